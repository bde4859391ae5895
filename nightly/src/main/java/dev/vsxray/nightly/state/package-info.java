/** Files that the tool keeps for itself: readable by their owner alone, and never half written. */
@NullMarked
package dev.vsxray.nightly.state;

import org.jspecify.annotations.NullMarked;

/** Decides whether there is something to tell, tells it on every channel, and says what did not arrive. */
@NullMarked
package dev.vsxray.nightly.notify;

import org.jspecify.annotations.NullMarked;

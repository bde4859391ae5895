/** Programs of the system, started without a shell. Whoever needs one is given a {@link Programs}. */
@NullMarked
package dev.vsxray.nightly.program;

import org.jspecify.annotations.NullMarked;

/** One night: scan, compare with the last good one, write, tell, remember. */
@NullMarked
package dev.vsxray.nightly.run;

import org.jspecify.annotations.NullMarked;

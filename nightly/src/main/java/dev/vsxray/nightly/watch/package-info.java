/** Notices extensions as they are installed or updated, and when they are ready to be read. Scans nothing itself. */
@NullMarked
package dev.vsxray.nightly.watch;

import org.jspecify.annotations.NullMarked;

/** The command that waits for extensions to be installed or updated. */
@NullMarked
package dev.vsxray.cli.watch;

import org.jspecify.annotations.NullMarked;

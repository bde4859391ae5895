/** Who asks: the start of the process and the list of all commands; what each is about is a package of its own. Nothing here scans. */
@NullMarked
package dev.vsxray.cli;

import org.jspecify.annotations.NullMarked;

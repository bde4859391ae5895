/** Commands for threat intelligence: its state, its feeds, its exchange and its signatures. */
@NullMarked
package dev.vsxray.cli.intelligence;

import org.jspecify.annotations.NullMarked;

/** Who asks: the commands, their options, their exit codes. Nothing here scans, judges or lays out a report. */
@NullMarked
package dev.vsxray.cli;

import org.jspecify.annotations.NullMarked;

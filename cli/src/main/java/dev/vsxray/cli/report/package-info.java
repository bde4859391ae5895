/** Commands and options that end in a report: formats, files, thresholds, differences, fleets. */
@NullMarked
package dev.vsxray.cli.report;

import org.jspecify.annotations.NullMarked;

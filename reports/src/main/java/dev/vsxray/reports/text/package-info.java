/** The report on a terminal: few lines, worst first, one summary line at the end. */
@NullMarked
package dev.vsxray.reports.text;

import org.jspecify.annotations.NullMarked;

/** What of a report is shown: the only place that leaves something out, so that every format shows the same. */
@NullMarked
package dev.vsxray.reports.selection;

import org.jspecify.annotations.NullMarked;

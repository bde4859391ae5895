/** The JSON report, source of truth for every other format; its contract is {@code docs/schema/report-1.json}. */
@NullMarked
package dev.vsxray.reports.json;

import org.jspecify.annotations.NullMarked;

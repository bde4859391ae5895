/** Comma-separated values for spreadsheets: extensions, findings, places. */
@NullMarked
package dev.vsxray.reports.csv;

import org.jspecify.annotations.NullMarked;

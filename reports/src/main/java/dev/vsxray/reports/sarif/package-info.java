/** SARIF 2.1.0, one run per report, within the limits of GitHub code scanning. */
@NullMarked
package dev.vsxray.reports.sarif;

import org.jspecify.annotations.NullMarked;

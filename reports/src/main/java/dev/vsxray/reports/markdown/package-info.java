/** A summary that fits a pull-request comment. */
@NullMarked
package dev.vsxray.reports.markdown;

import org.jspecify.annotations.NullMarked;

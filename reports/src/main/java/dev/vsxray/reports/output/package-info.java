/** Files that are there as a whole or not at all. */
@NullMarked
package dev.vsxray.reports.output;

import org.jspecify.annotations.NullMarked;

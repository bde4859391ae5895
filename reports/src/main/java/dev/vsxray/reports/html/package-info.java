/**
 * The report as one HTML file that needs nothing else: no request, no storage, no script but its own. The templates in
 * {@code src/main/jte} lay out the values of this package and decide nothing.
 */
@NullMarked
package dev.vsxray.reports.html;

import org.jspecify.annotations.NullMarked;

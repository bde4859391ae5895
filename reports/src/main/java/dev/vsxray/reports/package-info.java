/** What to say: every format in which a report can be written. A format says what the report holds, in its order. */
@NullMarked
package dev.vsxray.reports;

import org.jspecify.annotations.NullMarked;

/** Making text of scanned files harmless and visible. Every format that people read goes through here. */
@NullMarked
package dev.vsxray.reports.untrusted;

import org.jspecify.annotations.NullMarked;

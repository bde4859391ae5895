/** Sentences that several formats share, so that they say the same thing in the same words. */
@NullMarked
package dev.vsxray.reports.wording;

import org.jspecify.annotations.NullMarked;

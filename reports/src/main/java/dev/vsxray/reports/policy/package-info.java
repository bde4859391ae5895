/** What the editor itself is told to allow, from verdicts and decisions. */
@NullMarked
package dev.vsxray.reports.policy;

import org.jspecify.annotations.NullMarked;

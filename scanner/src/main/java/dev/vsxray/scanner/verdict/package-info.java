/** Turns findings and coverage into a verdict and a score. {@code docs/verdicts.md} says the same in prose. */
@NullMarked
package dev.vsxray.scanner.verdict;

import org.jspecify.annotations.NullMarked;

/**
 * Matches JavaScript regular expressions as JavaScript does, within a step budget.
 *
 * <p>Knows text only: no values, no taint. {@code java.util.regex} is not used, because it is neither the same
 * language nor bounded; a hostile pattern here ends in {@link dev.vsxray.scanner.javascript.regexp.Outcome.OutOfSteps}.
 */
@NullMarked
package dev.vsxray.scanner.javascript.regexp;

import org.jspecify.annotations.NullMarked;

/**
 * Patterns to look for in text, compiled from the rules: literals first, so that one pass over the bytes serves all
 * patterns, and linear-time regular expressions only in a window around a literal. What looks for them is elsewhere.
 */
@NullMarked
package dev.vsxray.signatures.pattern;

import org.jspecify.annotations.NullMarked;

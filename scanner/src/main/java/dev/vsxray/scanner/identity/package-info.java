/**
 * Recognises extensions that pass themselves off as well-known ones: ids one letter away, the same display name under
 * another publisher, publishers that look like trusted ones. Facts only; whether that is an attack is for the rules.
 */
@NullMarked
package dev.vsxray.scanner.identity;

import org.jspecify.annotations.NullMarked;

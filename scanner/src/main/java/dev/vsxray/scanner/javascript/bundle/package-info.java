/**
 * Splits a bundle into its modules and names the npm packages they came from, where the bundle says so: by the keys of its
 * table of modules, by comments, or by its source map. Where it says nothing, nothing is guessed; and what it says is a
 * claim of whoever made it.
 */
@NullMarked
package dev.vsxray.scanner.javascript.bundle;

import org.jspecify.annotations.NullMarked;

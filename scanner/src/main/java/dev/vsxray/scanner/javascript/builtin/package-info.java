/**
 * The built-in objects of JavaScript and the pure modules of Node.js: evaluation of values, never of effects.
 *
 * <p>Exact where everything is known, within bounds; where something is not, results keep the facts and the known parts
 * of what went in. One class is one family; {@link dev.vsxray.scanner.javascript.builtin.Builtins} installs them all.
 * No host object exists here, and nothing here reads a clock, a file or randomness.
 */
@NullMarked
package dev.vsxray.scanner.javascript.builtin;

import org.jspecify.annotations.NullMarked;

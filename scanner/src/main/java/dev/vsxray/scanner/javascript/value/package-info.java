/**
 * What an expression of a scanned script can be: constants, objects, names of the API catalogue, and unknowns that
 * carry facts about where they came from.
 *
 * <p>Values only. How a program is executed lives in {@code machine}; the pure functions of the language live in
 * {@code builtin} and call back through {@link dev.vsxray.scanner.javascript.value.Calls}, so that a built-in never
 * sees the machine. Nothing here touches a file, a clock or the network: a host object is only ever a name.
 */
@NullMarked
package dev.vsxray.scanner.javascript.value;

import org.jspecify.annotations.NullMarked;

/**
 * Finds what is to be scanned: the extensions of every editor on a machine, or those under given paths. Reads the
 * editors' own lists; opens no package.
 */
@NullMarked
package dev.vsxray.scanner.locate;

import org.jspecify.annotations.NullMarked;

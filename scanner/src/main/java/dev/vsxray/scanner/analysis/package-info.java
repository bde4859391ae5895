/**
 * Reads one package whole: manifest, every file, the program its scripts make. The one place where the readers meet; it
 * gives features and gaps and has no opinion on them.
 */
@NullMarked
package dev.vsxray.scanner.analysis;

import org.jspecify.annotations.NullMarked;

/**
 * Reads JavaScript that was written to be hard to read: a tolerant, bounded parser and the tree it makes.
 *
 * <p>Knows text and syntax only. What a name means, what a value is and where data goes live in
 * {@code fold}, {@code resolve} and {@code flow}, which build on this package; nothing here may look at them.
 */
@NullMarked
package dev.vsxray.scanner.javascript.syntax;

import org.jspecify.annotations.NullMarked;

/**
 * Text as the readers see it: bytes decoded with exact places, and the collector of what is observed. Every reader of
 * files builds on this; it knows no file format.
 */
@NullMarked
package dev.vsxray.scanner.text;

import org.jspecify.annotations.NullMarked;

/**
 * Turns numbers, text and bytes into one another exactly as JavaScript and Node.js do: number formats, Base64, hex,
 * character encodings, percent coding, decompression, ciphers and digests.
 *
 * <p>Pure functions on Java values with bounded results. They know nothing of the values of a script.
 */
@NullMarked
package dev.vsxray.scanner.javascript.codec;

import org.jspecify.annotations.NullMarked;

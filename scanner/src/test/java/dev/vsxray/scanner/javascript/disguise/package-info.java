/**
 * Writes inert programs in every disguise we know, for tests that ask whether what they do can still be read.
 *
 * <p>A test tool: payloads name hosts under {@code .example} and {@code .invalid} only, and nothing here is ever run.
 */
@NullMarked
package dev.vsxray.scanner.javascript.disguise;

import org.jspecify.annotations.NullMarked;

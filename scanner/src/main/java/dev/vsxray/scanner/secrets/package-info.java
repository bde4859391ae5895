/**
 * Secrets shipped by mistake, or used by malware: tokens, keys, credential files. Recognised by format and checksum, never
 * tried. A secret never leaves this package but masked.
 */
@NullMarked
package dev.vsxray.scanner.secrets;

import org.jspecify.annotations.NullMarked;

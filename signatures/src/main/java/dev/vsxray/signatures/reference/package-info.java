/** Reference data that accuses nobody: well-known extensions, where language models answer, libraries that send telemetry. */
@NullMarked
package dev.vsxray.signatures.reference;

import org.jspecify.annotations.NullMarked;

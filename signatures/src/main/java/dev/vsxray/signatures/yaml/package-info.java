/** Reads files that people write in YAML, and tells each mistake with its place. Knows nothing of what the files say. */
@NullMarked
package dev.vsxray.signatures.yaml;

import org.jspecify.annotations.NullMarked;

package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Gap;
import java.util.Optional;

/**
 * The bytes of a file as far as they could be read.
 *
 * @param bytes from the start of the file; all of it where {@code gap} is empty. Not copied: callers must not write to it
 * @param gap why the rest is missing
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes: copied nowhere, compared nowhere
public record FileContent(byte[] bytes, Optional<Gap> gap) {

    public boolean complete() {
        return gap.isEmpty();
    }
}

package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.model.Gap;
import java.io.IOException;

/** Words for what could not be read. */
final class Gaps {

    private Gaps() {}

    static Gap of(String file, IOException failure) {
        if (failure instanceof LimitReachedException reached) {
            return limit(file, String.valueOf(reached.getMessage()), reached.limit());
        }
        if (failure instanceof RefusedException) {
            return unreadable(file, String.valueOf(failure.getMessage()));
        }
        // The message of the operating system or the codec is left out: it names paths of this machine, and it
        // differs between Java versions.
        return unreadable(file, "could not be read: " + failure.getClass().getSimpleName());
    }

    static Gap limit(String file, String reason, String limit) {
        return new Gap(file, Gap.Kind.LIMIT, reason, limit);
    }

    static Gap unreadable(String file, String reason) {
        return new Gap(file, Gap.Kind.UNREADABLE, reason, "");
    }
}

package dev.vsxray.scanner.content;

import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.Optional;

/**
 * Tells which tool made a script. Nothing is believed of a script because of it: it says how the code is laid out, and
 * anybody can write the same names.
 */
final class BundleReader {

    /** The runtime of a bundler begins the script or ends it. Read of each end, in characters. */
    private static final int END = 64 * 1024;

    private BundleReader() {}

    static void read(ReadableText source, Observations observations) {
        String text = source.text();
        if (text.length() <= 2 * END) {
            tell(source, text, 0, observations);
        } else if (!tell(source, text.substring(0, END), 0, observations)) {
            int from = text.length() - END;
            tell(source, text.substring(from), from, observations);
        }
    }

    private static boolean tell(ReadableText source, String part, int from, Observations observations) {
        for (Bundler bundler : Bundler.values()) {
            Optional<Bundler.Mark> mark = bundler.markIn(part);
            if (mark.isPresent()) {
                observations.trait(
                        "bundle",
                        source.evidence(
                                from + mark.get().start(),
                                from + mark.get().end(),
                                "Written by " + bundler.word() + ", by the code it adds"),
                        Facts.of("by", bundler.word()));
                return true;
            }
        }
        return false;
    }
}

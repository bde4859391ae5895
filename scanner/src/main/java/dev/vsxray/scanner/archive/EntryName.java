package dev.vsxray.scanner.archive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The name of an archive entry, made safe. Parts are joined by {@code /}; what could lead elsewhere is percent-encoded,
 * so that two different names stay different and a reader still sees what was written.
 *
 * @param path safe path: no leading {@code /}, no empty part, no {@code .} or {@code ..}, no NUL, no drive
 * @param oddities what was wrong with the name as written
 */
record EntryName(String path, Set<Oddity> oddities) {

    /** What only a name made up to mislead shows. */
    enum Oddity {
        ABSOLUTE_PATH("absolute-path-entry", "an entry's name is an absolute path"),
        BACKSLASH("backslash-entry", "an entry's name has backslashes"),
        NUL("nul-entry", "an entry's name has a NUL"),
        PATH_TRAVERSAL("path-traversal-entry", "an entry's name leads out of the folder it is unpacked to");

        private final String trait;
        private final String note;

        Oddity(String trait, String note) {
            this.trait = trait;
            this.note = note;
        }

        String trait() {
            return trait;
        }

        String note() {
            return note;
        }
    }

    /** UTF-16 code units. */
    private static final int MAX_SHOWN = 80;

    static EntryName of(String written) {
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        String name = written;
        if (name.indexOf('\\') >= 0) {
            oddities.add(Oddity.BACKSLASH);
            name = name.replace('\\', '/');
        }
        if (name.startsWith("/")) {
            oddities.add(Oddity.ABSOLUTE_PATH);
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                oddities.add(Oddity.PATH_TRAVERSAL);
                parts.add("%2E%2E");
                continue;
            }
            if (parts.isEmpty() && part.length() >= 2 && part.charAt(1) == ':' && isLetter(part.charAt(0))) {
                oddities.add(Oddity.ABSOLUTE_PATH);
                part = part.charAt(0) + "%3A" + part.substring(2);
            }
            if (part.indexOf('\0') >= 0) {
                oddities.add(Oddity.NUL);
                part = part.replace("\0", "%00");
            }
            parts.add(part);
        }
        return new EntryName(String.join("/", parts), oddities);
    }

    /** As much of a path that is too long as is shown. */
    static String start(String path) {
        return path.substring(0, Math.min(MAX_SHOWN, path.length()));
    }

    /** A path of this machine's file system, relative to a folder, with {@code /} between its parts. */
    static String portable(String path, char separator) {
        return path.replace(separator, '/');
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}

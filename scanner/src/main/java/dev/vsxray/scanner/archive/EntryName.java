package dev.vsxray.scanner.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The name of an archive entry, made safe. Parts are joined by {@code /}; what could lead elsewhere is percent-encoded,
 * so that two different names stay different and a reader still sees what was written.
 *
 * @param path safe path: no leading {@code /}, no empty part, no {@code .} or {@code ..}, no NUL, no drive
 * @param oddities what was wrong with the name as written, as names of traits
 */
record EntryName(String path, Set<String> oddities) {

    /** UTF-16 code units. */
    private static final int MAX_SHOWN = 80;

    static EntryName of(String written) {
        Set<String> oddities = new TreeSet<>();
        String name = written;
        if (name.indexOf('\\') >= 0) {
            oddities.add("backslash-entry");
            name = name.replace('\\', '/');
        }
        if (name.startsWith("/")) {
            oddities.add("absolute-path-entry");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                oddities.add("path-traversal-entry");
                parts.add("%2E%2E");
                continue;
            }
            if (parts.isEmpty() && part.length() >= 2 && part.charAt(1) == ':' && isLetter(part.charAt(0))) {
                oddities.add("absolute-path-entry");
                part = part.charAt(0) + "%3A" + part.substring(2);
            }
            if (part.indexOf('\0') >= 0) {
                oddities.add("nul-entry");
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
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}

package dev.vsxray.signatures.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Pointer (RFC 6901) in which the part {@code *} stands for any one part and {@code **} for any number of them:
 * {@code /contributes/commands/*}{@code /command}.
 *
 * <p>A path names a leaf, or an object or array by what is in it: {@code /contributes/themes} is there when any leaf
 * lies below. An empty object or array has no leaf and is not there.
 */
public record ManifestPath(String written) {

    /** @throws IllegalArgumentException when it does not start with {@code /} */
    public ManifestPath {
        if (!written.startsWith("/")) {
            throw new IllegalArgumentException("a manifest path starts with \"/\": " + written);
        }
    }

    /** Whether the leaf at {@code pointer} is what the path names. */
    public boolean names(String pointer) {
        if (!beginsAlike(pointer)) {
            return false;
        }
        List<String> parts = parts(pointer);
        return match(parts(written), parts) == parts.size();
    }

    /** The part of {@code pointer} that the path names, when the leaf lies there or below. */
    public Optional<String> prefixIn(String pointer) {
        if (!beginsAlike(pointer)) {
            return Optional.empty();
        }
        List<String> parts = parts(pointer);
        int length = match(parts(written), parts);
        return length < 0 ? Optional.empty() : Optional.of("/" + String.join("/", parts.subList(0, length)));
    }

    /** Whether what stands before the first {@code *} stands in the pointer too: told without taking either apart, for most is not. */
    private boolean beginsAlike(String pointer) {
        int star = written.indexOf("/*");
        return written.indexOf('~') >= 0 || pointer.regionMatches(0, written, 0, star < 0 ? written.length() : star);
    }

    /** How many parts of the pointer the path takes, as many as possible, or -1. */
    private static int match(List<String> path, List<String> pointer) {
        if (path.isEmpty()) {
            return 0;
        }
        String first = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (first.equals("**")) {
            for (int skipped = pointer.size(); skipped >= 0; skipped--) {
                int taken = match(rest, pointer.subList(skipped, pointer.size()));
                if (taken >= 0) {
                    return skipped + taken;
                }
            }
            return -1;
        }
        if (pointer.isEmpty() || !(first.equals("*") || first.equals(pointer.get(0)))) {
            return -1;
        }
        int taken = match(rest, pointer.subList(1, pointer.size()));
        return taken < 0 ? -1 : taken + 1;
    }

    private static List<String> parts(String pointer) {
        List<String> parts = new ArrayList<>();
        if (pointer.length() > 1) {
            for (String part : pointer.substring(1).split("/", -1)) {
                parts.add(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return parts;
    }
}

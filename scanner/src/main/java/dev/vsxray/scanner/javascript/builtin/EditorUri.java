package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a {@code vscode.Uri} that is made of parts. The editor's names for the parts are those of RFC 3986: scheme,
 * authority, path, query, fragment.
 */
public final class EditorUri {

    /** The parts that are read; a path is the whole text, which says more to who reads it next. */
    private static final Set<String> PARTS = Set.of("scheme", "authority", "query", "fragment");

    private EditorUri() {}

    /** {@code Uri.from(parts)}. */
    public static Value from(Calls calls, Value parts) {
        return changed(calls, new UrlParts("", "", "", "", "", "", "", ""), Facts.NONE, parts);
    }

    /** {@code uri.with(changes)}: what is not named stays. */
    static Value with(Calls calls, Unknown uri, Value changes) {
        return changed(calls, UrlParts.of(uri.partial().orElse(Unknown.HOLE)), uri.facts(), changes);
    }

    /** A part of a URI, by its name; empty where the text is not known to be one's. */
    public static Optional<Value> part(Unknown uri, String name) {
        if (!PARTS.contains(name)) {
            return Optional.empty();
        }
        UrlParts parts = UrlParts.of(uri.partial().orElse(""));
        if (parts.hostname().isEmpty()) {
            return Optional.empty();
        }
        String part = switch (name) {
            case "scheme" -> scheme(parts);
            case "authority" -> parts.host();
            case "query" -> parts.query();
            default -> fragment(parts);
        };
        return Optional.of(Unknown.text(part, uri.facts()));
    }

    private static String scheme(UrlParts parts) {
        return parts.protocol().replace(":", "");
    }

    private static String fragment(UrlParts parts) {
        return parts.hash().replaceFirst("^#", "");
    }

    private static Value changed(Calls calls, UrlParts before, Facts facts, Value changes) {
        String scheme = part(calls, changes, "scheme", scheme(before));
        String authority = part(calls, changes, "authority", before.host());
        String path = part(calls, changes, "path", before.pathname());
        String query = part(calls, changes, "query", before.query());
        String fragment = part(calls, changes, "fragment", fragment(before));
        StringBuilder text = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
        if (!authority.isEmpty() || scheme.equals("file")) {
            text.append("//").append(authority);
        }
        text.append(authority.isEmpty() || path.isEmpty() || path.startsWith("/") ? path : "/" + path);
        text.append(query.isEmpty() ? "" : "?" + query).append(fragment.isEmpty() ? "" : "#" + fragment);
        return Unknown.text(text.toString(), facts.join(Values.deepFacts(changes)));
    }

    private static String part(Calls calls, Value parts, String name, String before) {
        Value part = calls.get(parts, name);
        return part == Undefined.UNDEFINED
                ? before
                : PartialText.of(calls, part).parts();
    }
}

package dev.vsxray.scanner.webview;

import dev.vsxray.scanner.content.HostKinds;
import dev.vsxray.scanner.model.Feature.HostKind;
import java.util.Locale;

/**
 * Where an attribute points.
 *
 * @param scheme lower case; empty for a relative address
 * @param host lower case without port; empty where there is none
 */
record Address(String scheme, String host, HostKind kind, boolean isUnknown) {

    static Address of(String written) {
        // Browsers drop blanks and control characters inside an address.
        String address = written.strip().replaceAll("[\\t\\n\\r]", "");
        String lower = address.toLowerCase(Locale.ROOT);
        if (isPlaceholder(lower)) {
            return new Address("", "", HostKind.LOCAL, true);
        }
        int colon = lower.indexOf(':');
        String scheme =
                colon > 0 && lower.substring(0, colon).matches("[a-z][a-z0-9+.-]*") ? lower.substring(0, colon) : "";
        String rest = scheme.isEmpty() ? lower : lower.substring(colon + 1);
        if (!rest.startsWith("//")) {
            return new Address(scheme, "", HostKind.LOCAL, false);
        }
        String authority = rest.substring(2).split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceAll(":\\d*$", "");
        host = host.replaceAll("^\\[|\\]$", "");
        return new Address(
                scheme.isEmpty() ? "https" : scheme,
                host,
                HostKinds.of(host),
                host.contains("${") || host.contains("{{"));
    }

    /** An address that starts with a piece the program puts in, such as {@code ${uri}} or {@code {{src}}}. */
    private static boolean isPlaceholder(String address) {
        return address.startsWith("${")
                || address.startsWith("{{")
                || address.startsWith("<%")
                || address.startsWith("\u2026");
    }

    /** True for a path. */
    boolean isRelative() {
        return scheme.isEmpty() && host.isEmpty() && !isUnknown;
    }

    /** True where the address leaves the machine, or names another program on it. */
    boolean isRemote() {
        return !host.isEmpty()
                && !isUnknown
                && (scheme.equals("http") || scheme.equals("https") || scheme.equals("ws") || scheme.equals("wss"));
    }
}

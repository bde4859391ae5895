package dev.vsxray.scanner.content;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the hosts a text names: in URLs of any scheme, as bare IPv4 addresses, and as a string that is a domain name and
 * nothing else. Identifiers that only look like URLs (XML namespaces, JSON schema ids) are not far ends and are left out.
 */
public final class HostReader {

    /** Longest URL kept, in characters; the limit most servers put on a request line is 8,192, the head is enough to see. */
    private static final int MAX_URL = 512;

    /** URLs told of per host and text: documentation links to one site by the hundred. */
    private static final int MAX_URLS_PER_HOST = 8;

    /** Longest host name, RFC 1035. */
    private static final int MAX_HOST = 253;

    /** Longest scheme looked back for. */
    private static final int MAX_SCHEME = 12;

    /**
     * Last labels accepted in a bare quoted name. Those that are also endings of file names or common property names
     * ({@code md}, {@code py}, {@code is}, {@code name}) are left out: such a name is found in a URL or not at all.
     */
    private static final Set<String> BARE_TOP_LEVEL = Set.of(
            "com", "net", "org", "xyz", "top", "site", "online", "ru", "su", "cn", "onion", "click", "shop", "store",
            "fun", "icu", "cloud", "tech", "space", "website", "host", "pro", "club", "live", "life", "invalid", "cc",
            "tk", "ml", "ga", "gq", "pw", "ws", "biz", "eu", "uk", "de", "fr", "nl", "pl", "ua", "by", "kz", "ir", "kp",
            "in", "jp", "kr", "br", "gg", "sbs", "cfd", "cyou", "monster", "buzz", "rest", "network", "zone");

    /** Accepted only with three labels or more: {@code socket.io} is a package, {@code a.b.io} is a host. */
    private static final Set<String> BARE_WITH_SUBDOMAIN =
            Set.of("io", "dev", "app", "ai", "co", "me", "sh", "so", "to", "info", "link", "run", "example");

    private HostReader() {}

    public static void read(ReadableText source, Observations observations) {
        Search search = new Search(source, observations);
        search.urls();
        search.addresses();
        search.quotedNames();
    }

    private static final class Search {
        private final ReadableText source;
        private final String text;
        private final Observations observations;
        /** What was told already, and how often each host; looked up only. */
        private final Set<String> seen = new HashSet<>();

        private final Map<String, Integer> urlsOf = new HashMap<>();

        Search(ReadableText source, Observations observations) {
            this.source = source;
            this.text = source.text();
            this.observations = observations;
        }

        void urls() {
            for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
                int start = schemeStart(at);
                if (start == at || isIdentifier(start)) {
                    continue;
                }
                url(start, at + 3);
            }
        }

        private int schemeStart(int colon) {
            int start = colon;
            while (start > 0 && colon - start < MAX_SCHEME && isSchemeCharacter(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        private void url(int start, int authority) {
            int end = authority;
            while (end < text.length() && end - start < MAX_URL && isUrlCharacter(text.charAt(end))) {
                end++;
            }
            int hostEnd = authority;
            int hostStart = authority;
            while (hostEnd < end && "/?#\\".indexOf(text.charAt(hostEnd)) < 0) {
                if (text.charAt(hostEnd) == '@') {
                    hostStart = hostEnd + 1;
                }
                hostEnd++;
            }
            String host = withoutPort(text.substring(hostStart, hostEnd));
            if (isHost(host)) {
                String scheme = text.substring(start, authority - 3).toLowerCase(Locale.ROOT);
                if (!scheme.equals("file") && !scheme.startsWith("vscode")) {
                    tell(host, trimmed(start, end), start, end);
                }
            }
        }

        private String trimmed(int start, int end) {
            int to = end;
            while (to > start && ".,;:!)]}'".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            return text.substring(start, to);
        }

        /** IPv4 addresses that stand alone in quotes, before a port, or after a blank: not versions, not OIDs. */
        void addresses() {
            int i = 0;
            while ((i = nextDot(i)) >= 0) {
                int start = i;
                while (start > 0 && i - start < 3 && isDigit(text.charAt(start - 1))) {
                    start--;
                }
                int end = i;
                while (end < text.length()
                        && end - start < 16
                        && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
                    end++;
                }
                if (start < i && isAddressAt(start, end)) {
                    String address = text.substring(start, end);
                    tell(address, address, start, end);
                }
                i = Math.max(i + 1, end);
            }
        }

        private int nextDot(int from) {
            return text.indexOf('.', from);
        }

        private boolean isAddressAt(int start, int end) {
            String candidate = text.substring(start, end);
            if (!isDottedQuad(candidate) || candidate.endsWith(".0")) {
                return false;
            }
            char before = start == 0 ? ' ' : text.charAt(start - 1);
            char after = end == text.length() ? ' ' : text.charAt(end);
            boolean quoted = isQuote(before) && before == after;
            boolean withPort = after == ':' && end + 1 < text.length() && isDigit(text.charAt(end + 1));
            boolean argument = before == ' '
                    && (after == ' ' || after == '\n')
                    && source.path().matches("(?i).*\\.(sh|bash|ps1|bat|cmd|py|vbs)");
            return (quoted
                    || withPort && !isWord(before) && before != '.' && before != '-' && before != '/'
                    || argument);
        }

        void quotedNames() {
            for (int i = 0; i < text.length(); i++) {
                char quote = text.charAt(i);
                if (!isQuote(quote)) {
                    continue;
                }
                int end = i + 1;
                int dots = 0;
                int lastDot = -1;
                while (end < text.length() && end - i <= MAX_HOST && isHostCharacter(text.charAt(end))) {
                    if (text.charAt(end) == '.') {
                        dots++;
                        lastDot = end;
                    }
                    end++;
                }
                if (dots > 0 && end < text.length() && text.charAt(end) == quote) {
                    quotedName(i + 1, end, lastDot, dots);
                    i = end;
                } else {
                    // No quote is among the characters of a host.
                    i = end - 1;
                }
            }
        }

        private void quotedName(int start, int end, int lastDot, int dots) {
            String top = text.substring(lastDot + 1, end).toLowerCase(Locale.ROOT);
            if (BARE_TOP_LEVEL.contains(top) || dots > 1 && BARE_WITH_SUBDOMAIN.contains(top)) {
                String name = text.substring(start, end);
                // A key such as "editor.action.in" is camel case or has an underscore; host names are written small.
                if (isHost(name) && name.equals(name.toLowerCase(Locale.ROOT)) && name.indexOf('_') < 0) {
                    tell(name, name, start, end);
                }
            }
        }

        private void tell(String host, String url, int start, int end) {
            String name = canonical(host);
            if (seen.add(name + " " + url) && urlsOf.merge(name, 1, Integer::sum) <= MAX_URLS_PER_HOST) {
                observations.add(new Feature.Host(
                        name, HostKinds.of(name), url, source.evidence(start, end, "Names the host " + name)));
            }
        }

        /** True for {@code xmlns="…"}, {@code "$schema": "…"} and such: a name in the form of a URL. */
        private boolean isIdentifier(int start) {
            String before = text.substring(Math.max(0, start - 40), start).stripTrailing();
            if (!before.isEmpty() && isQuote(before.charAt(before.length() - 1))) {
                before = before.substring(0, before.length() - 1).stripTrailing();
            }
            if (before.endsWith("=") || before.endsWith(":")) {
                String key = before.substring(0, before.length() - 1).stripTrailing();
                int lineStart = key.lastIndexOf('\n') + 1;
                String line = key.substring(lineStart);
                return line.matches(".*\\bxmlns(:\\w+)?$") || line.matches(".*\"\\$(schema|id|ref)\"$");
            }
            return false;
        }
    }

    /** Lower case, without the trailing dot, and an address in another spelling as a dotted quad. */
    static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        String spelled = name;
        return HostKinds.ipv4(name)
                .map(o -> o[0] + "." + o[1] + "." + o[2] + "." + o[3])
                .orElse(spelled);
    }

    private static String withoutPort(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            return close < 0 ? authority : authority.substring(0, close + 1);
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > MAX_HOST) {
            return false;
        }
        if (host.startsWith("[")) {
            return host.matches("\\[[0-9a-fA-F:.]{2,45}]");
        }
        boolean letterOrDigit = false;
        for (int i = 0; i < host.length(); i++) {
            if (!isHostCharacter(host.charAt(i))) {
                return false;
            }
            letterOrDigit |= Character.isLetterOrDigit(host.charAt(i));
        }
        boolean dotted = host.indexOf('.') > 0 || host.equalsIgnoreCase("localhost") || isDigit(host.charAt(0));
        return letterOrDigit && dotted && !host.contains("..") && !host.startsWith("-") && !host.startsWith(".");
    }

    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || Integer.parseInt(part) > 255
                    || part.length() > 1 && part.charAt(0) == '0') {
                return false;
            }
        }
        return !parts[0].equals("0");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Letters of all scripts count: internationalised names are hosts too. */
    private static boolean isHostCharacter(char c) {
        return isWord(c) || c == '.' || c == '-' || c > 0xA0 && Character.isLetterOrDigit(c);
    }

    private static boolean isSchemeCharacter(char c) {
        return isWord(c) && c != '_' || c == '+' || c == '-' || c == '.';
    }

    private static boolean isUrlCharacter(char c) {
        return c > ' ' && "\"'`<>{}|^$".indexOf(c) < 0 && c != 0x7F;
    }
}

package dev.vsxray.scanner.match;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and path found in the text that names a far end: a URL, {@code host:port}, a bare host.
 *
 * @param host lower case, without user, port and brackets
 * @param path with its leading slash, query and fragment, or empty
 */
record Destination(String host, String path) {

    /** What stands for text that is not known, in the values that folding makes. */
    private static final char UNKNOWN_PART = '…';

    /** What a path of Windows on another machine begins with. */
    private static final String SHARE = "\\\\";

    /** How {@code ssh}, {@code scp} and {@code rsync} are told an account at another machine. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:^|[\\s\"'=])[\\w.+-]{1,60}@((?:[\\w-]{1,63}\\.){1,8}[A-Za-z0-9]{1,20})(?=$|[\\s:/\"'])");

    /** Nothing for text that names no host, such as a command, a path or {@code https://…/x}. */
    static Optional<Destination> in(String text) {
        int scheme = text.indexOf("://");
        boolean isShare = text.startsWith("//") || text.startsWith(SHARE);
        String rest = scheme >= 0 ? text.substring(scheme + 3) : isShare ? text.substring(2) : text;
        // On a command line an address ends where the next word begins.
        int end = firstOf(rest, scheme >= 0 ? "/?# \"'`|;)\n" : "/?#\\");
        String authority = rest.substring(0, end);
        String host = ofKnownDomain(withoutPort(authority.substring(authority.lastIndexOf('@') + 1)));
        boolean named = scheme >= 0 || isShare || looksLikeHost(host);
        Matcher account = ACCOUNT.matcher(text);
        if (!named && account.find()) {
            return Optional.of(new Destination(account.group(1).toLowerCase(Locale.ROOT), ""));
        }
        if (!named || host.isEmpty() || host.indexOf(UNKNOWN_PART) >= 0 || host.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Destination(host.toLowerCase(Locale.ROOT), rest.substring(end)));
    }

    /** Whoever owns the domain owns what stands before it: where only that is not known, it is taken for some name. */
    private static String ofKnownDomain(String host) {
        int unknown = host.lastIndexOf(UNKNOWN_PART);
        int domain = host.indexOf('.', unknown + 1);
        boolean known = unknown >= 0 && domain > unknown && host.indexOf('.', domain + 1) > domain + 1;
        return known ? host.replace(UNKNOWN_PART, 'x') : host;
    }

    /** Without a scheme, only a dotted name or an address is taken for a host. */
    private static boolean looksLikeHost(String host) {
        boolean plain = host.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._:".indexOf(c) >= 0);
        return plain && (host.indexOf('.') > 0 && !host.endsWith(".") || host.equals("localhost"));
    }

    private static String withoutPort(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            return close < 0 ? "" : authority.substring(1, close);
        }
        int colon = authority.indexOf(':');
        boolean address = colon >= 0 && authority.indexOf(':', colon + 1) >= 0;
        return colon < 0 || address ? authority : authority.substring(0, colon);
    }

    private static int firstOf(String text, String stops) {
        int end = 0;
        while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}

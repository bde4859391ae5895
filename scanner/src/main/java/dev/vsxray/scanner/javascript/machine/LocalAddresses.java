package dev.vsxray.scanner.javascript.machine;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which URLs stay on this machine. */
final class LocalAddresses {

    /** What stands for a host that the code did not have when it put the address together. */
    private static final Pattern NOTHING = Pattern.compile("(?:undefined|null|NaN)(?![\\w.-])");

    private LocalAddresses() {}

    /** True for a URL, or host, of the loopback interface and for a content in an address; false for a path or a host that is not known. */
    static boolean isLocal(String url) {
        String text = url.toLowerCase(Locale.ROOT);
        if (text.startsWith("data:") || text.startsWith("blob:")) {
            // The address is the content.
            return true;
        }
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int at = rest.indexOf('@');
        int slash = rest.indexOf('/');
        if (at >= 0 && (slash < 0 || at < slash)) {
            rest = rest.substring(at + 1);
        }
        return startsWithHost(rest, "localhost")
                || startsWithHost(rest, "[::1]")
                || startsWithHost(rest, "0.0.0.0")
                || rest.startsWith("127.")
                        && rest.chars().limit(4).filter(c -> c == '.').count() == 1
                || rest.startsWith("//./pipe/")
                || rest.startsWith("\\\\.\\pipe\\");
    }

    /** True for a URL whose host begins with something that is not known, or that has none yet: a text before it is filled. */
    static boolean hasUnknownHost(String url) {
        int scheme = url.indexOf("://");
        String rest = scheme < 0 ? url : url.substring(scheme + 3);
        return rest.startsWith("…")
                || NOTHING.matcher(rest).lookingAt()
                || scheme >= 0 && (rest.isEmpty() || rest.startsWith("/"));
    }

    private static boolean startsWithHost(String text, String host) {
        if (!text.startsWith(host)) {
            return false;
        }
        return text.length() == host.length() || ":/?#".indexOf(text.charAt(host.length())) >= 0;
    }
}

package dev.vsxray.scanner.audit;

import java.util.Locale;

/** Takes URLs apart. Lenient: what is scanned holds many that no parser would accept. */
final class Urls {

    /** UTF-16 code units that are looked at; host and path stand at the start. */
    private static final int LONGEST = 2_000;

    private Urls() {}

    static String bounded(String url) {
        return url.length() <= LONGEST ? url : url.substring(0, LONGEST);
    }

    /** Host in lower case, without user and port; empty where there is none. */
    static String host(String url) {
        String authority = authority(url);
        int port = authority.indexOf(':');
        return (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    /** Digits of the port; empty where none is named. */
    static String port(String url) {
        String authority = authority(url);
        int colon = authority.lastIndexOf(':');
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return port.chars().allMatch(Character::isDigit) ? port : "";
    }

    /** From the first slash after the host; empty where there is none. */
    static String path(String url) {
        String rest = withoutScheme(bounded(url));
        int slash = rest.indexOf('/');
        return slash < 0 ? "" : rest.substring(slash);
    }

    private static String authority(String url) {
        String rest = withoutScheme(bounded(url));
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String withoutScheme(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? url : url.substring(scheme + 3);
    }
}

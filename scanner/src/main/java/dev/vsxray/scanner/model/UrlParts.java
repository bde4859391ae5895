package dev.vsxray.scanner.model;

import java.util.Locale;

/**
 * A URL taken apart leniently: what is scanned holds many that no parser would accept.
 *
 * @param host lower case, without user, port and brackets; empty where there is none
 * @param port digits; empty where none is named
 * @param path from the first slash after the host, with query and fragment; empty where there is none
 */
public record UrlParts(String host, String port, String path) {

    /** UTF-16 code units that are looked at; host and path stand at the start. */
    private static final int LONGEST = 2_000;

    /** @param url with or without a scheme */
    public static UrlParts of(String url) {
        String bounded = url.length() <= LONGEST ? url : url.substring(0, LONGEST);
        int scheme = bounded.indexOf("://");
        String rest = scheme < 0 ? bounded : bounded.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String place = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return new UrlParts(host(place), port(place), rest.startsWith("/", end) ? rest.substring(end) : "");
    }

    private static String host(String place) {
        if (place.startsWith("[")) {
            int close = place.indexOf(']');
            return close < 0 ? "" : place.substring(1, close);
        }
        int colon = place.indexOf(':');
        return colon < 0 ? place : place.substring(0, colon);
    }

    private static String port(String place) {
        int colon = place.lastIndexOf(':');
        String port = colon < 0 ? "" : place.substring(colon + 1);
        return port.chars().allMatch(Character::isDigit) ? port : "";
    }
}

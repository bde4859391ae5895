package dev.vsxray.scanner.javascript.builtin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of a URL as the URL Standard names them, near enough for finding out where data goes. Works on texts with
 * holes: a part keeps the holes that lie in it.
 *
 * @param protocol with its colon, or empty for a relative reference
 * @param query without its question mark
 * @param hash with its sign, or empty
 */
record UrlParts(
        String protocol,
        String username,
        String password,
        String hostname,
        String port,
        String pathname,
        String query,
        String hash) {

    /** Schemes with an authority, and the port that is left out. */
    private static final Map<String, String> SPECIAL =
            Map.of("http:", "80", "https:", "443", "ws:", "80", "wss:", "443", "ftp:", "21", "file:", "");

    static UrlParts of(String text) {
        String rest = text.strip();
        int colon = rest.indexOf(':');
        boolean absolute = colon > 0 && isScheme(rest.substring(0, colon));
        String protocol = absolute ? rest.substring(0, colon + 1).toLowerCase(Locale.ROOT) : "";
        rest = absolute ? rest.substring(colon + 1) : rest;
        int sharp = rest.indexOf('#');
        String hash = sharp < 0 || sharp == rest.length() - 1 ? "" : rest.substring(sharp);
        rest = sharp < 0 ? rest : rest.substring(0, sharp);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        rest = mark < 0 ? rest : rest.substring(0, mark);
        boolean special = SPECIAL.containsKey(protocol);
        if (special) {
            rest = rest.replace('\\', '/');
        }
        if (!absolute || !rest.startsWith("//")) {
            return new UrlParts(protocol, "", "", "", "", rest, query, hash);
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        String path = slash < 0 ? special ? "/" : "" : rest.substring(slash);
        return withAuthority(protocol, authority, special ? normal(path) : path, query, hash);
    }

    private static UrlParts withAuthority(String protocol, String authority, String path, String query, String hash) {
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        String host = at < 0 ? authority : authority.substring(at + 1);
        int userColon = user.indexOf(':');
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String port = hasPort ? host.substring(colon + 1) : "";
        return new UrlParts(
                protocol,
                userColon < 0 ? user : user.substring(0, userColon),
                userColon < 0 ? "" : user.substring(userColon + 1),
                (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT),
                port.equals(SPECIAL.get(protocol)) ? "" : port,
                path,
                query,
                hash);
    }

    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    boolean isAbsolute() {
        return !protocol.isEmpty();
    }

    /** A reference relative to this. */
    UrlParts resolve(String reference) {
        if (reference.startsWith("//")) {
            return of(protocol + reference);
        }
        UrlParts other = of(reference);
        String path = other.pathname;
        boolean samePath = path.isEmpty();
        if (samePath) {
            path = pathname;
        } else if (!path.startsWith("/")) {
            path = pathname.substring(0, pathname.lastIndexOf('/') + 1) + path;
        }
        String nextQuery = samePath && other.query.isEmpty() ? query : other.query;
        return new UrlParts(protocol, username, password, hostname, port, normal(path), nextQuery, other.hash);
    }

    /** Without {@code .} and {@code ..}. */
    private static String normal(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".")) {
                kept.add(segments[i]);
                continue;
            }
            if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** {@code host:port}. */
    String host() {
        return port.isEmpty() ? hostname : hostname + ":" + port;
    }
}

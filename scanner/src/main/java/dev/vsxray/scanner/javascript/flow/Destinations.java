package dev.vsxray.scanner.javascript.flow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a flow goes, over all ways that were followed. */
final class Destinations {

    private static final Pattern HOST = Pattern.compile("^(\\w+://[^/?#:…]*)");

    private Destinations() {}

    /**
     * Without those that no way leads to: where a slash stands in one part of an address or in the other, following each
     * alternative of both makes one without any, whose host is another host and the first word of the path. A remainder
     * with a dot in it may be a host of its own and stays.
     */
    static List<String> real(List<String> destinations) {
        List<String> hosts = destinations.stream().map(Destinations::host).toList();
        return destinations.stream()
                .filter(destination -> hosts.stream().noneMatch(host -> isGluedTo(host, host(destination))))
                .toList();
    }

    private static boolean isGluedTo(String host, String longer) {
        return !host.isEmpty()
                && longer.length() > host.length()
                && longer.startsWith(host)
                && longer.substring(host.length()).matches("[a-zA-Z0-9_-]+");
    }

    private static String host(String destination) {
        Matcher host = HOST.matcher(destination);
        return host.find() ? host.group(1) : "";
    }
}

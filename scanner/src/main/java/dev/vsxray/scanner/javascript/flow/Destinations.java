package dev.vsxray.scanner.javascript.flow;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a flow goes, over all ways that were followed. */
final class Destinations {

    private static final Pattern HOST = Pattern.compile("^(\\w+://[^/?#:…]*)");

    private static final Pattern NAME = Pattern.compile("^(?:\\w+://)?([\\w-]+(?:\\.[\\w-]+)+)(?=[:/?#]|$)");

    private Destinations() {}

    /**
     * Without those that no way leads to: where a slash stands in one part of an address or in the other, following each
     * alternative of both makes one without any, whose host is another host and the first word of the path. A remainder
     * with a dot in it may be a host of its own and stays.
     */
    static List<String> real(List<String> destinations) {
        List<String> hosts = destinations.stream().map(Destinations::host).toList();
        Set<String> names = destinations.stream().map(Destinations::name).collect(Collectors.toSet());
        return destinations.stream()
                .filter(destination -> hosts.stream().noneMatch(host -> isGluedTo(host, host(destination))))
                .filter(destination -> names.stream().noneMatch(name -> isShortenedOf(name, name(destination))))
                .filter(destination -> names.stream().noneMatch(name -> isInsideOf(name, name(destination))))
                .toList();
    }

    /** Where a last slash is taken off in one way, the other way takes off the last letter. */
    private static boolean isShortenedOf(String name, String shorter) {
        return shorter.indexOf('.') > 0
                && name.length() == shorter.length() + 1
                && name.startsWith(shorter)
                && Character.isLetter(name.charAt(shorter.length()));
    }

    /** Where the brackets of an IPv6 address are taken off in one way, the other way takes off the first and the last letter. */
    private static boolean isInsideOf(String name, String shorter) {
        return shorter.indexOf('.') > 0 && name.length() == shorter.length() + 2 && name.startsWith(shorter, 1);
    }

    /** The host without its scheme, also where none is written. */
    private static String name(String destination) {
        Matcher name = NAME.matcher(destination);
        return name.find() ? name.group(1) : "";
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

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hosts of addresses that a call names: one function that talks to all servers of a program, or starts all of its
 * programs, is told by them to whom it talks this time.
 */
final class NamedHosts {

    private static final String SCHEME_ENDS = "://";

    /** In UTF-16 code units: an address stands near the start of what holds one, and its host is no longer than a name may be. */
    private static final int MAXIMUM_BEFORE = 200;

    private static final int MAXIMUM_HOST = 255;

    /** Lists and objects inside one another that are looked into: the options of a request, and its headers. */
    private static final int MAXIMUM_DEPTH = 3;

    /** Values that are looked at. */
    private static final int MAXIMUM_VALUES = 64;

    /** Elements and properties of one list or object. */
    private static final int MAXIMUM_MEMBERS = 24;

    private final SortedSet<String> hosts = new TreeSet<>();
    private int looked;

    private NamedHosts() {}

    static SortedSet<String> in(List<Value> arguments) {
        NamedHosts named = new NamedHosts();
        arguments.forEach(argument -> named.look(argument, MAXIMUM_DEPTH));
        return named.hosts;
    }

    /** Those of addresses and command lines. */
    static SortedSet<String> of(List<String> destinations) {
        NamedHosts named = new NamedHosts();
        destinations.forEach(named::inText);
        return named.hosts;
    }

    private void look(Value value, int depth) {
        for (Value alternative : Values.alternatives(value)) {
            if (++looked > MAXIMUM_VALUES) {
                return;
            }
            if (alternative instanceof Text text) {
                inText(text.value());
            } else if (alternative instanceof Unknown unknown) {
                unknown.partial().ifPresent(this::inText);
            } else if (depth > 0) {
                members(alternative).forEach(member -> look(member, depth - 1));
            }
        }
    }

    private static List<Value> members(Value holder) {
        if (holder instanceof ArrayObject array) {
            return array.elements().subList(0, Math.min(array.length(), MAXIMUM_MEMBERS));
        }
        List<Value> members = new ArrayList<>();
        if (holder instanceof PlainObject object && object.keys().size() <= MAXIMUM_MEMBERS) {
            for (String key : object.keys()) {
                Property member = object.find(key);
                if (member != null && !member.isAccessor()) {
                    members.add(member.value());
                }
            }
        }
        return members;
    }

    private void inText(String text) {
        int scheme = text.substring(0, Math.min(text.length(), MAXIMUM_BEFORE)).indexOf(SCHEME_ENDS);
        if (scheme <= 0) {
            return;
        }
        int host = scheme + SCHEME_ENDS.length();
        int end = host;
        while (end < text.length() && end - host < MAXIMUM_HOST && isOfHost(text.charAt(end))) {
            end++;
        }
        if (end > host) {
            hosts.add(text.substring(host, end));
        }
    }

    private static boolean isOfHost(char unit) {
        return unit != '/' && unit != '?' && unit != '#' && unit != '"' && unit != ' ';
    }
}

package dev.vsxray.online.http;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hosts one conversation may touch. A redirect to any other is not followed.
 *
 * @param names lower case; one that begins with a dot stands for every host below it
 */
public record HostScope(SortedSet<String> names) {

    public HostScope {
        TreeSet<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        names = Collections.unmodifiableSortedSet(lower);
    }

    public static HostScope of(String... names) {
        return new HostScope(new TreeSet<>(List.of(names)));
    }

    public boolean admits(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> name.startsWith(".") ? wanted.endsWith(name) : wanted.equals(name));
    }
}

package dev.vsxray.signatures.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which classes, such as {@code paste}, a host belongs to. A host belongs to the classes of the domains above it. */
public final class HostClasses {

    private static final String RESOURCE = "hosts.yaml";

    private final SortedSet<String> names;
    private final Map<String, SortedSet<String>> classesBySuffix = new TreeMap<>();

    /** @param suffixes of each class, such as {@code pastebin.com} */
    public HostClasses(Map<String, ? extends Collection<String>> suffixes) {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(suffixes.keySet()));
        suffixes.forEach((name, hosts) -> hosts.forEach(host -> classesBySuffix
                .computeIfAbsent(host.toLowerCase(Locale.ROOT), unused -> new TreeSet<>())
                .add(name)));
    }

    /** The classes that ship with the tool. */
    public static HostClasses shipped() {
        try (InputStream in = HostClasses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is missing");
            }
            Load load = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
            SortedMap<String, List<String>> suffixes = new TreeMap<>();
            if (load.loadFromInputStream(in) instanceof Map<?, ?> classes) {
                classes.forEach((name, hosts) -> suffixes.put(String.valueOf(name), texts(hosts)));
            }
            return new HostClasses(suffixes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(Object hosts) {
        return hosts instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The names of all classes. */
    public SortedSet<String> names() {
        return names;
    }

    /** @param host without port; an address is in no class */
    public SortedSet<String> of(String host) {
        SortedSet<String> classes = new TreeSet<>();
        for (String suffix = host.toLowerCase(Locale.ROOT); !suffix.isEmpty(); suffix = parent(suffix)) {
            classes.addAll(classesBySuffix.getOrDefault(suffix, Collections.emptySortedSet()));
        }
        return classes;
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }
}

package dev.vsxray.signatures.host;

import dev.vsxray.signatures.intelligence.AnalyticsHost;
import dev.vsxray.signatures.intelligence.Intelligence;
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

/**
 * Which classes, such as {@code paste}, a host belongs to. A host belongs to the classes of the domains above it. A
 * collector of the threat intelligence is in the class {@code analytics} and in that of its category, such as {@code
 * session-replay}.
 */
public final class HostClasses {

    private static final String RESOURCE = "hosts.yaml";

    private static final String ANALYTICS = "analytics";

    private final SortedSet<String> names;
    private final Intelligence intelligence;
    private final Map<String, SortedSet<String>> classesBySuffix = new TreeMap<>();

    /** @param suffixes of each class, such as {@code pastebin.com} */
    public HostClasses(Map<String, ? extends Collection<String>> suffixes, Intelligence intelligence) {
        this.intelligence = intelligence;
        SortedSet<String> all = new TreeSet<>(suffixes.keySet());
        all.add(ANALYTICS);
        for (AnalyticsHost.Category category : AnalyticsHost.Category.values()) {
            all.add(category.word());
        }
        names = Collections.unmodifiableSortedSet(all);
        suffixes.forEach((name, hosts) -> hosts.forEach(host -> classesBySuffix
                .computeIfAbsent(host.toLowerCase(Locale.ROOT), unused -> new TreeSet<>())
                .add(name)));
    }

    /** The classes that ship with the tool. */
    public static HostClasses shipped(Intelligence intelligence) {
        try (InputStream in = HostClasses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is missing");
            }
            Load load = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
            SortedMap<String, List<String>> suffixes = new TreeMap<>();
            if (load.loadFromInputStream(in) instanceof Map<?, ?> classes) {
                classes.forEach((name, hosts) -> suffixes.put(String.valueOf(name), texts(hosts)));
            }
            return new HostClasses(suffixes, intelligence);
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

    /**
     * @param host without port; an address is in no class
     * @param path of the URL, or empty where only the host is known
     */
    public SortedSet<String> of(String host, String path) {
        SortedSet<String> classes = new TreeSet<>();
        for (String suffix = host.toLowerCase(Locale.ROOT); !suffix.isEmpty(); suffix = parent(suffix)) {
            classes.addAll(classesBySuffix.getOrDefault(suffix, Collections.emptySortedSet()));
        }
        intelligence.analyticsHost(host, path).ifPresent(collector -> {
            classes.add(ANALYTICS);
            classes.add(collector.category().word());
        });
        return classes;
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }
}

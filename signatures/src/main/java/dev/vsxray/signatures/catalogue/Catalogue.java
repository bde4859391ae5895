package dev.vsxray.signatures.catalogue;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of APIs. Immutable. */
public final class Catalogue {

    /** A chain of aliases longer than this is a mistake in the data. */
    private static final int LONGEST_ALIAS_CHAIN = 4;

    private final SortedMap<String, ApiEntry> entries;

    /** The same, for the many looks of an analysis. */
    private final Map<String, ApiEntry> byName;

    private final Set<String> modules;
    private final Set<String> clients;
    private final FilePaths paths;
    private final List<LibraryClass> libraryClasses;
    private final List<LibraryObject> libraryObjects;
    private final SortedMap<String, String> through;

    /** @param through what data can go through, each with what happens to it there, in words */
    public Catalogue(
            Map<String, ApiEntry> entries,
            FilePaths paths,
            List<LibraryClass> libraryClasses,
            List<LibraryObject> libraryObjects,
            SortedMap<String, String> through) {
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.byName = new HashMap<>(entries);
        this.paths = paths;
        this.libraryClasses = List.copyOf(libraryClasses);
        this.libraryObjects = List.copyOf(libraryObjects);
        this.through = Collections.unmodifiableSortedMap(new TreeMap<>(through));
        this.modules = new HashSet<>();
        this.clients = new HashSet<>();
        for (ApiEntry entry : entries.values()) {
            modules.add(moduleOf(entry.api()));
            if (entry.sinks().stream().anyMatch(sink -> sink.to().equals("network-send"))) {
                clients.add(moduleOf(entry.api()));
            }
        }
    }

    /** The catalogue that ships with the tool. */
    public static Catalogue shipped() {
        return CatalogueReader.shipped();
    }

    /** What is known of this API itself, not of what it is another name for. */
    public Optional<ApiEntry> find(String api) {
        return Optional.ofNullable(byName.get(api));
    }

    /** The name under which the catalogue describes {@code api}: {@code node:fs.promises.readFile} is {@code node:fs/promises.readFile}. */
    public String canonical(String api) {
        String name = api;
        for (int hop = 0; hop < LONGEST_ALIAS_CHAIN; hop++) {
            String next = onceResolved(name);
            if (next.equals(name)) {
                return name;
            }
            name = next;
        }
        return name;
    }

    /** True for another name of something that has members beside those of it: {@code npm:fs-extra} is {@code node:fs} and more. */
    public boolean hasMembersOfItsOwn(String api) {
        return byName.containsKey(api)
                && byName.get(api).sameAs().isPresent()
                && !entries.subMap(api + ".", api + "/").isEmpty();
    }

    /** Replaces the longest leading part that is another name of something. */
    private String onceResolved(String api) {
        for (int end = api.length(); end > 0; end = api.lastIndexOf('.', end - 1)) {
            ApiEntry entry = byName.get(api.substring(0, end));
            if (entry != null && entry.sameAs().isPresent()) {
                return entry.sameAs().get() + api.substring(end);
            }
        }
        return api;
    }

    /** Whether anything is known of a module, such as {@code npm:axios}. */
    public boolean knowsModule(String module) {
        return modules.contains(module);
    }

    /** Whether a module is a client of the network: something of it sends a body or a message. */
    public boolean sendsByNetwork(String module) {
        return clients.contains(module);
    }

    public FilePaths paths() {
        return paths;
    }

    /** Classes of libraries by what stands in them. */
    public List<LibraryClass> libraryClasses() {
        return libraryClasses;
    }

    /** What libraries export, by the names of its members. */
    public List<LibraryObject> libraryObjects() {
        return libraryObjects;
    }

    /** What data can go through, each with what happens to it there: {@code json} is {@code encoded as JSON}. */
    public SortedMap<String, String> through() {
        return through;
    }

    /** Every entry, by name. */
    public SortedMap<String, ApiEntry> entries() {
        return entries;
    }

    /** Names of npm packages may hold dots, so a module is what stands before the first dot after the last slash. */
    private static String moduleOf(String api) {
        int dot = api.indexOf('.', Math.max(api.lastIndexOf('/'), 0));
        return dot < 0 ? api : api.substring(0, dot);
    }
}

package dev.vsxray.scanner.text;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The facts of a trait, as name and value. Values are words, whole numbers, {@code true} or {@code false}, or bounded text of the file. */
public final class Facts {

    /** Longest value kept, in UTF-16 units. */
    private static final int MAX_VALUE = 200;

    private final SortedMap<String, String> values = new TreeMap<>();

    public static Facts none() {
        return new Facts();
    }

    public static Facts of(String name, Object value) {
        return new Facts().and(name, value);
    }

    public Facts and(String name, Object value) {
        String text = String.valueOf(value);
        values.put(name, text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "\u2026");
        return this;
    }

    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }
}

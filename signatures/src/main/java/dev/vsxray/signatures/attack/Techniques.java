package dev.vsxray.signatures.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names of techniques by id.
 *
 * @param names such as {@code T1113} to {@code Screen Capture}
 */
public record Techniques(SortedMap<String, String> names) {

    private static final String RESOURCE = "techniques.tsv";

    public Techniques {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** The techniques that ship with the tool. */
    public static Techniques shipped() {
        try (InputStream in = Techniques.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is missing");
            }
            SortedMap<String, String> names = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(cells -> names.put(cells[0], cells[1]));
            return new Techniques(names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<String> nameOf(String id) {
        return Optional.ofNullable(names.get(id));
    }
}

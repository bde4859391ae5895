package dev.vsxray.signatures.intelligence;

import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The intelligence that is part of the program. */
public final class ShippedIntelligence {

    private ShippedIntelligence() {}

    /** Reads the shipped tables. Each call reads them again; hold on to the result. */
    public static Intelligence load() {
        Map<String, String> texts = new HashMap<>();
        for (String name : IntelligenceTables.fileNames()) {
            texts.put(name, resource(name));
        }
        try {
            return new Intelligence(IntelligenceTables.read(texts), texts);
        } catch (TableFormatException broken) {
            throw new IllegalStateException("the program's own intelligence is broken: " + broken.getMessage(), broken);
        }
    }

    /** The genuine extensions whose good releases no report may accuse. */
    public static GenuineExtensions genuineExtensions() {
        try {
            return GenuineExtensions.of(Table.parse("genuine-extensions.tsv", resource("genuine-extensions.tsv")));
        } catch (TableFormatException broken) {
            throw new IllegalStateException("the program's own intelligence is broken: " + broken.getMessage(), broken);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ShippedIntelligence.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without its intelligence table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

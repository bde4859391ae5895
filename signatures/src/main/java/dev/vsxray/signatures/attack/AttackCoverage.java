package dev.vsxray.signatures.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Known techniques and campaigns, and the rules that see them.
 *
 * @param rows in the order of the table
 */
public record AttackCoverage(List<Row> rows) {

    private static final String RESOURCE = "coverage.tsv";

    public AttackCoverage {
        rows = List.copyOf(rows);
    }

    /**
     * @param kind {@code technique} or {@code campaign}
     * @param rules ids
     */
    public record Row(String kind, String name, List<String> rules) {
        public Row {
            rules = List.copyOf(rules);
        }
    }

    /** The table that ships with the tool. */
    public static AttackCoverage shipped() {
        try (InputStream in = AttackCoverage.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: " + RESOURCE + " is missing");
            }
            return new AttackCoverage(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .map(cells -> new Row(cells[0], cells[1], List.of(cells[2].split(", "))))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package dev.vsxray.signatures.intelligence.compile;

import dev.vsxray.signatures.intelligence.GenuineExtensions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.IntelligenceTables;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the shipped intelligence from research tables.
 *
 * <p>{@code CompileIntelligence RESEARCH-FOLDER SHIPPED-FOLDER AS-OF}: the shipped folder keeps three tables by hand,
 * {@code sources.tsv}, {@code genuine-extensions.tsv} and {@code npm-packages.tsv}, which are read; the other tables are written anew. Rows are
 * sorted, so that a version control system shows what changed.
 */
public final class CompileIntelligence {

    private CompileIntelligence() {}

    public static void main(String[] arguments) throws IOException, TableFormatException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: CompileIntelligence RESEARCH-FOLDER SHIPPED-FOLDER AS-OF");
        }
        Path shipped = Path.of(arguments[1]);
        IntelligenceSet set = compile(Path.of(arguments[0]), shipped, LocalDate.parse(arguments[2]));
        for (Map.Entry<String, String> table : IntelligenceTables.write(set).entrySet()) {
            Files.writeString(shipped.resolve(table.getKey()), table.getValue());
        }
    }

    /** The set that research and the hand-kept tables make together. */
    static IntelligenceSet compile(Path research, Path shipped, LocalDate asOf)
            throws IOException, TableFormatException {
        GenuineExtensions genuine = GenuineExtensions.of(table(shipped.resolve("genuine-extensions.tsv")));
        return new IntelligenceSet(
                asOf,
                sources(table(shipped.resolve("sources.tsv"))),
                genuine.limit(ResearchTables.extensions(table(research.resolve("extension-ids.tsv")))),
                indicators(research, shipped),
                ResearchTables.analyticsHosts(table(research.resolve("analytics-hosts.tsv"))));
    }

    private static List<Indicator> indicators(Path research, Path shipped) throws IOException, TableFormatException {
        List<Indicator> indicators =
                new ArrayList<>(ResearchTables.npmPackages(table(shipped.resolve("npm-packages.tsv"))));
        indicators.addAll(ResearchTables.indicators(table(research.resolve("indicators.tsv"))));
        return indicators;
    }

    private static List<IntelligenceSource> sources(Table table) throws TableFormatException {
        List<IntelligenceSource> sources = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            sources.add(new IntelligenceSource(
                    row.cells().get(table.requiredColumn("name")),
                    row.cells().get(table.requiredColumn("url")),
                    row.cells().get(table.requiredColumn("licence")),
                    LocalDate.parse(row.cells().get(table.requiredColumn("as_of")))));
        }
        return sources;
    }

    private static Table table(Path file) throws IOException, TableFormatException {
        return Table.parse(file.getFileName().toString(), Files.readString(file));
    }
}

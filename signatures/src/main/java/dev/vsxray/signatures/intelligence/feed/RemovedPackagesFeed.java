package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Microsoft's list of removed packages: a Markdown table of id, date (month first) and type, with uneven blanks
 * and case. An unknown type is taken as untrustworthy, so that a new word does not silently drop rows.
 */
final class RemovedPackagesFeed implements FeedParser {

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        int line = 0;
        int rows = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            line++;
            List<String> cells = cells(content);
            if (cells.size() < 3 || isHeader(cells.get(0))) {
                continue;
            }
            rows++;
            collector.extension(
                    line,
                    cells.get(0).replace("`", "").replace("\\_", "_"),
                    collector.profile().source().name(),
                    type(cells.get(2)),
                    FeedDates.of(cells.get(1)),
                    registry(collector),
                    AffectedVersions.ALL,
                    cells.get(2),
                    collector.profile().source().url());
        }
        if (rows == 0) {
            throw new FeedException("expected a Markdown table of id, date and type, found no such row");
        }
    }

    private static List<String> cells(String line) {
        String row = line.strip();
        if (!row.startsWith("|")) {
            return List.of();
        }
        String inner = row.substring(1, row.endsWith("|") && row.length() > 1 ? row.length() - 1 : row.length());
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private static boolean isHeader(String cell) {
        return cell.isEmpty()
                || cell.startsWith("-")
                || cell.startsWith(":")
                || cell.toLowerCase(Locale.ROOT).contains("identifier");
    }

    private static ThreatType type(String words) {
        return ReportedTypes.of(words).orElse(ThreatType.UNTRUSTWORTHY);
    }

    /** The list is the Marketplace's unless the profile says otherwise. */
    private static ListedRegistry registry(FeedCollector collector) {
        return Optional.of(collector.profile().registry())
                .filter(registry -> registry != ListedRegistry.UNKNOWN)
                .orElse(ListedRegistry.VSCODE_MARKETPLACE);
    }
}

package dev.vsxray.scanner.release;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The versions of extensions that were there before, as far as an earlier report is at hand. Immutable. */
public final class EarlierReleases {

    private final Map<String, List<ExtensionReport>> byId;
    private final Map<String, List<ExtensionReport>> byName;

    private EarlierReleases(Map<String, List<ExtensionReport>> byId, Map<String, List<ExtensionReport>> byName) {
        this.byId = byId;
        this.byName = byName;
    }

    public static EarlierReleases none() {
        return new EarlierReleases(Map.of(), Map.of());
    }

    /** Those of the same places: an extension is the earlier one with the same id, as for an editor. */
    public static EarlierReleases at(ScanReport earlier) {
        return new EarlierReleases(
                earlier.extensions().stream()
                        .collect(Collectors.groupingBy(
                                extension -> extension.id().key())),
                Map.of());
    }

    /** Those of the same packages: one with the same name will do, where only one has it. */
    public static EarlierReleases of(ScanReport earlier) {
        return new EarlierReleases(
                at(earlier).byId,
                earlier.extensions().stream()
                        .collect(Collectors.groupingBy(
                                extension -> name(extension.id()), TreeMap::new, Collectors.toList())));
    }

    /**
     * The version before the one with this content; empty where none is at hand, or where nothing changed.
     *
     * @param sha256 over the files of the later one
     */
    public Optional<ExtensionReport> before(ExtensionId id, String sha256) {
        List<ExtensionReport> same = byId.getOrDefault(id.key(), List.of());
        List<ExtensionReport> namesakes = byName.getOrDefault(name(id), List.of());
        List<ExtensionReport> candidates = same.isEmpty() && namesakes.size() == 1 ? namesakes : same;
        boolean wasThere =
                candidates.stream().anyMatch(earlier -> earlier.sha256().equals(sha256));
        return wasThere
                ? Optional.empty()
                : candidates.stream()
                        .filter(earlier -> !earlier.sha256().isEmpty())
                        .max(Comparator.comparing(ExtensionReport::version).thenComparing(ExtensionReport::sha256));
    }

    private static String name(ExtensionId id) {
        return id.name().toLowerCase(Locale.ROOT);
    }
}

package dev.vsxray.nightly.history;

import dev.vsxray.scanner.indicator.IndicatorMatcher;
import dev.vsxray.scanner.indicator.IndicatorSubject;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.intelligence.Intelligence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Searches what was once there again, with what is known today: an extension may be gone for months when it becomes
 * known what it was. Only ids, versions and registries are left of it, so only reports about extensions can match; new
 * rules and reported files, hosts and packages cannot.
 */
public final class PastInventory {

    private PastInventory() {}

    /**
     * What {@code intelligence} says of extensions that are gone and was not told before.
     *
     * @param found the newest scan, not recorded yet: what it misses is gone since the one before
     */
    public static List<Accusation> search(History history, ScanReport found, Intelligence intelligence)
            throws HistoryException {
        IndicatorMatcher matcher = new IndicatorMatcher(intelligence);
        List<Accusation> accusations = new ArrayList<>();
        for (Sighting sighting : history.sightings()) {
            if (isGone(sighting, found)) {
                for (Finding finding : matcher.match(subject(sighting)).findings()) {
                    Accusation accusation = new Accusation(sighting, finding);
                    if (!history.isTold(accusation)) {
                        accusations.add(accusation);
                    }
                }
            }
        }
        return accusations;
    }

    private static boolean isGone(Sighting sighting, ScanReport found) {
        boolean leftSince = sighting.machine().equals(found.scan().host())
                && found.extensions().stream()
                        .noneMatch(extension -> extension.id().equals(sighting.extension())
                                && extension.version().equals(sighting.version()));
        return !sighting.stillThere() || leftSince;
    }

    private static IndicatorSubject subject(Sighting sighting) {
        Feature.Identity identity = new Feature.Identity(
                sighting.extension(),
                sighting.version(),
                "",
                sighting.registry(),
                Evidence.match(
                        Location.startOf("package.json"),
                        "who the extension said it was",
                        sighting.extension().written()));
        return new IndicatorSubject(identity, List.of(), new TreeMap<>(), new TreeMap<>());
    }
}

package dev.vsxray.nightly.past;

import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.Accusation.Ground;
import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.HistoryException;
import dev.vsxray.nightly.history.Sighting;
import dev.vsxray.scanner.Observations;
import dev.vsxray.scanner.Reexamination;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.ScanReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Searches what was once there again, with what is known today: an extension may be gone for months when it becomes
 * known what it was. Of each there is who it said it was; of those whose contents are kept, all that was seen in them.
 */
public final class PastInventory {

    private final History history;
    private final PastContents contents;
    private final Reexamination today;
    private final List<Accusation> accusations = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> notKept = new HashSet<>();
    private final SortedSet<String> notAsked = new TreeSet<>();

    private PastInventory(History history, PastContents contents, Reexamination today) {
        this.history = history;
        this.contents = contents;
        this.today = today;
    }

    /**
     * What came out.
     *
     * @param accusations that were not told before
     * @param asked versions of extensions that are gone and whose contents were asked
     * @param notKept versions of which no more than the name is left
     * @param notAsked ids of rules that are new to some, and that what is kept of these cannot answer
     */
    public record Search(List<Accusation> accusations, int asked, int notKept, SortedSet<String> notAsked) {

        public Search {
            accusations = List.copyOf(accusations);
            notAsked = Collections.unmodifiableSortedSet(new TreeSet<>(notAsked));
        }

        /** Nothing was searched. */
        public static Search none() {
            return new Search(List.of(), 0, 0, new TreeSet<>());
        }
    }

    /** @param found the newest scan, not recorded yet: what it misses is gone since the one before */
    public static Search search(History history, ScanReport found, PastContents contents, Supplier<Reexamination> today)
            throws HistoryException {
        List<Sighting> gone = history.sightings().stream()
                .filter(sighting -> isGone(sighting, found))
                .toList();
        if (gone.isEmpty()) {
            return Search.none();
        }
        PastInventory inventory = new PastInventory(history, contents, today.get());
        for (Sighting sighting : gone) {
            inventory.ask(sighting);
        }
        return new Search(inventory.accusations, inventory.asked.size(), inventory.notKept.size(), inventory.notAsked);
    }

    private void ask(Sighting sighting) throws HistoryException {
        Feature.Identity identity = identity(sighting);
        String version = sighting.extension().key() + " " + sighting.version() + " " + sighting.sha256();
        Optional<Observations> seen = contents.of(sighting.sha256());
        if (seen.isEmpty()) {
            notKept.add(version);
            accuse(sighting, today.reported(identity), Ground.INTELLIGENCE);
            return;
        }
        asked.add(version);
        Reexamination.Outcome outcome = today.of(seen.get(), identity);
        notAsked.addAll(outcome.notAsked());
        accuse(sighting, outcome.reported(), Ground.INTELLIGENCE);
        accuse(sighting, outcome.matched(), Ground.RULE);
    }

    private void accuse(Sighting sighting, List<Finding> findings, Ground ground) throws HistoryException {
        for (Finding finding : findings) {
            Accusation accusation = new Accusation(sighting, finding, ground);
            if (!history.isTold(accusation)) {
                accusations.add(accusation);
            }
        }
    }

    private static boolean isGone(Sighting sighting, ScanReport found) {
        boolean leftSince = sighting.machine().equals(found.scan().host())
                && found.extensions().stream()
                        .noneMatch(extension -> extension.id().equals(sighting.extension())
                                && extension.version().equals(sighting.version()));
        return !sighting.stillThere() || leftSince;
    }

    private static Feature.Identity identity(Sighting sighting) {
        return new Feature.Identity(
                sighting.extension(),
                sighting.version(),
                "",
                sighting.registry(),
                Evidence.match(
                        Location.startOf("package.json"),
                        "who the extension said it was",
                        sighting.extension().written()));
    }
}

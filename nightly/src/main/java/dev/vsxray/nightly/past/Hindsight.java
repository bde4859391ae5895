package dev.vsxray.nightly.past;

import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.History;
import dev.vsxray.scanner.Reexamination;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a night needs to ask what is gone.
 *
 * @param today the rules and the intelligence that the scan uses; asked only when they are new and something is
 *     gone, since they take a second to read
 * @param excused what the team decided not to hear of
 */
public record Hindsight(PastContents contents, Supplier<Reexamination> today, Predicate<Accusation> excused) {

    /** What is news of extensions that are gone. */
    public PastInventory.Search search(History history, ScanReport found) throws IOException {
        PastInventory.Search search = PastInventory.search(history, found, contents, today);
        return new PastInventory.Search(
                search.accusations().stream().filter(excused.negate()).toList(),
                search.asked(),
                search.notKept(),
                search.notAsked());
    }

    /** Lets go of contents that left long ago. */
    public void forgetWhatLeft() throws IOException {
        contents.forgetWhatLeft();
    }
}

package dev.vsxray.nightly.run;

import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.Sighting;
import dev.vsxray.nightly.past.PastInventory;
import dev.vsxray.scanner.model.ScanError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a night's report says of extensions that are gone; it belongs to none that is there. */
final class HindsightNotes {

    /** Nobody reads more of them; the rest is counted, and the history has it. */
    private static final int MOST = 50;

    /** Rules named in one sentence. */
    private static final int MOST_RULES = 8;

    private HindsightNotes() {}

    /** A note for each accusation that is worth telling. */
    static List<ScanError> of(PastInventory.Search search) {
        List<Accusation> told =
                search.accusations().stream().filter(Accusation::isWorthTelling).toList();
        List<ScanError> notes = new ArrayList<>();
        told.stream().limit(MOST).forEach(accusation -> notes.add(note(accusation)));
        if (told.size() > MOST) {
            notes.add(new ScanError(
                    "More is known of what is no longer there.",
                    told.size() - MOST + " further findings are in the history"));
        }
        return notes;
    }

    /** Says that new rules could not be asked of everything, where that is so. */
    static Optional<ScanError> leftOut(PastInventory.Search search) {
        List<String> reasons = new ArrayList<>();
        if (search.notKept() > 0) {
            reasons.add("of " + search.notKept() + " of " + (search.notKept() + search.asked())
                    + " versions the contents are not kept");
        }
        if (search.asked() > 0 && !search.notAsked().isEmpty()) {
            int more = search.notAsked().size() - MOST_RULES;
            reasons.add("what is kept cannot answer "
                    + String.join(
                            ", ", search.notAsked().stream().limit(MOST_RULES).toList())
                    + (more > 0 ? " and " + more + " more" : ""));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScanError(
                        "New rules could not all be asked of all that is no longer there.",
                        String.join("; ", reasons)));
    }

    private static ScanError note(Accusation accusation) {
        Sighting sighting = accusation.sighting();
        String what = switch (accusation.ground()) {
            case INTELLIGENCE ->
                "An extension that is no longer there is reported now. "
                        + accusation.finding().title() + ".";
            case RULE ->
                "An extension that is no longer there matches a rule that is new since. "
                        + accusation.finding().title() + " ("
                        + accusation.finding().rule() + ").";
        };
        return new ScanError(
                what,
                sighting.extension().written() + " " + sighting.version() + " was on " + sighting.where() + " from "
                        + day(sighting.first()) + " to " + day(sighting.last()));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}

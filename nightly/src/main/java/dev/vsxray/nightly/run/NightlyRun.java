package dev.vsxray.nightly.run;

import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.History.Knowledge;
import dev.vsxray.nightly.history.HistoryFile;
import dev.vsxray.nightly.past.Hindsight;
import dev.vsxray.nightly.past.PastInventory;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs one night. Each step leaves what the steps before it wrote as it is, and the next run can begin after any of them:
 * the reports of a night appear at once, its record in the history too, and one that fails half-way changes neither.
 */
public final class NightlyRun {

    private final Path state;
    private final String owner;
    private final int keep;
    private final NightScan scan;
    private final Hindsight hindsight;
    private final Announcement announcement;
    private final Clock clock;

    /**
     * @param state the folder for reports, history and lock
     * @param owner who runs it, for whoever finds the lock taken, such as {@code process 4711 of ada}
     * @param keep nights whose reports are kept, at least 1
     * @param hindsight asks what is gone, when there is something new to ask
     */
    public NightlyRun(
            Path state,
            String owner,
            int keep,
            NightScan scan,
            Hindsight hindsight,
            Announcement announcement,
            Clock clock) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep is " + keep + ", expected at least 1");
        }
        this.state = state;
        this.owner = owner;
        this.keep = keep;
        this.scan = scan;
        this.hindsight = hindsight;
        this.announcement = announcement;
        this.clock = clock;
    }

    /** The file of the history in a state folder. */
    public static Path history(Path state) {
        return state.resolve("history.db");
    }

    /** The folder of the dated reports in a state folder. */
    public static Path reports(Path state) {
        return state.resolve("reports");
    }

    /**
     * @throws RunningException while another run is under way
     * @throws NotKeptException when the state folder cannot be written. The scan is made all the same, so that a full disk
     *     silences no night
     */
    public Night run() throws IOException, RunningException {
        OneScan once = new OneScan(scan);
        try {
            return kept(once);
        } catch (IOException notKept) {
            if (once.failed()) {
                throw notKept;
            }
            throw new NotKeptException(
                    "could not keep this night in " + state + ": " + reason(notKept)
                            + ". The nights before are as they were.",
                    once.scan(),
                    notKept);
        }
    }

    private Night kept(NightScan once) throws IOException, RunningException {
        StateFiles.createFolder(state);
        try (NightLock lock = NightLock.take(state.resolve("nightly.lock"), owner, clock)) {
            List<ScanError> notes = new ArrayList<>();
            lock.leftBehind()
                    .ifPresent(
                            before -> notes.add(new ScanError("The nightly run before this one did not end.", before)));
            Night night = night(once, notes);
            lock.finished();
            return night;
        }
    }

    private Night night(NightScan once, List<ScanError> notes) throws IOException {
        Nights nights = new Nights(reports(state));
        nights.repair();
        List<String> unreadable = new ArrayList<>();
        Optional<ScanReport> previous = nights.last(unreadable);
        unreadable.forEach(sentence -> notes.add(new ScanError(sentence, "")));
        ScanReport found = once.scan();
        HistoryFile.Opened opened = HistoryFile.open(history(state), clock);
        opened.setAside()
                .ifPresent(file -> notes.add(new ScanError(
                        "The history was damaged. It was set aside and a new one begun.", file.toString())));
        try (History history = opened.history()) {
            wentBack(history, found).ifPresent(notes::add);
            PastInventory.Search past = past(history, found);
            notes.addAll(HindsightNotes.of(past));
            if (hasNewRules(history, found)) {
                HindsightNotes.leftOut(past).ifPresent(notes::add);
            }
            Night night = written(nights, with(found, notes), previous, past.accusations());
            history.record(night.report(), past.accusations());
            hindsight.forgetWhatLeft();
            nights.keep(keep);
            IndexPage.write(state, history, nights.days());
            return night;
        }
    }

    /** The reports are whole before anybody hears of them; what could not be delivered is added to them. */
    private Night written(Nights nights, ScanReport report, Optional<ScanReport> previous, List<Accusation> accusations)
            throws IOException {
        Optional<Difference> changes = previous.map(before -> Difference.between(before, report));
        String day =
                LocalDate.ofInstant(report.scan().startedAt(), ZoneOffset.UTC).toString();
        Night night = new Night(nights.of(day), report, previous, changes, accusations, List.of());
        announcement.prepare(night);
        nights.write(day, report, changes);
        List<String> undelivered = announcement.send();
        if (undelivered.isEmpty()) {
            return night;
        }
        ScanReport told = with(
                report,
                undelivered.stream()
                        .map(sentence -> new ScanError("A notification was not delivered. " + sentence, ""))
                        .toList());
        nights.write(day, told, changes);
        return new Night(night.folder(), told, previous, changes, accusations, undelivered);
    }

    /** Past inventories are searched again when rules or intelligence are others than in the last recorded scan. */
    private PastInventory.Search past(History history, ScanReport found) throws IOException {
        boolean known = history.lastKnowledge(found.scan().host())
                .filter(Knowledge.of(found)::equals)
                .isPresent();
        return known ? PastInventory.Search.none() : hindsight.search(history, found);
    }

    private static boolean hasNewRules(History history, ScanReport found) throws IOException {
        return history.lastKnowledge(found.scan().host())
                .filter(last -> !last.rules().equals(Knowledge.of(found).rules()))
                .isPresent();
    }

    /** What is told of days is wrong then, and whoever reads it should know. */
    private static Optional<ScanError> wentBack(History history, ScanReport found) throws IOException {
        return history.lastStart(found.scan().host())
                .filter(found.scan().startedAt()::isBefore)
                .map(last -> new ScanError(
                        "The clock of this machine went back since the night before.",
                        "that began at " + last + ", this one at "
                                + found.scan().startedAt()));
    }

    /** Some reasons are a type of exception and the name of a file alone. */
    private static String reason(IOException failure) {
        return failure instanceof FileSystemException
                ? failure.toString()
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static ScanReport with(ScanReport report, List<ScanError> more) {
        List<ScanError> errors = new ArrayList<>(report.errors());
        errors.addAll(more);
        return new ScanReport(
                report.tool(), report.scan(), report.rules(), report.extensions(), errors, report.decisions());
    }
}

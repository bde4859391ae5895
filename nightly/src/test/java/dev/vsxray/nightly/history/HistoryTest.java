package dev.vsxray.nightly.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void knowsFromWhenToWhenAnExtensionWasThere() throws IOException {
        try (History history = open()) {
            record(history, "ada", 0, extension("acme.notes", "1.0.0"), extension("acme.paint", "2.0.0"));
            record(history, "ada", 1, extension("ACME.Notes", "1.0.0"));
            record(history, "bob", 1, extension("acme.notes", "1.1.0"));
            record(history, "ada", 2);
            record(history, "ada", 3, extension("acme.notes", "1.0.0"));
            assertThat(history.sightings(new ExtensionId("Acme", "NOTES")))
                    .extracting(
                            Sighting::machine, Sighting::version, Sighting::first, Sighting::last, Sighting::stillThere)
                    .containsExactly(
                            tuple("ada", "1.0.0", day(0), day(1), false),
                            tuple("ada", "1.0.0", day(3), day(3), true),
                            tuple("bob", "1.1.0", day(1), day(1), true));
            assertThat(gone(history))
                    .extracting(sighting -> sighting.extension().written())
                    .containsExactly("acme.notes", "acme.paint");
        }
    }

    @Test
    void knowsWhenAFindingWasFirstAndLastSeen() throws IOException {
        try (History history = open()) {
            record(history, "ada", 0, extension("acme.notes", "1.0.0", "reads-a-thing"));
            record(history, "ada", 1, extension("acme.notes", "1.1.0", "reads-a-thing", "sends-a-thing"));
            record(history, "ada", 2, extension("acme.notes", "1.2.0", "sends-a-thing"));
            assertThat(history.findings(new ExtensionId("acme", "notes")))
                    .extracting(PastFinding::rule, PastFinding::first, PastFinding::last)
                    .containsExactly(tuple("sends-a-thing", day(1), day(2)), tuple("reads-a-thing", day(0), day(1)));
            assertThat(history.scans(9)).extracting(PastScan::fresh).containsExactly(0, 1, 1);
            assertThat(history.scans(1))
                    .singleElement()
                    .satisfies(scan -> assertThat(scan.verdicts()).containsEntry(Verdict.RISKY, 1));
        }
    }

    /** Scans on day 9, then on day 2, since the clock was set back. */
    @Test
    void knowsTheOrderOfScansThoughTheClockWentBack() throws IOException {
        try (History history = open()) {
            record(history, "ada", 9, extension("acme.notes", "1.0.0", "reads-a-thing"));
            record(history, "ada", 2, extension("acme.notes", "1.0.0", "reads-a-thing"));
            record(history, "bob", 12);
            assertThat(history.scans(9)).extracting(PastScan::startedAt).containsExactly(day(12), day(2), day(9));
            assertThat(history.lastStart("ada")).contains(day(2));
            assertThat(history.lastStart("eve")).isEmpty();
            assertThat(history.sightings())
                    .extracting(Sighting::first, Sighting::last)
                    .as("nothing ends before it began")
                    .containsExactly(tuple(day(9), day(9)));
            assertThat(history.findings())
                    .extracting(PastFinding::first, PastFinding::last)
                    .containsExactly(tuple(day(9), day(9)));
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        open().close();
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void beginsAnewWhenDamagedAndKeepsWhatWasThere() throws IOException {
        byte[] torn =
                "SQLite format 3\0 and then something else entirely".repeat(40).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), torn);
        HistoryFile.Opened opened = HistoryFile.open(file(), CLOCK);
        try (History history = opened.history()) {
            assertThat(opened.setAside())
                    .hasValueSatisfying(aside -> assertThat(aside)
                            .hasFileName("history.db.damaged-20261123T020000Z")
                            .hasBinaryContent(torn));
            record(history, "ada", 0);
            assertThat(history.scans(9)).hasSize(1);
        }
    }

    @Test
    void seesDamageInsideAWellFormedFile() throws IOException {
        try (History history = open()) {
            for (int day = 0; day < 40; day++) {
                record(history, "ada", day, extension("acme.notes", "1." + day + ".0", "reads-a-thing"));
            }
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 4096; i < bytes.length; i += 64) {
            bytes[i] = 0x5a;
        }
        Files.write(file(), bytes);
        HistoryFile.Opened opened = HistoryFile.open(file(), CLOCK);
        opened.history().close();
        assertThat(opened.setAside()).isPresent();
    }

    @Test
    void refusesAHistoryOfANewerTool() throws Exception {
        open().close();
        execute("PRAGMA user_version = 99");
        assertThatThrownBy(() -> HistoryFile.open(file(), CLOCK))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("has version 99, this tool knows up to " + Migrations.newest());
        assertThat(file()).as("it is not damaged, only newer").exists();
    }

    /** Every version that was released opens and keeps what it holds. */
    @Test
    void bringsOlderVersionsUpToDate() throws Exception {
        for (int version = 1; version <= Migrations.newest(); version++) {
            Files.deleteIfExists(file());
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file())) {
                for (int step = 1; step <= version; step++) {
                    Migrations.apply(database, step);
                }
            }
            execute("INSERT INTO machine (id, name) VALUES (7, 'ada')");
            execute("INSERT INTO extension VALUES (3, 'acme.notes', 'acme', 'notes', '1.0.0', '', '')");
            execute(
                    "INSERT INTO sighting VALUES (5, 7, 3, 'UNKNOWN', '2026-11-01T02:00:00Z', '2026-11-02T02:00:00Z', 1)");
            try (History history = open()) {
                record(history, "ada", 0, extension("acme.paint", "2.0.0"));
                assertThat(gone(history))
                        .as("from version %d", version)
                        .extracting(sighting -> sighting.last().toString())
                        .containsExactly("2026-11-02T02:00:00Z");
            }
        }
    }

    @Test
    void tellsAnAccusationOnce() throws IOException {
        try (History history = open()) {
            record(history, "ada", 0, extension("acme.notes", "1.0.0"));
            record(history, "ada", 1);
            Accusation accusation = new Accusation(
                    gone(history).get(0), finding("known-malicious-extension"), Accusation.Ground.INTELLIGENCE);
            assertThat(history.isTold(accusation)).isFalse();
            history.record(report("ada", day(2)), List.of(accusation));
            assertThat(history.isTold(accusation)).isTrue();
        }
    }

    /** What a rule found while the extension was there is no news when the rule was changed; elsewhere it is. */
    @Test
    void doesNotAccuseOfWhatWasFoundThen() throws IOException {
        try (History history = open()) {
            record(history, "ada", 0, extension("acme.notes", "1.0.0", "reads-a-thing"));
            record(history, "ada", 1);
            record(history, "bob", 1, extension("acme.notes", "1.0.0"));
            record(history, "bob", 2);
            Sighting atAda = gone(history).get(0);
            Sighting atBob = gone(history).get(1);
            assertThat(atBob.machine()).isEqualTo("bob");
            Finding changed = new Finding(
                    "reads-a-thing",
                    "Title",
                    Severity.MEDIUM,
                    Confidence.HIGH,
                    List.of(),
                    "another fingerprint",
                    finding("reads-a-thing").evidence());
            assertThat(history.isTold(new Accusation(atAda, changed, Accusation.Ground.RULE)))
                    .isTrue();
            assertThat(history.isTold(new Accusation(atAda, changed, Accusation.Ground.INTELLIGENCE)))
                    .as("a report about another thing has another fingerprint")
                    .isFalse();
            assertThat(history.isTold(new Accusation(atBob, changed, Accusation.Ground.RULE)))
                    .isFalse();
            history.record(report("bob", day(3)), List.of(new Accusation(atBob, changed, Accusation.Ground.RULE)));
            assertThat(history.accusations(new ExtensionId("ACME", "notes")))
                    .containsExactly(new PastAccusation(
                            "bob",
                            new ExtensionId("acme", "notes"),
                            "1.0.0",
                            day(1),
                            day(1),
                            "another fingerprint",
                            "reads-a-thing",
                            "Title",
                            "medium",
                            day(3)));
        }
    }

    private History open() throws IOException {
        HistoryFile.Opened opened = HistoryFile.open(file(), CLOCK);
        assertThat(opened.setAside()).isEmpty();
        return opened.history();
    }

    private static List<Sighting> gone(History history) throws IOException {
        return history.sightings().stream()
                .filter(sighting -> !sighting.stillThere())
                .toList();
    }

    private Path file() {
        return folder.resolve("history.db");
    }

    private void execute(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Instant day(int number) {
        return MONDAY.plus(Duration.ofDays(number));
    }

    private static void record(History history, String machine, int day, ExtensionReport... extensions)
            throws IOException {
        history.record(report(machine, day(day), extensions), List.of());
    }

    private static ScanReport report(String machine, Instant when, ExtensionReport... extensions) {
        return new ScanReport(
                new ToolInfo(
                        "vsxray",
                        "0.1.0",
                        new ToolInfo.Rules(1, "r"),
                        new ToolInfo.Intelligence(Optional.empty(), "i")),
                new ScanInfo(when, Duration.ofSeconds(3), machine, false, List.of(), new TreeMap<>()),
                List.of(),
                List.of(extensions),
                List.of());
    }

    private static ExtensionReport extension(String id, String version, String... rules) {
        int dot = id.indexOf('.');
        return new ExtensionReport(
                new ExtensionId(id.substring(0, dot), id.substring(dot + 1)),
                version,
                "",
                "",
                List.of(new Place(
                        "/x", "VS Code", "", "", Place.InstallSource.GALLERY, Registry.OPEN_VSX, Place.State.ENABLED)),
                "9c".repeat(32),
                Verdict.RISKY,
                10,
                List.of(),
                Coverage.of(List.of()),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(),
                List.of(rules).stream().map(HistoryTest::finding).toList());
    }

    private static Finding finding(String rule) {
        return new Finding(
                rule,
                "Title of " + rule,
                Severity.MEDIUM,
                Confidence.HIGH,
                List.of(),
                "fingerprint of " + rule,
                List.of(Evidence.match(Location.startOf("a.js"), "Here.", "x")));
    }
}

package dev.vsxray.nightly.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.nightly.past.Hindsight;
import dev.vsxray.nightly.past.PastContents;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NightlyRunTest {

    private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    private Path state;

    @Test
    void oneRunAtATime() throws Exception {
        try (NightLock lock = NightLock.take(state.resolve("nightly.lock"), "process 4711 of ada", clock(NIGHT))) {
            assertThat(lock.leftBehind()).isEmpty();
            assertThatThrownBy(() -> night(NIGHT.plus(Duration.ofMinutes(42)), Announcement.none()))
                    .isInstanceOf(RunningException.class)
                    .hasMessage("a nightly run is under way: process 4711 of ada since 2026-11-23T02:00:00Z, 42 minutes"
                            + " ago. Wait for it, or end that process.");
            lock.finished();
        }
        assertThat(night(NIGHT, Announcement.none()).report().errors()).isEmpty();
    }

    @Test
    void takesOverFromARunThatDidNotEnd() throws Exception {
        NightLock.take(state.resolve("nightly.lock"), "process 4711 of ada", clock(NIGHT))
                .close();
        assertThat(night(NIGHT.plus(Duration.ofDays(1)), Announcement.none())
                        .report()
                        .errors())
                .containsExactly(new ScanError(
                        "The nightly run before this one did not end.",
                        "process 4711 of ada since 2026-11-23T02:00:00Z, 1440 minutes ago"));
        assertThat(night(NIGHT.plus(Duration.ofDays(2)), Announcement.none())
                        .report()
                        .errors())
                .isEmpty();
    }

    @Test
    void tellsOfANightWhoseReportsAreWritten() throws Exception {
        List<Night> told = new ArrayList<>();
        night(NIGHT, recording(told, List.of()));
        night(NIGHT.plus(Duration.ofDays(1)), recording(told, List.of()));
        assertThat(told.get(0).previous()).isEmpty();
        assertThat(told.get(1).previous()).contains(told.get(0).report());
        assertThat(told.get(1).changes())
                .hasValueSatisfying(changes -> assertThat(changes.changes()).isEmpty());
    }

    @Test
    void whatWasNotDeliveredIsInTheReports() throws Exception {
        Night night = night(NIGHT, recording(new ArrayList<>(), List.of("The webhook answered 503 three times.")));
        assertThat(night.undelivered()).hasSize(1);
        for (String file : List.of("report.json", "report.html", "report.sarif")) {
            assertThat(night.folder().resolve(file)).content().contains("The webhook answered 503 three times.");
        }
    }

    /** A clock that was in the year 2031 for a night must not make that night the one all others are compared with. */
    @Test
    void comparesWithTheNightBeforeThoughTheClockWasWrongThen() throws Exception {
        Night wrong = night(Instant.parse("2031-01-01T02:00:00Z"), Announcement.none());
        Night corrected = night(NIGHT, Announcement.none());
        assertThat(corrected.previous()).contains(wrong.report());
        assertThat(corrected.report().errors())
                .containsExactly(new ScanError(
                        "The clock of this machine went back since the night before.",
                        "that began at 2031-01-01T02:00:00Z, this one at 2026-11-23T02:00:00Z"));
        Night next = night(NIGHT.plus(Duration.ofDays(1)), Announcement.none());
        assertThat(next.previous()).contains(corrected.report());
        assertThat(next.report().errors()).as("told once").isEmpty();
    }

    @Test
    void putsRightWhatARunLeftBehindThatWasCutOff() throws Exception {
        Night first = night(NIGHT, Announcement.none());
        Path reports = state.resolve("reports");
        // Cut off after making room for the same day's second report, and while making another.
        Files.move(first.folder(), reports.resolve(".old-2026-11-23"));
        Files.createDirectory(reports.resolve(".new-2026-11-24"));
        Files.writeString(reports.resolve(".new-2026-11-24/report.json"), "{");
        Night second = night(NIGHT.plus(Duration.ofDays(1)), Announcement.none());
        assertThat(second.previous()).contains(first.report());
        assertThat(reports.resolve("2026-11-23/report.html")).exists();
        assertThat(reports.resolve(".old-2026-11-23")).doesNotExist();
    }

    @Test
    void comparesWithAnEarlierNightWhenTheLastIsDamaged() throws Exception {
        Night first = night(NIGHT, Announcement.none());
        Night second = night(NIGHT.plus(Duration.ofDays(1)), Announcement.none());
        Files.writeString(second.folder().resolve("report.json"), "{");
        Night third = night(NIGHT.plus(Duration.ofDays(2)), Announcement.none());
        assertThat(third.previous()).contains(first.report());
        assertThat(third.report().errors())
                .extracting(ScanError::what)
                .containsExactly("The report of 2026-11-24 cannot be read; an earlier night is compared with.");
    }

    @Test
    void hasALatestWhereLinksAreNotAllowed() throws Exception {
        Path latest = Files.createDirectories(state.resolve("reports/latest"));
        Night night = night(NIGHT, Announcement.none());
        assertThat(latest.resolve("report.html"))
                .hasSameBinaryContentAs(night.folder().resolve("report.html"));
    }

    private Night night(Instant when, Announcement announcement) throws IOException, RunningException {
        return new NightlyRun(
                        state,
                        "process 4712 of ada",
                        9,
                        () -> report(when),
                        new Hindsight(
                                new PastContents(state.resolve("past"), clock(when)),
                                () -> {
                                    throw new AssertionError("nothing is gone");
                                },
                                accusation -> false),
                        announcement,
                        clock(when))
                .run();
    }

    /** Adds each night it is told of, and looks whether its reports are there when it speaks, and only then. */
    private static Announcement recording(List<Night> told, List<String> undelivered) {
        return new Announcement() {
            @Override
            public void prepare(Night night) {
                assertThat(night.folder()).doesNotExist();
                told.add(night);
            }

            @Override
            public List<String> send() {
                assertThat(told.get(told.size() - 1).folder().resolve("report.sarif"))
                        .exists();
                return undelivered;
            }
        };
    }

    private static Clock clock(Instant when) {
        return Clock.fixed(when, ZoneOffset.UTC);
    }

    private static ScanReport report(Instant when) {
        return new ScanReport(
                new ToolInfo(
                        "vsxray", "0.1.0", new ToolInfo.Rules(1, ""), new ToolInfo.Intelligence(Optional.empty(), "")),
                new ScanInfo(when, Duration.ofSeconds(3), "build-7", false, List.of(), new TreeMap<>()),
                List.of(),
                List.of(),
                List.of());
    }
}

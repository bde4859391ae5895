package dev.vsxray.nightly.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.nightly.schedule.NightlySchedule.LastNight;
import dev.vsxray.nightly.schedule.NightlySchedule.Status;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NightlyScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path root;

    private Path java;
    private Path jar;

    private final RecordedPrograms systemd = new RecordedPrograms()
            .answering(
                    "systemctl --user show vsxray-nightly.timer",
                    "LoadState=loaded\nActiveState=active\nUnitFileState=enabled\nNeedDaemonReload=no\n")
            .answering("systemctl", "")
            .answering("loginctl", "yes\n");

    @BeforeEach
    void layOut() throws IOException {
        java = Files.writeString(root.resolve("java"), "");
        jar = Files.writeString(root.resolve("vsxray.jar"), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void choosesWhatTheMachineHas() {
        assertThat(schedule(Os.MACOS, new RecordedPrograms(), NOON)
                        .scheduler(Optional.empty(), Reach.USER)
                        .name())
                .isEqualTo("launchd");
        assertThat(schedule(Os.WINDOWS, new RecordedPrograms(), NOON)
                        .scheduler(Optional.empty(), Reach.USER)
                        .name())
                .isEqualTo("task-scheduler");
        assertThat(schedule(systemd, NOON)
                        .scheduler(Optional.empty(), Reach.USER)
                        .name())
                .isEqualTo("systemd");
        assertThat(schedule(systemd, NOON)
                        .scheduler(Optional.of("cron"), Reach.USER)
                        .name())
                .isEqualTo("cron");
        RecordedPrograms noManager = new RecordedPrograms()
                .answering("systemctl", 1, "", "Failed to connect to bus\n")
                .answering("crontab", "");
        assertThat(schedule(noManager, NOON)
                        .scheduler(Optional.empty(), Reach.USER)
                        .name())
                .isEqualTo("cron");
        assertThatThrownBy(() -> schedule(new RecordedPrograms(), NOON).scheduler(Optional.empty(), Reach.USER))
                .hasMessageContaining("Install cron");
        assertThatThrownBy(() -> schedule(systemd, NOON).scheduler(Optional.of("at"), Reach.USER))
                .hasMessageContaining("systemd, launchd, task-scheduler, cron");
    }

    @Test
    void installedTwiceIsInstalledOnce() throws IOException {
        install();
        Map<Path, String> once =
                Map.copyOf(schedule(systemd, NOON).installed().orElseThrow().files());
        install();
        assertThat(schedule(systemd, NOON).installed().orElseThrow().files()).isEqualTo(once);
        assertThat(once.keySet()).hasSize(2).allMatch(Files::exists);
        assertThat(status(NOON, Optional.empty()).problems()).isEmpty();
    }

    @Test
    void aPlanThatIsShownChangesNothing() throws IOException {
        NightlySchedule schedule = schedule(systemd, NOON);
        String shown = schedule.installation(schedule.scheduler(Optional.of("systemd"), Reach.USER), job())
                .described();
        assertThat(shown).contains("write ", "OnCalendar=*-*-* 03:30:00", "run systemctl --user daemon-reload");
        assertThat(root.resolve("home")).doesNotExist();
        assertThat(systemd.lines()).isEmpty();
    }

    @Test
    void noticesWhatWasChangedOrTakenAway() throws IOException {
        install();
        Path timer = root.resolve("home/.config/systemd/user/vsxray-nightly.timer");
        Files.writeString(timer, Files.readString(timer).replace("03:30", "12:00"));
        Files.delete(timer.resolveSibling("vsxray-nightly.service"));
        Files.delete(java);
        Files.delete(jar);
        assertThat(status(NOON, Optional.empty()).problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("vsxray-nightly.timer was changed by hand"))
                .anyMatch(problem -> problem.contains("vsxray-nightly.service is gone"))
                .anyMatch(problem -> problem.contains("The Java that should run it is gone: " + java))
                .anyMatch(problem -> problem.contains("vsxray is gone from " + jar));
    }

    @Test
    void noticesALineOfTheCrontabThatWasChanged() throws IOException {
        RecordedPrograms cron = new RecordedPrograms()
                .answering("crontab -l", "0 4 * * * '/usr/bin/java' # vsxray-nightly\n")
                .answering("crontab -", "");
        NightlySchedule schedule = schedule(cron, NOON);
        schedule.install(new Crontab(), job());
        assertThat(schedule.status(new Crontab(), Optional.empty()).problems())
                .singleElement()
                .asString()
                .contains("crontab was changed by hand");
    }

    @Test
    void noticesThatNightsWentByWithoutAScan() throws IOException {
        install();
        LastNight last = new LastNight(NOON.plus(Duration.ofHours(15)), "2 malicious extensions");
        assertThat(status(NOON.plus(Duration.ofHours(40)), Optional.of(last)).problems())
                .isEmpty();
        Status later = status(NOON.plus(Duration.ofHours(42)), Optional.of(last));
        assertThat(later.problems())
                .singleElement()
                .asString()
                .contains("No scan since 2026-11-24T03:00:00Z", "off or asleep at 03:30", "made up for");
        assertThat(later.lastResult()).contains("2 malicious extensions");
        assertThat(status(NOON.plus(Duration.ofHours(25)), Optional.empty()).problems())
                .as("just installed")
                .isEmpty();
    }

    @Test
    void knowsTheNextNightWhereTheSchedulerDoesNotSay() throws IOException {
        install();
        assertThat(status(NOON, Optional.empty()).nextRun()).contains("2026-11-24 03:30");
        assertThat(status(Instant.parse("2026-11-24T02:00:00Z"), Optional.empty())
                        .nextRun())
                .contains("2026-11-24 03:30");
    }

    @Test
    void removesEverything() throws IOException {
        install();
        NightlySchedule schedule = schedule(systemd, NOON);
        schedule.remove(schedule.scheduler(Optional.of("systemd"), Reach.USER));
        assertThat(schedule.installed()).isEmpty();
        try (var files = Files.walk(root.resolve("home"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(status(NOON, Optional.empty()).problems())
                .singleElement()
                .asString()
                .contains("another state folder");
    }

    @Test
    void tellsWhichStepFailed() {
        RecordedPrograms broken = new RecordedPrograms()
                .answering("systemctl --user enable", 1, "", "Unit is masked.\n")
                .answering("systemctl", "");
        assertThatThrownBy(() -> schedule(broken, NOON)
                        .install(schedule(broken, NOON).scheduler(Optional.of("systemd"), Reach.USER), job()))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("systemctl --user enable vsxray-nightly.timer: Unit is masked.");
    }

    @Test
    void refusesALineBreakInAPath() {
        assertThatThrownBy(() -> new NightlyJob(List.of("/usr/\nbin/java"), root, LocalTime.of(3, 30), Reach.USER))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("control character");
    }

    private void install() throws IOException {
        NightlySchedule schedule = schedule(systemd, NOON);
        schedule.install(schedule.scheduler(Optional.of("systemd"), Reach.USER), job());
    }

    private Status status(Instant now, Optional<LastNight> lastNight) throws IOException {
        NightlySchedule schedule = schedule(systemd, now);
        return schedule.status(schedule.scheduler(Optional.of("systemd"), Reach.USER), lastNight);
    }

    private NightlyJob job() {
        return new NightlyJob(
                List.of(java.toString(), "-jar", jar.toString(), "nightly", "run"),
                root.resolve("state"),
                LocalTime.of(3, 30),
                Reach.USER);
    }

    private NightlySchedule schedule(RecordedPrograms programs, Instant now) {
        return schedule(Os.LINUX, programs, now);
    }

    private NightlySchedule schedule(Os os, RecordedPrograms programs, Instant now) {
        return new NightlySchedule(
                new Machine(os, root.resolve("home"), root, Map.of("USER", "ada")),
                programs,
                root.resolve("state"),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}

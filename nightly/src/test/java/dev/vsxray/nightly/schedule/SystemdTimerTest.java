package dev.vsxray.nightly.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.nightly.program.SystemPrograms;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SystemdTimerTest {

    @TempDir
    private Path root;

    private final RecordedPrograms programs = new RecordedPrograms().answering("systemctl", "");

    @Test
    void startsEveryNightAndMakesUpForMissedOnes() {
        assertThat(file(Reach.USER, "vsxray-nightly.timer", job(root, Reach.USER)))
                .contains("OnCalendar=*-*-* 03:07:00", "Persistent=true", "RandomizedDelaySec=15m");
    }

    @Test
    void takesFindingsForAResultAndNotForAFailure() {
        assertThat(file(Reach.USER, "vsxray-nightly.service", job(root, Reach.USER)))
                .contains("SuccessExitStatus=1 3 4\n");
    }

    @Test
    void writesWhatAPathHoldsSoThatItStaysThePath() {
        Path odd = Path.of("/opt/a b/100%/$HOME/\"q\"/it's/ü\\n");
        NightlyJob job = new NightlyJob(
                List.of("/opt/a b/50%/$x/ö/java", "-Dvsxray.state=" + odd, "nightly"),
                odd,
                LocalTime.of(3, 7),
                Reach.USER);
        assertThat(file(Reach.USER, "vsxray-nightly.service", job))
                .contains("ExecStart=\"/opt/a b/50%%/$x/ö/java\""
                        + " \"-Dvsxray.state=/opt/a b/100%%/$$HOME/\\\"q\\\"/it's/ü\\\\n\" \"nightly\"\n");
    }

    @Test
    void saysThatSystemdStartsNothingWithQuotesInItsPath() {
        NightlyJob job = new NightlyJob(List.of("/opt/it's/java", "nightly"), root, LocalTime.of(3, 7), Reach.USER);
        assertThatThrownBy(() -> timer(Reach.USER).install(job, programs))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("/opt/it's/java")
                .hasMessageContaining("JAVA_HOME");
    }

    /** The real systemd reads what we wrote, with everything awkward that a path may hold. */
    @ParameterizedTest
    @EnumSource(Reach.class)
    void isAcceptedBySystemdItself(Reach reach) throws IOException {
        SystemPrograms real = new SystemPrograms();
        assumeTrue(real.has("systemd-analyze"), "no systemd-analyze on this machine");
        Path java = Files.createDirectories(root.resolve("a b/50%h/$x/ö")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path state = root.resolve("st 'a' \"te\" 7%t $y ü");
        NightlyJob job = new NightlyJob(
                List.of(java.toString(), "-Dvsxray.state=" + state, "-jar", state + "/vsxray.jar", "nightly", "run"),
                state,
                LocalTime.of(23, 59),
                reach);
        List<String> words = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        if (reach == Reach.USER) {
            words.add("--user");
        }
        for (Step.WriteFile file : timer(reach).install(job, programs).files()) {
            Path unit = root.resolve(file.path().getFileName());
            Files.writeString(unit, file.text());
            words.add(unit.toString());
        }
        Outcome verified =
                real.run(new Invocation(words, "", Map.of("XDG_RUNTIME_DIR", root.toString(), "LC_ALL", "C.UTF-8")));
        assertThat(verified.err() + verified.out()).isEmpty();
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void tellsWhenItRunsAndHowItEnded() throws IOException {
        RecordedPrograms answers = new RecordedPrograms()
                .answering("systemctl --user show vsxray-nightly.timer", """
                        LoadState=loaded
                        ActiveState=active
                        UnitFileState=enabled
                        NextElapseUSecRealtime=Tue 2026-11-24 03:12:44 UTC
                        NeedDaemonReload=no
                        """)
                .answering("systemctl --user show vsxray-nightly.service", """
                        Result=success
                        ExecMainStatus=1
                        ActiveState=inactive
                        ExecMainStartTimestamp=Mon 2026-11-23 03:09:02 UTC
                        """)
                .answering("loginctl show-user ada --property=Linger --value", "yes\n");
        Scheduler.Registration told = timer(Reach.USER).registration(answers);
        assertThat(told.present()).isTrue();
        assertThat(told.nextRun()).contains("Tue 2026-11-24 03:12:44 UTC");
        assertThat(told.lastRun()).contains("Mon 2026-11-23 03:09:02 UTC");
        assertThat(told.lastResult()).contains("exit code 1, success");
        assertThat(told.problems()).isEmpty();
        assertThat(told.notes()).isEmpty();
    }

    /** As a real systemd 252 answers: a persistent timer that was restarted claims to have elapsed. */
    @Test
    void hasNotRunBecauseItWasInstalled() throws IOException {
        RecordedPrograms answers = new RecordedPrograms()
                .answering(
                        "systemctl --user show vsxray-nightly.timer",
                        "LoadState=loaded\nActiveState=active\nUnitFileState=enabled\nNeedDaemonReload=no\n"
                                + "LastTriggerUSec=Wed 2026-11-25 14:48:25 UTC\n")
                .answering(
                        "systemctl --user show vsxray-nightly.service",
                        "Result=success\nExecMainStatus=0\nActiveState=inactive\nExecMainStartTimestamp=\n")
                .answering("loginctl", "yes\n");
        assertThat(timer(Reach.USER).registration(answers).lastRun()).isEmpty();
        assertThat(timer(Reach.USER).registration(answers).lastResult()).isEmpty();
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        RecordedPrograms answers = new RecordedPrograms()
                .answering("systemctl --user show vsxray-nightly.timer", """
                        LoadState=loaded
                        ActiveState=inactive
                        UnitFileState=disabled
                        NextElapseUSecRealtime=
                        NeedDaemonReload=yes
                        """)
                .answering("systemctl --user show vsxray-nightly.service", "Result=exit-code\nExecMainStatus=70\n")
                .answering("loginctl", "no\n");
        assertThat(timer(Reach.USER).registration(answers).notes())
                .singleElement()
                .asString()
                .contains("only while you are logged in", "loginctl enable-linger");
        assertThat(timer(Reach.USER).registration(answers).problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("not enabled"))
                .anyMatch(problem -> problem.contains("not running"))
                .anyMatch(problem -> problem.contains("not read again"))
                .anyMatch(problem -> problem.contains("last run failed"));
    }

    @Test
    void tellsThatItIsNotThereOrCannotBeAsked() throws IOException {
        assertThat(timer(Reach.USER)
                        .registration(new RecordedPrograms().answering("systemctl", "LoadState=not-found\n")))
                .isEqualTo(Scheduler.Registration.NONE);
        RecordedPrograms noBus =
                new RecordedPrograms().answering("systemctl", 1, "", "Failed to connect to bus: No medium found\n");
        assertThat(timer(Reach.USER).registration(noBus).problems())
                .singleElement()
                .asString()
                .contains("Failed to connect to bus", "--scheduler cron");
    }

    @Test
    void asksForNoLingeringWhereTheMachineItselfRunsIt() throws IOException {
        RecordedPrograms answers = new RecordedPrograms()
                .answering(
                        "systemctl show vsxray-nightly.timer",
                        "LoadState=loaded\nActiveState=active\nUnitFileState=enabled\nNeedDaemonReload=no\n")
                .answering("systemctl show vsxray-nightly.service", "Result=success\n");
        assertThat(timer(Reach.SYSTEM).registration(answers).problems()).isEmpty();
        assertThat(timer(Reach.SYSTEM).registration(answers).notes()).isEmpty();
    }

    @Test
    void removesWhatItInstalled() {
        List<Path> written = timer(Reach.USER).install(job(root, Reach.USER), programs).files().stream()
                .map(Step.WriteFile::path)
                .toList();
        List<Path> deleted = timer(Reach.USER).remove(programs).steps().stream()
                .filter(Step.DeleteFile.class::isInstance)
                .map(step -> ((Step.DeleteFile) step).path())
                .toList();
        assertThat(deleted).containsExactlyInAnyOrderElementsOf(written);
        assertThat(written.get(0).getParent()).isEqualTo(root.resolve("home/ada/.config/systemd/user"));
    }

    private String file(Reach reach, String name, NightlyJob job) {
        return timer(reach).install(job, programs).files().stream()
                .filter(file -> file.path().endsWith(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static NightlyJob job(Path state, Reach reach) {
        return new NightlyJob(List.of("/usr/bin/java", "nightly"), state, LocalTime.of(3, 7), reach);
    }

    private SystemdTimer timer(Reach reach) {
        return new SystemdTimer(new Machine(Os.LINUX, root.resolve("home/ada"), root, Map.of("USER", "ada")), reach);
    }
}

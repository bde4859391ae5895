package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Host;
import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.quarantine.Processes;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NightlyScheduleCommandTest {

    @TempDir
    private Path folder;

    private Path java;
    private Path jar;
    private Path timer;

    @BeforeEach
    void layOut() throws IOException {
        java = Files.writeString(folder.resolve("java"), "");
        jar = Files.writeString(folder.resolve("vsxray.jar"), "");
        timer = folder.resolve("home/.config/systemd/user/vsxray-nightly.timer");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void showsThenInstallsThenTellsThenRemoves() throws IOException {
        CommandRun shown = run("install", "--dry-run", "--at", "4:05");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("OnCalendar=*-*-* 04:05:00").endsWith("Nothing was changed.\n");
        assertThat(timer).doesNotExist();

        CommandRun installed = run("install", "--at", "4:05");
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out())
                .contains("\"" + java + "\" \"-Dvsxray.state=" + state() + "\" \"-jar\" \"" + jar
                        + "\" \"nightly\" \"run\"\n")
                .contains("Installed with systemd.");

        CommandRun told = run("status");
        assertThat(told.exitCode()).as(told.out()).isZero();
        assertThat(told.out())
                .contains("with systemd, every night at 04:05, on 2026-11-23T02:00:07Z")
                .contains("next run   2026-11-23 04:05")
                .doesNotContain("problem");

        Files.delete(jar);
        CommandRun wrong = run("status");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).contains("problem    vsxray is gone from " + jar);

        assertThat(run("remove").out()).endsWith("Removed from systemd.\n");
        assertThat(timer).doesNotExist();
    }

    @Test
    void scansAllUsersForAnAdministrator() {
        assertThat(run("install", "--system", "--dry-run", "--scheduler", "systemd")
                        .out())
                .contains("write " + folder.resolve("etc/systemd/system/vsxray-nightly.service"))
                .contains("\"nightly\" \"run\" \"--all-users\"\n");
    }

    @Test
    void saysThatNothingIsInstalled() {
        CommandRun run = CommandRun.in(folder, Reports.with())
                .with("VSXRAY_STATE", state().toString())
                .on(host(new Answers("LoadState=not-found\n"), List.of(java.toString(), "-jar", jar.toString())))
                .run("nightly", "status");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("installed  no. \"vsxray nightly install\" does it.");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(run("install", "--at", "25:00").err()).contains("expected a time such as 03:30, found 25:00");
        assertThat(run("install", "--scheduler", "at").err()).contains("Expected one of systemd, launchd");
        CommandRun notFromAJar = CommandRun.in(folder, Reports.with())
                .on(host(new Answers(""), List.of()))
                .run("nightly", "install");
        assertThat(notFromAJar.exitCode()).isEqualTo(2);
        assertThat(notFromAJar.err()).contains("Start it with the launcher");
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("nightly"));
        all.addAll(List.of(arguments));
        Programs programs =
                new Answers("LoadState=loaded\nActiveState=active\nUnitFileState=enabled\nNeedDaemonReload=no\n");
        return CommandRun.in(folder, Reports.with())
                .with("VSXRAY_STATE", state().toString())
                .on(host(programs, List.of(java.toString(), "-jar", jar.toString())))
                .run(all.toArray(String[]::new));
    }

    private Path state() {
        return folder.resolve("st ate");
    }

    private Host host(Programs programs, List<String> start) {
        Machine machine = new Machine(Os.LINUX, folder.resolve("home"), folder, Map.of("USER", "ada"));
        return new Host(machine, programs, Processes.ofSystem(), start, ZoneOffset.UTC);
    }

    /** A systemd that says this of the timer, and a user who lingers. */
    private record Answers(String timer) implements Programs {

        @Override
        public Outcome run(Invocation invocation) {
            String word = invocation.words().get(0).equals("loginctl") ? "yes\n" : timer;
            return new Outcome(0, word, "");
        }

        @Override
        public boolean has(String name) {
            return true;
        }
    }
}

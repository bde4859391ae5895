package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Host;
import dev.vsxray.nightly.program.SystemPrograms;
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

final class QuarantineCommandTest {

    @TempDir
    private Path home;

    private final List<Processes.Running> running = new ArrayList<>();
    private Path inCode;
    private Path inCursor;

    @BeforeEach
    void layOut() throws IOException {
        inCode = extension(".vscode", "2.0.3");
        inCursor = extension(".cursor", "2.0.1");
    }

    @Test
    void showsThenTakesThenListsThenGivesBack() {
        CommandRun shown = run("quarantine", "acme.FJORD-theme", "--dry-run");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("would take acme.fjord-theme 2.0.3 of VS Code", "would take acme.fjord-theme 2.0.1 of Cursor")
                .contains("strike it from " + inCode.resolveSibling("extensions.json"))
                .endsWith("Nothing was changed.\n");
        assertThat(inCode).exists();

        CommandRun taken = run("quarantine", "acme.fjord-theme@2.0.3");
        assertThat(taken.out()).contains("took acme.fjord-theme 2.0.3 of VS Code from " + inCode);
        assertThat(inCode).doesNotExist();
        assertThat(inCursor).exists();

        assertThat(run("quarantine").out())
                .isEqualTo("acme.fjord-theme 2.0.3 of VS Code, since 2026-11-23T02:00:07Z, from " + inCode + "\n");
        assertThat(run("restore", "acme.fjord-theme", "--dry-run").out())
                .contains("would give back acme.fjord-theme 2.0.3");
        assertThat(inCode).doesNotExist();
        assertThat(run("restore", "ACME.fjord-theme").out()).contains("gave back acme.fjord-theme 2.0.3 of VS Code");
        assertThat(inCode).exists();
        assertThat(run("quarantine").out()).isEqualTo("Nothing is in quarantine.\n");
    }

    @Test
    void takesFromTheNamedEditorOnly() {
        assertThat(run("quarantine", "acme.fjord-theme", "--editor", "cursor").exitCode())
                .isZero();
        assertThat(inCursor).doesNotExist();
        assertThat(inCode).exists();
    }

    @Test
    void saysWhyItCannot() {
        assertThat(run("quarantine", "nobody.nothing").err()).contains("No editor has nobody.nothing. Looked in ");
        assertThat(run("quarantine", "fjord").err()).contains("expected publisher.name or publisher.name@version");
        assertThat(run("restore", "acme.fjord-theme").err()).contains("is not in quarantine");
        running.add(new Processes.Running(4711, "/usr/share/code/code", List.of()));
        CommandRun open = run("quarantine", "acme.fjord-theme@2.0.3");
        assertThat(open.exitCode()).isEqualTo(2);
        assertThat(open.err()).contains("VS Code is open: process 4711 runs /usr/share/code/code. Close it");
        assertThat(inCode).exists();
        assertThat(run("quarantine", "acme.fjord-theme", "--dry-run").out()).contains("not now: the editor is open");
    }

    private CommandRun run(String... arguments) {
        Processes processes = new Processes() {
            @Override
            public List<Running> running() {
                return running;
            }

            @Override
            public boolean isRunning(long pid) {
                return false;
            }
        };
        Machine machine = new Machine(Os.LINUX, home, home, Map.of());
        return CommandRun.in(home, Reports.with())
                .with("VSXRAY_STATE", home.resolve("state").toString())
                .on(new Host(machine, new SystemPrograms(), processes, List.of(), ZoneOffset.UTC))
                .run(arguments);
    }

    private Path extension(String data, String version) throws IOException {
        Path extensions = Files.createDirectories(home.resolve(data).resolve("extensions"));
        String name = "acme.fjord-theme-" + version;
        Files.writeString(
                extensions.resolve("extensions.json"),
                "[{\"identifier\":{\"id\":\"acme.fjord-theme\"},\"version\":\"" + version + "\",\"relativeLocation\":\""
                        + name + "\"}]");
        Path folder = Files.createDirectory(extensions.resolve(name));
        Files.writeString(
                folder.resolve("package.json"),
                "{\"publisher\": \"acme\", \"name\": \"fjord-theme\", \"version\": \"" + version + "\"}");
        return folder;
    }
}

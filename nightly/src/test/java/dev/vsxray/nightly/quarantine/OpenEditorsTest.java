package dev.vsxray.nightly.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.quarantine.Processes.Running;
import dev.vsxray.scanner.locate.EditorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenEditorsTest {

    @TempDir
    private Path home;

    private final FakeProcesses processes = new FakeProcesses();

    @ParameterizedTest
    @CsvSource({
        ".vscode, /usr/share/code/code, true",
        ".vscode, 'C:\\Users\\ada\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe', true",
        ".vscode, /Applications/Visual Studio Code.app/Contents/MacOS/Electron, true",
        ".vscode, /Applications/Visual Studio Code - Insiders.app/Contents/MacOS/Electron, false",
        ".vscode, /usr/share/code-insiders/code-insiders, false",
        ".vscode, /usr/bin/codeblocks, false",
        ".vscode, /home/ada/code/run, false",
        ".vscode-insiders, /usr/share/code-insiders/code-insiders, true",
        ".cursor, /opt/cursor/cursor, true",
        ".cursor, /usr/share/code/code, false",
        ".vscode-oss, /usr/share/codium/codium, true",
        ".vscode-server, /usr/share/code/code, false",
    })
    void knowsAnEditorByItsName(String folder, String program, boolean holds) {
        processes.running.add(new Running(4711, program, List.of()));
        assertThat(open(folder).isPresent()).isEqualTo(holds);
    }

    @Test
    void knowsAServerByWhereItRunsFrom() {
        Path server = home.resolve(".vscode-server");
        processes.running.add(new Running(12, "/usr/bin/vim", List.of(server + "/data/settings.json")));
        assertThat(open(".vscode-server")).isEmpty();
        processes.running.add(new Running(13, server + "/bin/abc/node", List.of()));
        assertThat(open(".vscode-server")).contains("process 13 runs " + server + "/bin/abc/node");
    }

    @Test
    void knowsANodeThatIsToldOfTheFolder() {
        processes.running.add(new Running(
                14, "/usr/bin/node", List.of("server.js", "--data=" + home.resolve(".vscode-server/data"))));
        assertThat(open(".vscode-server")).contains("process 14 runs /usr/bin/node");
    }

    @Test
    void believesALockOnlyWhileItsProcessRuns() throws IOException {
        Path lock = Files.createDirectories(home.resolve("data")).resolve("code.lock");
        Files.writeString(lock, "4711\n");
        assertThat(open(".vscode")).isEmpty();
        processes.running.add(new Running(4711, "", List.of()));
        assertThat(open(".vscode")).contains("its lock in " + lock.getParent() + " names process 4711, which runs");
        Files.writeString(lock, "not a number");
        assertThat(open(".vscode")).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such link")
    void readsTheLinkThatElectronLeaves() throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Files.createSymbolicLink(data.resolve("SingletonLock"), Path.of("my-host-4711"));
        assertThat(open(".vscode")).isEmpty();
        processes.running.add(new Running(4711, "", List.of()));
        assertThat(open(".vscode")).isPresent();
    }

    private java.util.Optional<String> open(String folder) {
        EditorFolder editor = new EditorFolder(
                "VS Code", home.resolve(folder).resolve("extensions"), List.of(home.resolve("data")), List.of());
        return new OpenEditors(processes).holding(editor);
    }
}

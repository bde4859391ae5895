package dev.vsxray.scanner.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever stands in an editor's own files: the extension in its folder is found, and what could not be read is told.
 * Replays the kept inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class LocateFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void lists(byte[] bytes) throws IOException {
        search(bytes, ".vscode/extensions/extensions.json");
        search(bytes, ".vscode/extensions/.obsolete");
        search(bytes, ".config/Code/User/globalStorage/storage.json");
        search(bytes, ".config/Code/User/profiles/a/extensions.json");
    }

    @FuzzTest(maxDuration = "3m")
    void stateDatabase(byte[] bytes) throws IOException {
        Path database = Files.createTempFile("vsxray-fuzz-", "");
        try {
            Files.write(database, bytes);
            Optional<String> value = StateDatabase.value(database, "extensionsIdentifiers/disabled");
            assertThat(value.orElse("").length()).isLessThan(8 << 20);
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        } finally {
            Files.delete(database);
        }
        search(bytes, ".config/Code/User/globalStorage/state.vscdb");
    }

    private static void search(byte[] bytes, String path) throws IOException {
        Path root = Files.createTempDirectory("vsxray-fuzz-");
        try {
            SampleMachine machine = new SampleMachine(Machine.Os.LINUX, root);
            Path extension = SampleMachine.extension(machine.home().resolve(".vscode/extensions"), "here");
            Path file = machine.home().resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            Located located = machine.locator().onMachine(new SearchScope(Optional.empty(), false, false));
            assertThat(located.installations()).extracting(Installation::path).contains(extension);
        } finally {
            deleteAll(root);
        }
    }

    private static void deleteAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

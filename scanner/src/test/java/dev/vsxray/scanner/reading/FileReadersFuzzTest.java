package dev.vsxray.scanner.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.signatures.pattern.PatternSet;

/**
 * Whatever the bytes, under whatever name: features, and gaps where something could not be read. Replays the kept inputs
 * in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class FileReadersFuzzTest {

    private static final FileReaders READERS = new FileReaders(PatternSet.empty());

    @FuzzTest(maxDuration = "2m")
    void nativeProgram(byte[] bytes) {
        readAs(bytes, "bin/a.node");
    }

    @FuzzTest(maxDuration = "1m")
    void wasm(byte[] bytes) {
        readAs(bytes, "a.wasm");
    }

    @FuzzTest(maxDuration = "1m")
    void archiveOfElectron(byte[] bytes) {
        readAs(bytes, "resources/app.asar");
    }

    @FuzzTest(maxDuration = "2m")
    void sourceMap(byte[] bytes) {
        readAs(bytes, "out/main.js.map");
    }

    @FuzzTest(maxDuration = "1m")
    void image(byte[] bytes) {
        readAs(bytes, "icon.png");
    }

    @FuzzTest(maxDuration = "2m")
    void page(byte[] bytes) {
        readAs(bytes, "media/index.html");
    }

    @FuzzTest(maxDuration = "2m")
    void script(byte[] bytes) {
        readAs(bytes, "a.ps1", "a.sh", "a.py", "a.bat", "a.vbs");
    }

    @FuzzTest(maxDuration = "2m")
    void configuration(byte[] bytes) {
        readAs(bytes, ".vscode/tasks.json", "package-lock.json", "node_modules/a/package.json");
    }

    @FuzzTest(maxDuration = "1m")
    void instructions(byte[] bytes) {
        readAs(bytes, "AGENTS.md");
    }

    @FuzzTest(maxDuration = "2m")
    void text(byte[] bytes) {
        readAs(bytes, "a.js", ".env", "yarn.lock");
    }

    private static void readAs(byte[] bytes, String... paths) {
        for (String path : paths) {
            assertThat(READERS.read(path, bytes, bytes.length).features()).isNotEmpty();
        }
    }
}

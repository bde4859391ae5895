package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    @Test
    void countsLinesAsEditorsDo() {
        SourceText source = SourceText.of("a\nbc\r\nd\re");

        assertThat(source.position(0)).isEqualTo(new SourceText.Position(0, 1, 1));
        assertThat(source.position(3)).isEqualTo(new SourceText.Position(3, 2, 2));
        assertThat(source.position(6)).isEqualTo(new SourceText.Position(6, 3, 1));
        assertThat(source.position(8)).isEqualTo(new SourceText.Position(8, 4, 1));
    }

    @Test
    void countsTheBytesOfTheFile() {
        String text = "é€😀x";

        assertThat(SourceText.of(text).position(4).byteOffset()).isEqualTo(9);
        assertThat(SourceText.of(text, StandardCharsets.UTF_16LE, 2).position(4).byteOffset())
                .isEqualTo(10);
        assertThat(SourceText.of("aé", StandardCharsets.ISO_8859_1, 0)
                        .position(2)
                        .byteOffset())
                .isEqualTo(2);
    }

    @Test
    void findsPlacesFarIntoALongText() {
        String text = ("é".repeat(99) + "\n").repeat(1_000) + "end";

        SourceText.Position end = SourceText.of(text).position(text.indexOf("end"));

        assertThat(end).isEqualTo(new SourceText.Position(199_000, 1_001, 1));
        assertThat(end.byteOffset())
                .isEqualTo(text.substring(0, text.indexOf("end")).getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void takesOffsetsBeyondTheEndAsTheEnd() {
        assertThat(SourceText.of("abc").position(99)).isEqualTo(new SourceText.Position(3, 1, 4));
        assertThat(SourceText.of("").position(-1)).isEqualTo(new SourceText.Position(0, 1, 1));
    }

    @Test
    void boundsExcerptsAndKeepsThePlaceInTheMiddle() {
        SourceText source = SourceText.of("0123456789".repeat(100));

        assertThat(source.excerpt(500, 503, 13))
                .isEqualTo("5678901234567".substring(0, 13))
                .hasSize(13);
        assertThat(source.excerpt(0, 1_000, 7)).isEqualTo("0123456");
        assertThat(source.excerpt(998, 1_000, 6)).isEqualTo("6789");
    }

    @Test
    void cutsNoSurrogatePairInHalf() {
        assertThat(SourceText.of("😀😀😀").excerpt(3, 4, 3)).isEqualTo("😀");
    }
}

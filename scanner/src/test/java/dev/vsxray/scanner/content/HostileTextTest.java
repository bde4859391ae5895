package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to exhaust a reader: each would take minutes or all memory if the work grew faster than the text. */
public class HostileTextTest {

    private static final int LENGTH = 400_000;

    /** What is repeated. */
    public static List<String> pieces() {
        return List.of(
                "://",
                "a://b.",
                "'a.b.c",
                "1.1.1.1 ",
                "\"",
                "\u3164",
                "\u202E",
                "\uFE01",
                "x\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164\u3164",
                "r\u0435q ",
                "65,",
                "0x41,",
                "Ab1",
                "Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1 ",
                "\\x41",
                "%41",
                "&#65;",
                "\\u{",
                "&#",
                " ",
                "\n",
                "function",
                "[",
                "{\"",
                "<",
                "import ",
                "\u200b\u200c\u200b\u200c\u200b\u200c\u200b\u200c ");
    }

    @ParameterizedTest
    @Timeout(30)
    @MethodSource("pieces")
    void repetitionIsReadInTime(String piece) {
        Seen seen = Seen.in("a.js", piece.repeat(LENGTH / piece.length()));
        assertThat(seen.layers()).hasSizeLessThanOrEqualTo(500);
    }
}

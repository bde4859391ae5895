package dev.vsxray.reports.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibleTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain text, plain text",
        "Grüße 日本 שלום, Grüße 日本 שלום",
        "a\u202eb, a<U+202E>b",
        "a\u200bb, a<U+200B>b",
        "a\u001b[2Jb, a<U+001B>[2Jb",
        "a\u009bb, a<U+009B>b",
        "a\u3164b, a<U+3164>b",
        "a\ud800b, a<U+D800>b",
        "a\udb40\udd01b, a<U+E0101>b",
        "a\ue000b, a<U+E000>b",
        "😀, 😀",
    })
    void namesWhatHides(String text, String shown) {
        assertThat(VisibleText.of(text, 100)).isEqualTo(shown);
    }

    @Test
    void countsAPayloadOfHiddenCharacters() {
        assertThat(VisibleText.of("x" + "\ufe01".repeat(1_000) + "y", 5_000))
                .isEqualTo("x<U+FE01><U+FE01><U+FE01><+997 hidden>y");
    }

    @Test
    void keepsLinesOnlyWhenAskedTo() {
        assertThat(VisibleText.of("a\nb\tc", 100)).isEqualTo("a<U+000A>b<U+0009>c");
        assertThat(VisibleText.lines("a\nb\tc\r", 100)).isEqualTo("a\nb\tc<U+000D>");
    }

    @Test
    void saysWhatItCutAndNeverSplitsASurrogatePair() {
        assertThat(VisibleText.of("abcdef", 4)).isEqualTo("abcd<+2 characters>");
        assertThat(VisibleText.of("ab😀def", 3)).isEqualTo("ab<+5 characters>");
    }

    @ParameterizedTest
    @CsvSource({
        "see https://collect.example/u?x=1, see hxxps://collect[.]example/u?x=1",
        "HTTP://192.0.2.7:80/a.b, HxxP://192[.]0[.]2[.]7:80/a.b",
        "wss://a.example, wxs://a[.]example",
        "nothing here, nothing here",
    })
    void defangs(String text, String harmless) {
        assertThat(Defanged.of(text)).isEqualTo(harmless);
    }
}

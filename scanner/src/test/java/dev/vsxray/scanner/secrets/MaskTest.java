package dev.vsxray.scanner.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The secrets here are made up, and put together so that no text of this file is one. */
class MaskTest {

    private static final String TOKEN = "glpat" + "-q7Wm2ZkR9sXb4TnV6cYd";
    private static final String PASSWORD = "correct-horse-battery";
    private static final Mask MASK = Mask.of(List.of(TOKEN, PASSWORD));

    @Test
    void whatIsWrittenLikeASecretIsHiddenInAnyPackage() {
        assertThat(Mask.ofFormats().over("curl -H 'Authorization: Bearer " + TOKEN + "' https://x.invalid"))
                .isEqualTo("curl -H 'Authorization: Bearer glpat-\u2026 (26 characters)' https://x.invalid");
        assertThat(Mask.ofFormats()
                        .over("https://api.telegram.org/bot" + "7312345678:AA"
                                + "HqW3zRkT9sXb4TnV6cYd8LpG3hJf5QmZw/sendMessage"))
                .isEqualTo("https://api.telegram.org/bot731\u2026 (49 characters)/sendMessage");
    }

    @Test
    void whatThePackageHoldsIsHiddenWhateverItLooksLike() {
        assertThat(MASK.over("login ada " + PASSWORD + " and again " + PASSWORD))
                .isEqualTo("login ada corre\u2026 (21 characters) and again corre\u2026 (21 characters)");
        assertThat(Mask.ofFormats().over("login ada " + PASSWORD)).endsWith(PASSWORD);
    }

    /** An excerpt ends after so many characters, also in the middle of a secret. */
    @ParameterizedTest
    @CsvSource({
        "token: glpat-q7Wm2Z, token: \u2026",
        "token: glpat-q7Wm2Z\u2026, token: \u2026",
        "sXb4TnV6cYd' );, \u2026' );",
        "\u2026sXb4TnV6cYd' );, \u2026' );",
        "q7Wm2ZkR9sXb4TnV, \u2026",
        "token: glpat, token: glpat",
        "horse-ba, horse-ba",
    })
    void alsoWhereItIsCutOff(String excerpt, String shown) {
        assertThat(MASK.over(excerpt)).isEqualTo(shown);
    }

    @Test
    void eachLineOfAKeyIsASecret() {
        String line = "q7Wm2ZkR9sXb4TnV6cYd8LpG3hJf5Q";
        Mask mask = Mask.of(List.of("-----BEGIN\n" + line + "\n" + line.toLowerCase(java.util.Locale.ROOT)));
        assertThat(mask.over("between " + line + " them")).doesNotContain(line).endsWith(" them");
    }

    @Test
    void otherTextsStayAsTheyAre() {
        String text = "exports.activate = () => require('https').get('https://x.invalid/a?b=c');";
        assertThat(MASK.over(text)).isEqualTo(text);
        assertThat(MASK.over("")).isEmpty();
        assertThat(MASK.over("\u2026")).isEqualTo("\u2026");
        assertThat(MASK.over("\u2026 plain words \u2026")).isEqualTo("\u2026 plain words \u2026");
    }
}

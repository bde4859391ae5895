package dev.vsxray.scanner.javascript.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringTableCodeTest {

    @Test
    void decodesBothAlphabets() {
        assertThat(StringTableCode.BASE64.decode("w6RiYw==", "")).contains("äbc");
        assertThat(StringTableCode.BASE64_SMALL_LETTERS_FIRST.decode("W6rIyW==", ""))
                .contains("äbc");
    }

    /** The classic example of the cipher: key {@code Key}, text {@code Plaintext}. */
    @Test
    void decryptsOverCharactersNotBytes() {
        String code = "wrvDsxbDqMOZQMKvCsOT";

        assertThat(StringTableCode.RC4.decode(code, "Key")).contains("Plaintext");
        assertThat(StringTableCode.RC4.decode(code, "")).isEmpty();
    }

    @Test
    void refusesWhatIsNotOfThisForm() {
        assertThat(StringTableCode.BASE64.decode("not base64!", "")).isEmpty();
        assertThat(StringTableCode.BASE64.decode("/w==", "")).as("not UTF-8").isEmpty();
    }
}

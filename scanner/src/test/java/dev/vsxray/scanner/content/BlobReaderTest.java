package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.text.DerivedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobReaderTest {

    private static final String SCRIPT =
            "const cp = require('child_process'); module.exports = function (x) { return cp.exec(x); };";

    @Test
    void aScriptInBase64IsFoundAndRead() {
        Seen seen = Seen.in("a.js", "run('" + base64(SCRIPT.getBytes(StandardCharsets.UTF_8)) + "')");
        assertThat(seen.trait("encoded-blob").facts())
                .containsEntry("encoding", "base64")
                .containsEntry("decodes-to", "javascript")
                .containsEntry("family", "script");
        assertThat(seen.layers()).extracting(DerivedText::text).containsExactly(SCRIPT);
    }

    /** Base64 of texts whose length is no multiple of three ends in signs that stand for nothing, or leaves them away. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theLastCharactersOfAScriptInBase64AreReadToo(int more) {
        String script = SCRIPT + "/".repeat(more);
        String encoded = base64(script.getBytes(StandardCharsets.UTF_8));

        for (String written : List.of(encoded, encoded.replace("=", ""))) {
            assertThat(Seen.in("a.js", "run('" + written + "')").layers())
                    .extracting(DerivedText::text)
                    .containsExactly(script);
        }
    }

    @Test
    void aScriptInHexadecimalAndAsByteListIsFoundAndRead() {
        byte[] bytes = SCRIPT.getBytes(StandardCharsets.UTF_8);
        String hex = new java.math.BigInteger(1, bytes).toString(16);
        String list = SCRIPT.chars().mapToObj(String::valueOf).collect(Collectors.joining(", "));
        assertThat(Seen.in("a.js", "x='" + hex + "'").layers())
                .extracting(DerivedText::text)
                .containsExactly(SCRIPT);
        assertThat(Seen.in("a.js", "x=[" + list + "]").layers())
                .extracting(DerivedText::text)
                .containsExactly(SCRIPT);
    }

    /** Each begins elsewhere in a stretch that is long enough for a list, so that none is found by where it happens to begin. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 93, 94, 95, 96, 200})
    void aByteListIsFoundWhereverItStands(int before) {
        String list = SCRIPT.chars().mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(Seen.in("a.js", "y".repeat(before) + " 7 " + list).layers())
                .extracting(DerivedText::text)
                .contains(SCRIPT);
        assertThat(Seen.in("a.js", " ".repeat(before) + "_" + list + "_").layers())
                .as("the first number is the end of a name, the last the begin of one")
                .extracting(DerivedText::text)
                .contains(SCRIPT.substring(1, SCRIPT.length() - 1));
    }

    @Test
    void layersInsideLayersAreRead() {
        String inner = base64(SCRIPT.getBytes(StandardCharsets.UTF_8));
        String outer = base64(("eval(atob('" + inner + "'))").getBytes(StandardCharsets.UTF_8));
        assertThat(Seen.in("a.js", "x='" + outer + "'").layers())
                .extracting(DerivedText::text)
                .contains(SCRIPT);
    }

    @Test
    void anEncryptedBlobIsRandom() {
        byte[] bytes = new byte[4_096];
        new Random(3).nextBytes(bytes);
        bytes[0] = 0;
        assertThat(Seen.in("a.js", "x='" + base64(bytes) + "'").traitNames())
                .containsExactly("encoded-blob", "high-entropy-blob");
    }

    @Test
    void anInlinedImageIsToldAsOneAndLeavesNoLayer() {
        byte[] png = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, 600);
        new Random(4).nextBytes(png);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, 0, png, 0, 8);
        Seen seen = Seen.in("a.css", "url(data:image/png;base64," + base64(png) + ")");
        assertThat(seen.trait("encoded-blob").facts())
                .containsEntry("family", "image")
                .containsEntry("data-url", "true");
        assertThat(seen.layers()).isEmpty();
    }

    @Test
    void tablesTranslationsAndNamesAreNoBlobs() {
        String table = java.util.stream.IntStream.range(32, 126)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        assertThat(Seen.in("a.js", "t=[" + table + "]").traitNames()).isEmpty();
        assertThat(Seen.in("a.js", "t='\\u041f\\u0440\\u0438\\u0432\\u0435\\u0442'")
                        .traitNames())
                .isEmpty();
        assertThat(Seen.in("a.js", "t='" + "abcdefghij".repeat(100) + "'").traitNames())
                .isEmpty();
        assertThat(Seen.in("a.js", "u='https://a.example/?q=%22a%22%3A%22b%22%7D'")
                        .traitNames())
                .isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

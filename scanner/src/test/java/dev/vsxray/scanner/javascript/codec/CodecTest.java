package dev.vsxray.scanner.javascript.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Node 20 gives. */
class CodecTest {

    private static final byte[] KEY = ascii("0123456789abcdef0123456789abcdef");
    private static final byte[] IV = ascii("abcdefghijklmnop");
    private static final String PLAIN = "hello world, hello";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hex(byte[] bytes) {
        return ByteText.HEX.text(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "base64, aGVs bG8=, hello",
        "base64, aGVsbG8, hello",
        "base64, aGVsbG8=ignored, hello",
        "base64url, _-8, ÿï",
        "hex, 68656c6c6f, hello",
        "hex, 6865zz6c, he",
        "latin1, é, é",
        "ascii, héllo, héllo",
    })
    void readsBytesAsLenientlyAsNode(String encoding, String text, String expected) {
        byte[] bytes = ByteText.named(encoding).orElseThrow().bytes(text);

        assertThat(ByteText.LATIN1.text(bytes)).isEqualTo(expected);
    }

    @Test
    void replacesWhatIsNotUtf8() {
        assertThat(ByteText.UTF8.text(new byte[] {'a', (byte) 0xFF, 'b'})).isEqualTo("a\uFFFDb");
        assertThat(hex(ByteText.UTF8.bytes("a\uD800b"))).isEqualTo("61efbfbd62");
        assertThat(ByteText.UTF16LE.text(ByteText.UTF16LE.bytes("aé€"))).isEqualTo("aé€");
    }

    @Test
    void atobIsStrict() {
        assertThat(ByteText.atob(" aGk= ")).contains("hi");
        assertThat(ByteText.atob("aGk")).contains("hi");
        assertThat(ByteText.atob("a")).isEmpty();
        assertThat(ByteText.atob("_-8=")).isEmpty();
        assertThat(ByteText.btoa("ÿ")).contains("/w==");
        assertThat(ByteText.btoa("€")).isEmpty();
    }

    @Test
    void percentCoding() {
        assertThat(PercentText.encodeComponent("a b/é😀")).contains("a%20b%2F%C3%A9%F0%9F%98%80");
        assertThat(PercentText.encodeComponent("\uD800")).isEmpty();
        assertThat(PercentText.encodeUri("a b/?é#")).contains("a%20b/?%C3%A9#");
        assertThat(PercentText.decodeComponent("a%20b%2F%C3%A9")).contains("a b/é");
        assertThat(PercentText.decodeComponent("%E0%A4%A")).isEmpty();
        assertThat(PercentText.decodeUri("%2Fa%20")).contains("%2Fa ");
        assertThat(PercentText.escape("a é€")).isEqualTo("a%20%E9%u20AC");
        assertThat(PercentText.unescape("%u0061%62%zz")).isEqualTo("ab%zz");
        assertThat(PercentText.encodeForm("a b&é")).isEqualTo("a+b%26%C3%A9");
        assertThat(PercentText.decodeLenient("a%20%zz")).isEqualTo("a %zz");
    }

    @ParameterizedTest
    @CsvSource({
        "aes-256-cbc, 6906a4b935644c69cd4a44dc34495567a81f9c0c84469f9dab2db0f8168bce6f",
        "aes-256-ctr, 44cf6f93d31f32f0f64b2176a35c6e13621f",
        "aes-256-ecb, bf9ac5a84d02bab22b5eaffca92db9f54b8268d8e70a07dabaf4133941a0690f",
        "aes-256-cfb, 44cf6f93d31f32f0f64b2176a35c6e1354d2",
        "aes-256-ofb, 44cf6f93d31f32f0f64b2176a35c6e130da1",
        "aes-256-gcm, 307228a1bd82f1fae55d9fd9545bfae04a70",
        "chacha20, 71089b4329a66ab58e99e23e88ccc2de4229",
    })
    void ciphers(String algorithm, String expected) {
        byte[] sealed = Ciphers.encrypt(algorithm, KEY, IV, ascii(PLAIN), true).orElseThrow();

        assertThat(hex(sealed)).isEqualTo(expected);
        assertThat(Ciphers.decrypt(algorithm, KEY, IV, sealed, true)).contains(ascii(PLAIN));
    }

    @Test
    void ciphersWithKeysAndNoncesOfOtherSizes() {
        byte[] nonce = ascii("abcdefghijkl");
        assertThat(Ciphers.encrypt("aes-256-gcm", KEY, nonce, ascii(PLAIN), true)
                        .map(CodecTest::hex))
                .contains("01a9a5d3a4c51abc1170963d2af13d53305e");
        assertThat(Ciphers.encrypt(
                                "des-ede3-cbc",
                                ascii("0123456789abcdef01234567"),
                                ascii("abcdefgh"),
                                ascii(PLAIN),
                                true)
                        .map(CodecTest::hex))
                .contains("b04770370adf35c3eef44763c845d2bda08cc7d7f777d92b");
        assertThat(Ciphers.decrypt("rc4", ascii("Key"), new byte[0], ByteText.HEX.bytes("bbf316e8d940af0ad3"), true))
                .contains(ascii("Plaintext"));
    }

    @Test
    void ciphersThatDoNotFitGiveNothing() {
        assertThat(Ciphers.decrypt("aes-256-cbc", ascii("short"), IV, new byte[16], true))
                .isEmpty();
        assertThat(Ciphers.decrypt("aes-256-cbc", KEY, IV, new byte[15], true)).isEmpty();
        assertThat(Ciphers.decrypt("no-such-cipher", KEY, IV, new byte[16], true))
                .isEmpty();
    }

    @Test
    void digests() {
        assertThat(Digests.digest("md5", ascii("a")).map(CodecTest::hex)).contains("0cc175b9c0f1b6a831c399e269772661");
        assertThat(hex(Digests.digest("SHA512", ascii("a")).orElseThrow())).startsWith("1f40fc92da2416947509");
        assertThat(hex(Digests.hmac("sha256", ascii("k"), ascii("a")).orElseThrow()))
                .startsWith("78da91511e675587f5b9");
        assertThat(Digests.digest("nonsense", ascii("a"))).isEmpty();
        assertThat(Digests.pbkdf2("sha1", ascii("pw"), ascii("salt"), 100, 20).map(CodecTest::hex))
                .contains("6b60da96b017e2f42163a41ae8b7bc04c478a378");
        assertThat(Digests.scrypt(ascii("pw"), ascii("salt"), 1024, 8, 1, 16).map(CodecTest::hex))
                .contains("9f1f8695838e682c1689750f45a69fb9");
        assertThat(Digests.scrypt(ascii("pw"), ascii("salt"), 16384, 8, 1, 16).map(CodecTest::hex))
                .contains("c0b515908e61334cae6d6003c00be60e");
    }

    @Test
    void keyDerivationIsBounded() {
        assertThat(Digests.pbkdf2("sha1", ascii("pw"), ascii("salt"), 1_000_000_000, 20))
                .isEmpty();
        assertThat(Digests.scrypt(ascii("pw"), ascii("salt"), 1 << 30, 8, 1, 16))
                .isEmpty();
    }

    @Test
    void decompression() {
        byte[] gzip = ByteText.BASE64.bytes("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==");
        byte[] zlib = ByteText.BASE64.bytes("eJzLSM3JyQcABiwCFQ==");

        assertThat(Decompression.gunzip(gzip).map(ByteText.UTF8::text)).contains("hello");
        assertThat(Decompression.unzip(gzip).map(ByteText.UTF8::text)).contains("hello");
        assertThat(Decompression.unzip(zlib).map(ByteText.UTF8::text)).contains("hello");
        assertThat(Decompression.inflateRaw(ByteText.BASE64.bytes("y0jNyckHAA=="))
                        .map(ByteText.UTF8::text))
                .contains("hello");
        assertThat(Decompression.brotli(ByteText.BASE64.bytes("CwaAaGVsbG8sIGJyb3RsaQM="))
                        .map(ByteText.UTF8::text))
                .contains("hello, brotli");
        assertThat(Decompression.gunzip(zlib)).isEmpty();
        assertThat(Decompression.brotli(zlib)).isEmpty();
        assertThat(Decompression.inflate(ascii("not zlib at all"))).isEmpty();
    }

    @Test
    void bombsAreRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                deflater.write(zeros);
            }
        }

        assertThat(Decompression.inflate(packed.toByteArray())).isEmpty();
    }
}

package dev.vsxray.scanner.javascript.disguise;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.Ciphers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The encoding half of what decoders in scripts undo. Keys are our own and open. */
final class Encryption {

    static final String AES_KEY = "0123456789abcdef0123456789abcdef";
    static final String AES_IV = "abcdefghijklmnop";

    /** RC4 as scripts write it. */
    static final String RC4_SCRIPT = "function rc4(key, text) { var s = [], j = 0, x, out = '';"
            + " for (var i = 0; i < 256; i++) s[i] = i;"
            + " for (i = 0; i < 256; i++) { j = (j + s[i] + key.charCodeAt(i % key.length)) % 256;"
            + " x = s[i]; s[i] = s[j]; s[j] = x; }"
            + " i = 0; j = 0;"
            + " for (var y = 0; y < text.length; y++) { i = (i + 1) % 256; j = (j + s[i]) % 256;"
            + " x = s[i]; s[i] = s[j]; s[j] = x;"
            + " out += String.fromCharCode(text.charCodeAt(y) ^ s[(s[i] + s[j]) % 256]); } return out; }";

    private Encryption() {}

    static String xor(String text, String key) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append((char) (text.charAt(i) ^ key.charAt(i % key.length())));
        }
        return out.toString();
    }

    static String caesar(String text, int by) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append((char) (c >= 'a' && c <= 'z' ? (c - 'a' + by) % 26 + 'a' : c)));
        return out.toString();
    }

    static String rot13(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : caesar(text, 13).toCharArray()) {
            out.append((char) (c >= 'A' && c <= 'Z' ? (c - 'A' + 13) % 26 + 'A' : c));
        }
        return out.toString();
    }

    /** One character per byte. */
    static String rc4(String key, String text) {
        byte[] sealed = Ciphers.encrypt("rc4", latin1(key), new byte[0], latin1(text), true)
                .orElseThrow();
        return new String(sealed, StandardCharsets.ISO_8859_1);
    }

    static String aesHex(String text) {
        return ByteText.HEX.text(Ciphers.encrypt("aes-256-cbc", latin1(AES_KEY), latin1(AES_IV), latin1(text), true)
                .orElseThrow());
    }

    static String gzipBase64(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(latin1(text));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static String deflateBase64(String text) {
        return deflateBase64(text, false);
    }

    /** @param raw without the header and the sum of zlib */
    static String deflateBase64(String text, boolean raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (OutputStream packer = new DeflaterOutputStream(bytes, deflater)) {
            packer.write(latin1(text));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        deflater.end();
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

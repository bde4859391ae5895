package dev.vsxray.scanner.javascript.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The encodings of Node's {@code Buffer}: what text becomes which bytes and back, lenient as Node is. */
public enum ByteText {
    UTF8("utf8"),
    UTF16LE("utf16le"),
    LATIN1("latin1"),
    ASCII("ascii"),
    BASE64("base64"),
    BASE64URL("base64url"),
    HEX("hex");

    private static final char REPLACEMENT = 0xFFFD;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final String label;

    ByteText(String label) {
        this.label = label;
    }

    /** Node's own name for it. */
    public String label() {
        return label;
    }

    /** The encoding that Node or the Encoding Standard knows by this name. */
    public static Optional<ByteText> named(String name) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "utf8", "utf-8", "unicode-1-1-utf-8" -> UTF8;
                    case "utf16le", "utf-16le", "ucs2", "ucs-2", "utf-16" -> UTF16LE;
                    case "latin1", "binary", "iso-8859-1", "windows-1252" -> LATIN1;
                    case "ascii", "us-ascii" -> ASCII;
                    case "base64" -> BASE64;
                    case "base64url" -> BASE64URL;
                    case "hex" -> HEX;
                    default -> null;
                });
    }

    /** {@code Buffer.from(text, encoding)}. */
    public byte[] bytes(String text) {
        return switch (this) {
            case UTF8 -> wellFormed(text).getBytes(StandardCharsets.UTF_8);
            case UTF16LE -> utf16(text);
            case LATIN1, ASCII -> lowBytes(text);
            case BASE64, BASE64URL -> fromBase64(text);
            case HEX -> fromHex(text);
        };
    }

    /** {@code buffer.toString(encoding)}. */
    public String text(byte[] bytes) {
        return switch (this) {
            case UTF8 -> new String(bytes, StandardCharsets.UTF_8);
            case UTF16LE -> utf16(bytes);
            case LATIN1 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case ASCII -> ascii(bytes);
            case BASE64 -> java.util.Base64.getEncoder().encodeToString(bytes);
            case BASE64URL -> java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            case HEX -> hex(bytes);
        };
    }

    /** With U+FFFD for each lone surrogate, as {@code String.prototype.toWellFormed} and UTF-8 encoders do. */
    public static String wellFormed(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (fixed == null) {
                fixed = new StringBuilder(text);
            }
            fixed.setCharAt(i, REPLACEMENT);
        }
        return fixed == null ? text : fixed.toString();
    }

    private static byte[] utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    private static String utf16(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length / 2);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            text.append((char) (bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8));
        }
        return text.toString();
    }

    private static byte[] lowBytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String ascii(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            text.append((char) (b & 0x7F));
        }
        return text.toString();
    }

    /** Both alphabets; anything else is skipped; padding ends it. */
    private static byte[] fromBase64(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 3 / 4);
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            int sextet = sextet(text.charAt(i));
            if (sextet < 0) {
                continue;
            }
            bits = bits << 6 | sextet;
            count += 6;
            if (count >= 8) {
                count -= 8;
                bytes.write(bits >> count);
            }
        }
        return bytes.toByteArray();
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }

    /**
     * {@code atob(text)}: strict where {@code Buffer} is lenient. Each character of the result is one byte; empty where
     * a browser would throw.
     */
    public static Optional<String> atob(String text) {
        StringBuilder stripped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r') {
                stripped.append(c);
            }
        }
        if (stripped.length() % 4 == 0) {
            for (int i = 0; i < 2 && !stripped.isEmpty() && stripped.charAt(stripped.length() - 1) == '='; i++) {
                stripped.setLength(stripped.length() - 1);
            }
        }
        boolean valid = stripped.length() % 4 != 1
                && stripped.chars().allMatch(c -> sextet((char) c) >= 0 && c != '-' && c != '_');
        return valid
                ? Optional.of(new String(fromBase64(stripped.toString()), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /** {@code btoa(text)}; empty where a character is above U+00FF and a browser would throw. */
    public static Optional<String> btoa(String text) {
        return text.chars().allMatch(c -> c <= 0xFF) ? Optional.of(BASE64.text(lowBytes(text))) : Optional.empty();
    }

    /** Pairs of digits up to the first that is not one. */
    private static byte[] fromHex(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
        for (int i = 0; i + 1 < text.length(); i += 2) {
            int high = hexDigit(text.charAt(i));
            int low = hexDigit(text.charAt(i + 1));
            if (high < 0 || low < 0) {
                break;
            }
            bytes.write(high << 4 | low);
        }
        return bytes.toByteArray();
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(HEX_DIGITS.charAt(b >> 4 & 0xF)).append(HEX_DIGITS.charAt(b & 0xF));
        }
        return text.toString();
    }
}

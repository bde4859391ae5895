package dev.vsxray.scanner.javascript.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Percent coding: {@code encodeURIComponent} and its relatives, {@code escape} and {@code unescape}. */
public final class PercentText {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UNRESERVED = ALPHANUMERIC + "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,";
    private static final String UNESCAPED = ALPHANUMERIC + "@*_+-./";
    private static final String FORM_UNESCAPED = ALPHANUMERIC + "*-._";

    private PercentText() {}

    /** {@code encodeURIComponent}; empty where a lone surrogate would make it throw. */
    public static Optional<String> encodeComponent(String text) {
        return encode(text, UNRESERVED);
    }

    /** {@code encodeURI}; empty where a lone surrogate would make it throw. */
    public static Optional<String> encodeUri(String text) {
        return encode(text, UNRESERVED + RESERVED + "#");
    }

    /** One name or value of {@code application/x-www-form-urlencoded}. */
    public static String encodeForm(String text) {
        return encode(ByteText.wellFormed(text).replace(' ', '\0'), FORM_UNESCAPED)
                .orElse("")
                .replace("%00", "+");
    }

    private static Optional<String> encode(String text, String kept) {
        if (!ByteText.wellFormed(text).equals(text)) {
            return Optional.empty();
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 128 && kept.indexOf(c) >= 0) {
                encoded.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(hex(b & 0xFF, 2));
                }
            }
        }
        return Optional.of(encoded.toString());
    }

    /** {@code decodeURIComponent}; empty where malformed coding would make it throw. */
    public static Optional<String> decodeComponent(String text) {
        return decode(text, "");
    }

    /** {@code decodeURI}; empty where malformed coding would make it throw. */
    public static Optional<String> decodeUri(String text) {
        return decode(text, RESERVED + "#");
    }

    /** @param kept characters whose codes stay as they are */
    private static Optional<String> decode(String text, String kept) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) != '%') {
                decoded.append(text.charAt(i++));
                continue;
            }
            int first = byteAt(text, i);
            int length = first < 0 ? 0 : sequenceLength(first);
            if (length == 0) {
                return Optional.empty();
            }
            byte[] bytes = new byte[length];
            for (int k = 0; k < length; k++) {
                int b = byteAt(text, i + 3 * k);
                if (b < 0) {
                    return Optional.empty();
                }
                bytes[k] = (byte) b;
            }
            Optional<String> character = strictUtf8(bytes);
            if (character.isEmpty()) {
                return Optional.empty();
            }
            boolean stays = length == 1 && kept.indexOf(first) >= 0;
            decoded.append(stays ? text.substring(i, i + 3) : character.get());
            i += 3 * length;
        }
        return Optional.of(decoded.toString());
    }

    private static int sequenceLength(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The byte a code at {@code at} stands for, or -1 where there is none. */
    private static int byteAt(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        return number(text, at + 1, 2);
    }

    private static int number(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Codes where they are well-formed, the rest as it stands: {@code querystring.unescape} and URL queries. */
    public static String decodeLenient(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int code = byteAt(text, i);
            if (code >= 0) {
                bytes.write(code);
                i += 3;
            } else {
                int c = text.codePointAt(i);
                bytes.writeBytes(ByteText.UTF8.bytes(Character.toString(c)));
                i += Character.charCount(c);
            }
        }
        return ByteText.UTF8.text(bytes.toByteArray());
    }

    /** {@code escape(text)}. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && UNESCAPED.indexOf(c) >= 0) {
                escaped.append(c);
            } else if (c < 256) {
                escaped.append('%').append(hex(c, 2));
            } else {
                escaped.append("%u").append(hex(c, 4));
            }
        }
        return escaped.toString();
    }

    /** {@code unescape(text)}. */
    public static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.startsWith("%u", i) && number(text, i + 2, 4) >= 0) {
                plain.append((char) number(text, i + 2, 4));
                i += 6;
            } else if (text.charAt(i) == '%' && number(text, i + 1, 2) >= 0) {
                plain.append((char) number(text, i + 1, 2));
                i += 3;
            } else {
                plain.append(text.charAt(i++));
            }
        }
        return plain.toString();
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}

package dev.vsxray.scanner.text;

import java.util.Arrays;

/**
 * Decodes UTF-8 by RFC 3629, counts what is not valid, and remembers where characters stand. Each invalid byte becomes
 * one U+FFFD, so no byte is silently skipped. The JDK's decoder gives neither the count nor the places.
 */
final class Utf8Decoder {

    /** Characters between two remembered byte offsets: 4 bytes kept per 1,024 characters. */
    static final int CHECKPOINT = 1024;

    private final String text;
    private final int invalidSequences;
    private final int[] checkpoints;

    Utf8Decoder(byte[] bytes, int start) {
        char[] chars = new char[bytes.length - start];
        int[] marks = new int[chars.length / CHECKPOINT + 1];
        int invalid = 0;
        int length = 0;
        int nextMark = 0;
        int i = start;
        while (i < bytes.length) {
            if (length >= nextMark * CHECKPOINT) {
                // A pair of surrogates may straddle the mark; the offset is then that of the next character.
                marks[nextMark++] = i;
            }
            if (bytes[i] >= 0) {
                int end = Math.min(bytes.length, i + nextMark * CHECKPOINT - length);
                while (i < end && bytes[i] >= 0) {
                    chars[length++] = (char) bytes[i++];
                }
                continue;
            }
            int lead = bytes[i] & 0xFF;
            int size = sizeOf(lead);
            int codePoint = decode(bytes, i, size);
            if (codePoint < 0) {
                chars[length++] = '\uFFFD';
                invalid++;
                i++;
            } else if (codePoint < 0x10000) {
                chars[length++] = (char) codePoint;
                i += size;
            } else {
                chars[length++] = Character.highSurrogate(codePoint);
                chars[length++] = Character.lowSurrogate(codePoint);
                i += size;
            }
        }
        text = new String(chars, 0, length);
        invalidSequences = invalid;
        int needed = length / CHECKPOINT + 1;
        checkpoints = Arrays.copyOf(marks, Math.max(needed, 1));
        for (int mark = nextMark; mark < checkpoints.length; mark++) {
            checkpoints[mark] = bytes.length;
        }
    }

    private static int sizeOf(int lead) {
        return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    }

    /** The code point of {@code size} bytes at {@code i}, or -1 where they are not one. */
    private static int decode(byte[] bytes, int i, int size) {
        if (size == 0 || i + size > bytes.length) {
            return -1;
        }
        int codePoint = bytes[i] & (0xFF >> (size + 1));
        for (int k = 1; k < size; k++) {
            int next = bytes[i + k] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        boolean overlong = size == 3 && codePoint < 0x800 || size == 4 && codePoint < 0x10000;
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return overlong || surrogate || codePoint > Character.MAX_CODE_POINT ? -1 : codePoint;
    }

    String text() {
        return text;
    }

    int invalidSequences() {
        return invalidSequences;
    }

    int[] checkpoints() {
        return checkpoints;
    }
}

package dev.vsxray.scanner.content;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which characters cannot be seen, and what a run of them spells in the encodings that attackers use. */
public final class InvisibleText {

    /** Kinds of characters that a reader of the source does not see. */
    public enum Kind {
        /** U+FE00–FE0F and U+E0100–E01EF: one byte each, as GlassWorm writes its payload. */
        VARIATION_SELECTOR("variation-selector"),
        /** U+E0000–E007F: ASCII shifted out of sight, as used in prompt injection. */
        TAG("tag"),
        ZERO_WIDTH("zero-width"),
        /** Blank letters: allowed in identifiers, drawn as nothing. */
        FILLER("filler"),
        PRIVATE_USE("private-use"),
        VISIBLE("visible");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private InvisibleText() {}

    /** The first character that is not visible. */
    static final int FIRST = 0xAD;

    /** The kind of a code point. Bidirectional controls are apart: they reorder what is seen, see {@link UnicodeReader}. */
    public static Kind kindOf(int c) {
        if (c < FIRST) {
            return Kind.VISIBLE;
        }
        if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180D) {
            return Kind.VARIATION_SELECTOR;
        }
        if (c >= 0xE0000 && c <= 0xE007F) {
            return Kind.TAG;
        }
        if (c >= 0x200B && c <= 0x200D || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF || c == 0x34F || c == 0xAD) {
            return Kind.ZERO_WIDTH;
        }
        if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800) {
            return Kind.FILLER;
        }
        if (c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000 && c <= 0x10FFFD) {
            return Kind.PRIVATE_USE;
        }
        return Kind.VISIBLE;
    }

    /**
     * What a run spells: bytes of variation selectors, ASCII of tags, bits of two zero-width or filler characters
     * (either as 0 or 1). Empty where the result is not mostly printable text.
     */
    public static Optional<String> decode(String run, Kind kind) {
        int[] points = run.codePoints().toArray();
        switch (kind) {
            case VARIATION_SELECTOR:
                return printable(selectorBytes(points));
            case TAG:
                return printable(shifted(points, 0xE0000));
            case PRIVATE_USE:
                return printable(shifted(points, points.length == 0 ? 0 : points[0] & ~0xFF));
            case ZERO_WIDTH:
            case FILLER:
                return bits(points);
            default:
                return Optional.empty();
        }
    }

    private static byte[] selectorBytes(int[] points) {
        byte[] bytes = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            bytes[i] = (byte) (points[i] >= 0xE0100 ? points[i] - 0xE0100 + 16 : points[i] - 0xFE00);
        }
        return bytes;
    }

    private static byte[] shifted(int[] points, int base) {
        byte[] bytes = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            bytes[i] = (byte) (points[i] - base);
        }
        return bytes;
    }

    private static Optional<String> bits(int[] points) {
        if (points.length < 16) {
            return Optional.empty();
        }
        int one = points[0];
        for (boolean firstIsZero : new boolean[] {true, false}) {
            for (int width : new int[] {8, 7}) {
                byte[] bytes = new byte[points.length / width];
                for (int i = 0; i < bytes.length * width; i++) {
                    boolean bit = (points[i] == one) != firstIsZero;
                    bytes[i / width] = (byte) (bytes[i / width] << 1 | (bit ? 1 : 0));
                }
                Optional<String> text = printable(bytes);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> printable(byte[] bytes) {
        int good = 0;
        for (byte b : bytes) {
            if (b >= ' ' && b < 0x7F || b == '\n' || b == '\t' || b == '\r') {
                good++;
            }
        }
        return bytes.length > 0 && good * 10L >= bytes.length * 9L
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}

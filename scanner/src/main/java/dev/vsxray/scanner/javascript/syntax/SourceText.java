package dev.vsxray.scanner.javascript.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A decoded file that can say where an offset of the syntax tree is: in bytes of the file, and as line and column.
 *
 * <p>Nothing is computed before the first question. Then one pass keeps three numbers for every {@value #STRIDE}
 * characters, and each answer reads at most that many. Safe for use by several threads.
 */
public final class SourceText {

    /** Characters between two remembered places. */
    private static final int STRIDE = 4096;

    private final String text;
    private final Charset charset;
    private final int byteOrderMark;
    private volatile Index index = Index.NONE;

    private SourceText(String text, Charset charset, int byteOrderMark) {
        this.text = text;
        this.charset = charset;
        this.byteOrderMark = byteOrderMark;
    }

    /** A text that is read from UTF-8 without a byte order mark, or with the mark as its first character. */
    public static SourceText of(String text) {
        return new SourceText(text, StandardCharsets.UTF_8, 0);
    }

    /**
     * A text decoded from another encoding.
     *
     * @param charset UTF-8, UTF-16 of either byte order, or any with one byte per character
     * @param byteOrderMark bytes of the file before the first character of the text
     */
    public static SourceText of(String text, Charset charset, int byteOrderMark) {
        return new SourceText(text, charset, byteOrderMark);
    }

    /**
     * Where an offset is.
     *
     * @param byteOffset bytes from the start of the file, from 0. Where the file held invalid sequences, which the decoder
     *     replaced, the bytes of the replacement are counted
     * @param line from 1; lines end with LF, CR or CR LF, as editors count them
     * @param column from 1, in UTF-16 code units
     */
    public record Position(long byteOffset, int line, int column) {}

    public String text() {
        return text;
    }

    /** An offset beyond either end is taken to be that end. */
    public Position position(int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        Index known = index;
        if (known == Index.NONE) {
            known = buildIndex();
            index = known;
        }
        int stride = at / STRIDE;
        Walk walk = new Walk(stride * STRIDE, known.bytes[stride], known.lines[stride], known.lineStarts[stride]);
        walk.to(at);
        return new Position(walk.bytes, walk.line, at - walk.lineStart + 1);
    }

    /**
     * The text around a place, for people to read: at most {@code width} characters, the place near its middle, no half
     * surrogate pairs. Other than that it is untrusted text as it stands, line ends and control characters included.
     */
    public String excerpt(int start, int end, int width) {
        int from = Math.max(0, Math.min(start, text.length()));
        int to = Math.max(from, Math.min(end, text.length()));
        int margin = Math.max(0, width - (to - from)) / 2;
        int first = Math.max(0, from - margin);
        int last = (int) Math.min(text.length(), (long) first + width);
        if (first > 0 && Character.isLowSurrogate(text.charAt(first))) {
            first++;
        }
        if (last < text.length() && last > first && Character.isHighSurrogate(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, Math.max(first, last));
    }

    private Index buildIndex() {
        int count = text.length() / STRIDE + 1;
        Index built = new Index(new long[count], new int[count], new int[count]);
        Walk walk = new Walk(0, byteOrderMark, 1, 0);
        for (int i = 0; i < count; i++) {
            walk.to(i * STRIDE);
            built.bytes[i] = walk.bytes;
            built.lines[i] = walk.line;
            built.lineStarts[i] = walk.lineStart;
        }
        return built;
    }

    /** What is known at each multiple of the stride. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Index(long[] bytes, int[] lines, int[] lineStarts) {
        static final Index NONE = new Index(new long[0], new int[0], new int[0]);
    }

    /** Goes over the text, counting bytes and lines. */
    private final class Walk {

        private int at;
        private long bytes;
        private int line;
        private int lineStart;

        Walk(int at, long bytes, int line, int lineStart) {
            this.at = at;
            this.bytes = bytes;
            this.line = line;
            this.lineStart = lineStart;
        }

        void to(int offset) {
            while (at < offset) {
                char c = text.charAt(at);
                bytes += bytesOf(c);
                at++;
                boolean endsLine = c == '\n' || c == '\r' && !(at < text.length() && text.charAt(at) == '\n');
                if (endsLine) {
                    line++;
                    lineStart = at;
                }
            }
        }

        /** Each half of a surrogate pair counts half of the pair's four bytes. */
        private int bytesOf(char c) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                if (c < 0x80) {
                    return 1;
                }
                return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return charset.name().startsWith("UTF-16") ? 2 : 1;
        }
    }
}

package dev.vsxray.scanner.text;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, or Latin-1 where more than one byte in
 * {@value #LATIN_1_SHARE} is not UTF-8. Not thread-safe: places are computed when first asked for.
 */
public final class FileText implements ReadableText {

    /** One bad sequence in so many bytes still counts as damaged UTF-8; more is another encoding. */
    private static final int LATIN_1_SHARE = 200;

    private final String path;
    private final String text;
    private final Encoding encoding;
    private final int invalidSequences;
    private final int bomLength;
    /** Byte offset of every {@link Utf8Decoder#CHECKPOINT}th character; empty where characters and bytes run in step. */
    private final int[] checkpoints;

    private int[] lineStarts = {};

    private FileText(
            String path, String text, Encoding encoding, int invalidSequences, int bomLength, int[] checkpoints) {
        this.path = path;
        this.text = text;
        this.encoding = encoding;
        this.invalidSequences = invalidSequences;
        this.bomLength = bomLength;
        this.checkpoints = checkpoints;
    }

    /** Reads {@code bytes}; never fails, whatever they are. */
    public static FileText of(String path, byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return utf16(path, bytes, Encoding.UTF_16_LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return utf16(path, bytes, Encoding.UTF_16_BE);
        }
        int bom = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (isAscii(bytes)) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new FileText(path, text, Encoding.UTF_8, 0, 0, new int[0]);
        }
        Utf8Decoder decoder = new Utf8Decoder(bytes, bom);
        if ((long) decoder.invalidSequences() * LATIN_1_SHARE > bytes.length) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new FileText(path, text, Encoding.LATIN_1, decoder.invalidSequences(), 0, new int[0]);
        }
        return new FileText(
                path, decoder.text(), Encoding.UTF_8, decoder.invalidSequences(), bom, decoder.checkpoints());
    }

    private static FileText utf16(String path, byte[] bytes, Encoding encoding) {
        var charset = encoding == Encoding.UTF_16_LE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        String text = new String(bytes, 2, bytes.length - 2, charset);
        return new FileText(path, text, encoding, bytes.length % 2, 2, new int[0]);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public TextOrigin origin() {
        return TextOrigin.FILE;
    }

    public Encoding encoding() {
        return encoding;
    }

    /** How many byte sequences are not valid in UTF-8 (an odd last byte, in UTF-16). */
    public int invalidSequences() {
        return invalidSequences;
    }

    /** True when every character is ASCII, so that no Unicode trick is possible. */
    public boolean isAscii() {
        return encoding == Encoding.UTF_8 && checkpoints.length == 0;
    }

    @Override
    public Location locate(int index) {
        int at = Math.max(0, Math.min(index, text.length()));
        int line = lineOf(at);
        return new Location(path, byteOffset(at), line + 1, at - lineStarts[line] + 1);
    }

    /** The index of a place in this file, the reverse of {@link #locate}; the nearest where there is no such place. */
    public int index(Location location) {
        int line = Math.max(0, Math.min(location.line() - 1, lineOf(text.length())));
        return Math.max(0, Math.min(lineStarts[line] + location.column() - 1, text.length()));
    }

    @Override
    public Evidence evidence(int start, int end, String note) {
        return Evidence.match(locate(start), note, excerpt(start, end));
    }

    private long byteOffset(int index) {
        if (encoding == Encoding.UTF_16_LE || encoding == Encoding.UTF_16_BE) {
            return bomLength + 2L * index;
        }
        if (checkpoints.length == 0) {
            return index;
        }
        int checkpoint = index / Utf8Decoder.CHECKPOINT;
        int offset = checkpoints[checkpoint];
        for (int i = checkpoint * Utf8Decoder.CHECKPOINT; i < index; i++) {
            char c = text.charAt(i);
            // A replacement character counts as its own three bytes: exact in valid text, off by a byte or two, for at
            // most one checkpoint, in damaged text.
            offset += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return offset;
    }

    private int lineOf(int index) {
        if (lineStarts.length == 0) {
            lineStarts = findLineStarts();
        }
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found : -found - 2;
    }

    private int[] findLineStarts() {
        int[] starts = new int[Math.max(16, text.length() / 32)];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}

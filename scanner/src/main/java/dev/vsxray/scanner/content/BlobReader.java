package dev.vsxray.scanner.content;

import dev.vsxray.scanner.content.ContentKind.Family;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Finds long encoded runs in a text (Base64, hexadecimal, lists of byte values, escapes) and tells what they decode to.
 * What they decode to is what separates: an inlined font, image or WebAssembly module is everyday; a script or program is
 * not; bytes that are no known kind and as random as encrypted ones are worth a fact of their own.
 */
final class BlobReader {

    /** Characters of {@code sourceMappingURL=data:application/json;charset=utf-8;base64,} and some more. */
    private static final int SOURCE_MAP_URL = 90;

    /** Shortest run told of, in encoded characters; keys, hashes and certificates' lines are shorter. */
    private static final int MIN_RUN = 400;

    /** Shortest run that is decoded to see whether it spells a script; a one-line loader fits in this. */
    private static final int MIN_DECODED_RUN = 80;

    /** Fewest numbers in a list of byte values. */
    private static final int MIN_NUMBERS = 48;

    /** Characters of the shortest such list: digits and the commas between. */
    private static final int MIN_NUMBER_LIST = 2 * MIN_NUMBERS - 1;

    /** Bytes decoded of one run: enough to tell the kind and to analyse a payload, whatever the size of the rest. */
    static final int MAX_DECODED = 2 * 1024 * 1024;

    /** Bits per byte from which bytes pass for encrypted or compressed; text has below 6. */
    private static final double RANDOM = 7.2;

    /** Fewest bytes for which the measure means something: below, even random bytes measure less. */
    private static final int MIN_RANDOM_BYTES = 512;

    private final ReadableText source;
    private final String text;
    private final Observations observations;
    private final List<DerivedText> decoded = new ArrayList<>();

    private BlobReader(ReadableText source, Observations observations) {
        this.source = source;
        this.text = source.text();
        this.observations = observations;
    }

    /** Tells of the blobs in {@code source}, and gives back those that decode to scripts or other readable text. */
    static List<DerivedText> read(ReadableText source, Observations observations) {
        BlobReader reader = new BlobReader(source, observations);
        reader.alphabetRuns();
        reader.numberLists();
        reader.escapeRuns();
        return reader.decoded;
    }

    /** Looks backwards from where a run that begins at {@code start} would be long enough, and so at few characters. */
    private void alphabetRuns() {
        int start = 0;
        while (start + MIN_DECODED_RUN <= text.length()) {
            int at = start + MIN_DECODED_RUN - 1;
            while (at >= start && isBase64(text.charAt(at))) {
                at--;
            }
            if (at >= start) {
                start = at + 1;
                continue;
            }
            int end = start;
            boolean hex = true;
            while (end < text.length() && isBase64(text.charAt(end))) {
                hex &= isHex(text.charAt(end));
                end++;
            }
            while (end < text.length() && text.charAt(end) == '=') {
                end++;
            }
            alphabetRun(start, end, hex);
            start = end;
        }
    }

    private void alphabetRun(int start, int end, boolean hex) {
        String run = text.substring(start, Math.min(end, start + MAX_DECODED));
        if (!isMixed(run, hex)) {
            return;
        }
        if (hex && run.length() % 2 == 0) {
            blob("hex", start, end, fromHex(run));
        } else if (!hex) {
            blob("base64", start, end, fromBase64(run));
        }
    }

    /** The map of a script back to its sources, at its end: code of the author that nothing of the package runs or reads. */
    private boolean isSourceMap(int start) {
        String before = text.substring(Math.max(0, start - SOURCE_MAP_URL), start);
        return before.contains("sourceMappingURL=data:application/json");
    }

    private void blob(String how, int start, int end, byte[] bytes) {
        ContentKind kind = bytes.length == 0 ? ContentKind.UNKNOWN : ContentKinds.of(bytes);
        boolean readable = kind.isText() && isPrintable(bytes);
        if (end - start < MIN_RUN && !(readable && isCode(kind, bytes))) {
            return;
        }
        double entropy = entropy(bytes, 0, Math.min(bytes.length, MAX_DECODED));
        String word = kind.isText() && !readable ? ContentKind.BINARY.word() : kind.word();
        Evidence place =
                source.evidence(start, start + 60, "An encoded run (" + how + ") of " + (end - start) + " characters");
        Facts facts = Facts.of("encoding", how)
                .and("length", end - start)
                .and("decodes-to", word)
                .and(
                        "family",
                        (kind.isText() && !readable ? Family.DATA : kind.family())
                                .name()
                                .toLowerCase(Locale.ROOT))
                .and("entropy", String.format(Locale.ROOT, "%.1f", entropy))
                .and("share-percent", 100L * (end - start) / Math.max(1, text.length()))
                .and("data-url", text.startsWith("base64,", Math.max(0, start - 7)));
        observations.trait("encoded-blob", place, facts);
        boolean unknown = kind == ContentKind.BINARY || kind == ContentKind.UNKNOWN;
        if (unknown && entropy >= RANDOM && bytes.length >= MIN_RANDOM_BYTES) {
            observations.trait("high-entropy-blob", place, facts);
        }
        if (readable && bytes.length <= MAX_DECODED && !isSourceMap(start)) {
            decoded.add(new DerivedText(
                    place, how, FileText.of(source.path(), bytes).text(), TextOrigin.LAYER));
        }
    }

    private static boolean isCode(ContentKind kind, byte[] bytes) {
        return kind.family() == Family.SCRIPT
                || !SensitiveWords.firstIn(new String(bytes, StandardCharsets.ISO_8859_1))
                        .isEmpty();
    }

    /** {@code 104, 0x74, 116, …}: numbers from 0 to 255 with commas between. Looks for stretches as {@link #alphabetRuns} does. */
    private void numberLists() {
        int start = 0;
        while (start + MIN_NUMBER_LIST <= text.length()) {
            int at = start + MIN_NUMBER_LIST - 1;
            while (at >= start && isOfNumberList(text.charAt(at))) {
                at--;
            }
            if (at >= start) {
                start = at + 1;
                continue;
            }
            int end = start + MIN_NUMBER_LIST;
            while (end < text.length() && isOfNumberList(text.charAt(end))) {
                end++;
            }
            numberLists(start, end);
            start = end;
        }
    }

    private void numberLists(int from, int to) {
        int i = from;
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        while (i < to) {
            char c = text.charAt(i);
            if (!isDigit(c) || isWordOrDot(before)) {
                before = c;
                i++;
                continue;
            }
            int start = i;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
            int last = i;
            while (i < text.length() && bytes.size() < MAX_DECODED) {
                int end = i;
                while (end < text.length() && end - i < 5 && isWordOrDot(text.charAt(end))) {
                    end++;
                }
                int value = byteValue(i, end);
                if (value < 0) {
                    break;
                }
                bytes.write(value);
                last = end;
                i = skipComma(end);
                if (i == end) {
                    break;
                }
            }
            if (bytes.size() >= MIN_NUMBERS) {
                numberList(start, last, bytes.toByteArray());
            }
            i = Math.max(last, start + 1);
            before = text.charAt(i - 1);
        }
    }

    /** Digits of either kind, and what stands between numbers. */
    private static boolean isOfNumberList(char c) {
        return isHex(c) || c == 'x' || c == ',' || c <= ' ';
    }

    private void numberList(int start, int end, byte[] bytes) {
        // Tables of small numbers (grammars, lookup tables) are everyday; bytes that read as text or as a program are
        // not.
        ContentKind kind = ContentKinds.of(bytes);
        boolean readable = kind.isText() && isPrintable(bytes);
        if ((readable || kind.family() == Family.EXECUTABLE) && !isCounting(bytes)) {
            blob("byte-list", start, Math.max(end, start + (readable ? MIN_RUN : 0)), bytes);
        }
    }

    /** A table that mostly counts up, as of characters in their order, spells nothing. */
    private static boolean isCounting(byte[] bytes) {
        int steps = 0;
        for (int i = 1; i < bytes.length; i++) {
            steps += bytes[i] - bytes[i - 1] == 1 ? 1 : 0;
        }
        return steps * 3L > bytes.length;
    }

    private int skipComma(int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        if (i >= text.length() || text.charAt(i) != ',') {
            return at;
        }
        i++;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** The value of decimal or hexadecimal digits, or -1 where they are none or the value does not fit a byte. */
    private int byteValue(int start, int end) {
        boolean hex = end - start > 2 && text.charAt(start) == '0' && text.charAt(start + 1) == 'x';
        int value = 0;
        for (int i = hex ? start + 2 : start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
            if (digit < 0) {
                return -1;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return end > start && value <= 255 ? value : -1;
    }

    private void escapeRuns() {
        for (Escapes.Run run : Escapes.runs(text)) {
            String word = SensitiveWords.firstIn(run.text());
            // Escaped letters of other scripts are translations; percent signs are URLs unless they spell code.
            if (!run.printableAscii() || run.percent() && word.isEmpty()) {
                continue;
            }
            Evidence place = source.evidence(
                    run.start(),
                    run.start() + 60,
                    "Plain characters written as " + run.escapes() + " escapes in a row");
            observations.trait(
                    "escaped-text",
                    place,
                    Facts.of("escapes", run.escapes())
                            .and("word", word)
                            .and("decodes-to", TextKinds.of(run.text()).word()));
            decoded.add(new DerivedText(place, "escapes", run.text(), TextOrigin.LAYER));
        }
    }

    /** Shannon entropy in bits per byte, 0 to 8. */
    static double entropy(byte[] bytes, int from, int to) {
        if (to <= from) {
            return 0;
        }
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / (to - from);
                bits -= share * Math.log(share);
            }
        }
        return bits / Math.log(2);
    }

    private static boolean isPrintable(byte[] bytes) {
        int good = 0;
        for (byte b : bytes) {
            good += b >= ' ' && b < 0x7F || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
        }
        return good * 100L >= bytes.length * 95L;
    }

    /** Capital and small letters, or letters and digits in hexadecimal, as an encoding mixes them: no word, no list of names. */
    private static boolean isMixed(String run, boolean hex) {
        int capital = 0;
        int small = 0;
        int digits = 0;
        int length = Math.min(run.length(), 4_000);
        for (int i = 0; i < length; i++) {
            char c = run.charAt(i);
            capital += c >= 'A' && c <= 'Z' ? 1 : 0;
            small += c >= 'a' && c <= 'z' ? 1 : 0;
            digits += isDigit(c) ? 1 : 0;
        }
        return hex ? digits > 0 && capital + small > 0 : capital * 10 >= length && small * 10 >= length;
    }

    private static byte[] fromBase64(String run) {
        String clean = run.replace('-', '+').replace('_', '/').replace("=", "");
        // Two or three characters at the end are one or two bytes; one alone is none.
        clean = clean.substring(0, clean.length() - (clean.length() % 4 == 1 ? 1 : 0));
        return Base64.getDecoder().decode(clean);
    }

    private static byte[] fromHex(String run) {
        byte[] bytes = new byte[run.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte) (Character.digit(run.charAt(2 * i), 16) << 4 | Character.digit(run.charAt(2 * i + 1), 16));
        }
        return Arrays.copyOf(bytes, Math.min(bytes.length, MAX_DECODED));
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || isDigit(c)
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordOrDot(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || c == '$';
    }
}

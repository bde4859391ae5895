package dev.vsxray.scanner.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Texts that a script keeps so that nobody reads them: as numbers, backwards, turned by 13 letters, packed, or combined with
 * a key that stands beside. Tried on what looks like it; kept where a command or address comes out.
 */
final class HiddenTexts {

    /**
     * @param start index of what hides it
     * @param how the way in which it is hidden
     */
    record Hidden(int start, String how, String text) {}

    /** Texts and lists tried of one script. */
    private static final int MAX_TRIED = 300;

    private static final int MAX_WORDS = 8;

    private static final int MAX_UNPACKED = 64 * 1024;

    /** Of hidden characters; a shorter text holds no command. */
    private static final int SHORTEST = 10;

    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"\\n]{" + SHORTEST + ",20000})\"|'([^'\\n]{" + SHORTEST + ",20000})'");

    /** Of the expressions that keep no stack: lists are long. */
    private static final com.google.re2j.Pattern NUMBERS = com.google.re2j.Pattern.compile(
            "(?i)(?:0x[0-9a-f]{1,2}|&h[0-9a-f]{1,2}|[0-9]{1,3})(?:\\s*[, ]\\s*(?:0x[0-9a-f]{1,2}|&h[0-9a-f]{1,2}|[0-9]{1,3}))+");

    private static final Pattern NUMBER = Pattern.compile("(?i)0x([0-9a-f]{1,2})|&h([0-9a-f]{1,2})|(\\d{1,3})");

    private static final Pattern KEY = Pattern.compile("(?i)(?:\\^|-?b?xor\\b|~)\\s{0,3}\\(?\\s{0,3}[$]?(\\w{1,40})");

    /** What is taken off, or added to, each number before it is a letter. */
    private static final Pattern SHIFT =
            Pattern.compile("(?i)(?:chr|char|fromcharcode)\\b[^\\n]{0,40}?([-+])\\s{0,3}(\\d{1,3})\\s{0,3}\\)");

    /** A word that may be the key of a cipher. */
    private static final Pattern WORD = Pattern.compile("=\\s{0,3}b?[\"']([^\"'\\n]{2,32})[\"']");

    /** Pieces of one text that stand below one another. */
    private static final Pattern SEAM = Pattern.compile("[\"']\\s{0,8}(?:[+.&,\\\\]{0,2})\\s{0,8}\\n\\s{0,40}[\"']");

    /** Hexadecimal digits over several lines. */
    private static final Pattern HEX_LINES =
            Pattern.compile("(?<![0-9a-fA-F])(?:[0-9a-fA-F]{16,400}[\\s\\\\]{1,40}){1,400}[0-9a-fA-F]{2,400}");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]{16,}={0,2}");

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){" + SHORTEST + ",}");

    private static final Pattern TELLING = Pattern.compile(
            "(?i)https?://[\\w.-]|/dev/tcp/|\\bpowershell\\b|\\b(?:curl|wget|irm|iwr)\\s+-?\\S|\\biex\\b|/bin/(?:ba|z)?sh\\b|\\b(?:exec|eval|system)\\s*\\(|invoke-\\w+|\\.ssh/id_|\\bbash\\s+-[ic]\\b");

    /** The script without the seams of its texts. */
    private final String script;

    /** For each seam that is gone: where it was in what is left, and how many characters are missing from there on. */
    private final NavigableMap<Integer, Integer> seams = new TreeMap<>();

    private final Map<String, Hidden> found = new LinkedHashMap<>();
    private final Set<Integer> keys;
    private final List<byte[]> words = new ArrayList<>();
    private final Set<Integer> shifts = new LinkedHashSet<>();

    private HiddenTexts(String script) {
        this.script = joined(script);
        this.keys = keys(script);
        if (KEY.matcher(script).find()) {
            Matcher word = WORD.matcher(script);
            while (word.find() && words.size() < MAX_WORDS) {
                words.add(word.group(1).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        Matcher shift = SHIFT.matcher(script);
        while (shift.find() && shifts.size() < MAX_WORDS) {
            int by = Integer.parseInt(shift.group(2));
            shifts.add(shift.group(1).equals("-") ? -by : by);
        }
    }

    /** Hidden texts of a script, by place. */
    static List<Hidden> in(String script) {
        HiddenTexts search = new HiddenTexts(script);
        search.numbers();
        search.tried(HEX_LINES, match -> search.hex(match.start(), match.group().replaceAll("[\\s\\\\]", "")));
        search.tried(
                QUOTED,
                match -> search.quoted(match.start(), match.group(1) == null ? match.group(2) : match.group(1)));
        return new ArrayList<>(search.found.values());
    }

    private String joined(String written) {
        StringBuilder joined = new StringBuilder();
        Matcher seam = SEAM.matcher(written);
        int from = 0;
        while (seam.find()) {
            joined.append(written, from, seam.start());
            from = seam.end();
            seams.put(joined.length(), from - joined.length());
        }
        return joined.append(written, from, written.length()).toString();
    }

    /** Where {@code at} in the joined script stands in the one that was given. */
    private int asWritten(int at) {
        Map.Entry<Integer, Integer> seam = seams.floorEntry(at);
        return seam == null ? at : at + seam.getValue();
    }

    private void numbers() {
        com.google.re2j.Matcher list = NUMBERS.matcher(script);
        for (int tried = 0; tried < MAX_TRIED && list.find(); tried++) {
            byte[] values = numbers(list.group());
            if (values.length >= SHORTEST) {
                bytes(list.start(), "character codes", values);
            }
        }
    }

    private void tried(Pattern pattern, Consumer<Matcher> on) {
        Matcher matcher = pattern.matcher(script);
        for (int tried = 0; tried < MAX_TRIED && matcher.find(); tried++) {
            on.accept(matcher);
        }
    }

    private void quoted(int start, String text) {
        if (isTelling(text)) {
            return;
        }
        keep(start, "reversed", new StringBuilder(text).reverse().toString());
        keep(start, "rot13", turned(text));
        if (HEX.matcher(text).matches()) {
            hex(start, text);
        } else if (BASE64.matcher(text).matches()) {
            byte[] decoded = Base64.getMimeDecoder().decode(usable(text));
            bytes(start, "base64", decoded);
        }
    }

    private void hex(int start, String digits) {
        String pairs = digits.length() % 2 == 0 ? digits : digits.substring(1);
        bytes(start, "hex", HexFormat.of().parseHex(pairs));
    }

    private static String usable(String base64) {
        String clean = base64.replaceAll("[\\s=]", "");
        return clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean;
    }

    private void bytes(int start, String how, byte[] bytes) {
        keep(start, how, text(bytes));
        for (int key : keys) {
            keep(start, how + ", xor", text(combined(bytes, new byte[] {(byte) key})));
        }
        for (byte[] word : words) {
            keep(start, how + ", xor", text(combined(bytes, word)));
        }
        for (int shift : shifts) {
            byte[] other = bytes.clone();
            for (int i = 0; i < other.length; i++) {
                other[i] += (byte) shift;
            }
            keep(start, how + ", shifted", text(other));
        }
        keep(start, how + ", packed", unpacked(bytes));
    }

    private static byte[] combined(byte[] bytes, byte[] key) {
        byte[] other = bytes.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] ^= key[i % key.length];
        }
        return other;
    }

    private void keep(int start, String how, String text) {
        if (isTelling(text)) {
            found.putIfAbsent(text, new Hidden(asWritten(start), how, text));
        }
    }

    private static boolean isTelling(String text) {
        long printable = text.chars()
                .filter(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t')
                .count();
        return text.length() >= SHORTEST
                && printable == text.length()
                && TELLING.matcher(text).find();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String turned(String text) {
        StringBuilder turned = new StringBuilder(text);
        for (int i = 0; i < turned.length(); i++) {
            char c = turned.charAt(i);
            char first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
            if (first != 0) {
                turned.setCharAt(i, (char) ((c - first + 13) % 26 + first));
            }
        }
        return turned.toString();
    }

    private static byte[] numbers(String list) {
        Matcher number = NUMBER.matcher(list);
        List<Integer> values = new ArrayList<>();
        while (number.find()) {
            values.add(
                    number.group(3) != null
                            ? Integer.parseInt(number.group(3))
                            : Integer.parseInt(number.group(1) != null ? number.group(1) : number.group(2), 16));
        }
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }

    private static Set<Integer> keys(String script) {
        Set<Integer> keys = new LinkedHashSet<>();
        Matcher key = KEY.matcher(script);
        while (key.find() && keys.size() < 4) {
            String name = key.group(1);
            if (Character.isDigit(name.charAt(0))) {
                keys.add(number(name));
            } else {
                Matcher value = Pattern.compile(
                                "(?i)\\b" + Pattern.quote(name) + "\\s{0,3}=\\s{0,3}(0x[0-9a-f]{1,2}|\\d{1,3})\\b")
                        .matcher(script);
                if (value.find()) {
                    keys.add(number(value.group(1)));
                }
            }
        }
        keys.remove(0);
        return keys;
    }

    private static int number(String digits) {
        boolean isHex = digits.toLowerCase(Locale.ROOT).startsWith("0x");
        String plain = isHex ? digits.substring(2) : digits.replaceAll("\\D.*", "");
        boolean usable = plain.length() <= 3 && !plain.isEmpty() && plain.matches(isHex ? "[0-9a-fA-F]+" : "\\d+");
        return usable ? Integer.parseInt(plain, isHex ? 16 : 10) & 0xFF : 0;
    }

    /** What gzip, zlib or bare deflate give, as far as there is an end to it; empty where it is none. */
    private static String unpacked(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            return "";
        }
        for (boolean bare : new boolean[] {false, true}) {
            try (InputStream in = isGzip(bytes)
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                    : new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(bare))) {
                return text(in.readNBytes(MAX_UNPACKED));
            } catch (IOException notPacked) {
                // The next way of packing, or none.
            }
        }
        return "";
    }

    private static boolean isGzip(byte[] bytes) {
        return (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }
}

package dev.vsxray.scanner.secrets;

import dev.vsxray.scanner.content.LiteralAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Finds what is written like a secret, in one pass over a text. Whether it is one is for others to say. */
final class SecretSearch {

    /** Characters read behind an anchor: the longest format is a token of 2,700. */
    private static final int MAX_SECRET = 4_000;

    private static final LiteralAutomaton ANCHORS = new LiteralAutomaton(SecretFormat.ALL.stream()
            .map(format -> format.anchor().getBytes(StandardCharsets.US_ASCII))
            .toList());

    private SecretSearch() {}

    /**
     * A place in a text.
     *
     * @param start index of its first character
     */
    record Found(SecretFormat format, String value, int start) {

        int end() {
            return start + value.length();
        }
    }

    /** In the order of their anchors. What continues a word is none. */
    static List<Found> in(String text) {
        // One byte per character, so that offsets are indexes; anchors are ASCII.
        byte[] bytes = oneBytePerUnit(text);
        List<Found> all = new ArrayList<>();
        ANCHORS.scan(bytes, 0, bytes.length, (number, start) -> {
            SecretFormat format = SecretFormat.ALL.get(number);
            if (text.startsWith(format.anchor(), start)) {
                at(format, text, start).ifPresent(all::add);
            }
        });
        return all;
    }

    private static Optional<Found> at(SecretFormat format, String text, int anchor) {
        int to = Math.min(text.length(), anchor + MAX_SECRET);
        Matcher matcher = format.pattern().matcher(text).useTransparentBounds(true);
        for (int start = Math.max(0, anchor - format.lookBehind()); start <= anchor; start++) {
            if (matcher.region(start, to).lookingAt() && matcher.end() > anchor) {
                String value = matcher.group();
                return continuesWord(text, start) ? Optional.empty() : Optional.of(new Found(format, value, start));
            }
        }
        return Optional.empty();
    }

    private static boolean continuesWord(String text, int start) {
        return start > 0
                && Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(start));
    }

    private static byte[] oneBytePerUnit(String text) {
        byte[] plain = text.getBytes(StandardCharsets.ISO_8859_1);
        if (plain.length == text.length()) {
            return plain;
        }
        // A pair of surrogates became one question mark.
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text.charAt(i) < 0x80 ? (byte) text.charAt(i) : 0;
        }
        return bytes;
    }
}

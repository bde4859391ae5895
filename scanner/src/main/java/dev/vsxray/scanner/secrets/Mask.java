package dev.vsxray.scanner.secrets;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts that people and programs get to see: those that are known to be in the package, whole or cut
 * off by the end of an excerpt, and all that is written like one. Immutable and safe to share between threads.
 */
public final class Mask {

    /** Characters of a secret at the end of a text from which they are no chance. */
    private static final int LEAST = 8;

    /** Characters that are somewhere in a secret from which a text is a piece of it. */
    private static final int LEAST_PIECE = 16;

    /** Characters of a line of a key that are worth hiding by themselves. */
    private static final int LEAST_LINE = 24;

    private static final String CUT = "\u2026";

    /** The longest first, so that none is left over from one that holds it. */
    private final List<String> secrets;

    private Mask(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Of what is written like a secret, in whatever package. */
    public static Mask ofFormats() {
        return new Mask(List.of());
    }

    /** @param secrets that were seen in the package */
    public static Mask of(Collection<String> secrets) {
        return new Mask(secrets.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret),
                        secret.lines().map(String::strip).filter(line -> line.length() >= LEAST_LINE)))
                .filter(secret -> secret.length() > LEAST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    /** The text with the first characters and the length in place of each secret. */
    public String over(String text) {
        if (text.length() <= LEAST) {
            return text;
        }
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, SecretReader.masked(secret));
        }
        masked = withoutFormats(masked);
        for (String secret : secrets) {
            masked = withoutPieces(masked, secret);
        }
        return masked;
    }

    private static String withoutFormats(String text) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        List<SecretSearch.Found> found = SecretSearch.in(text).stream()
                .sorted(Comparator.comparing(SecretSearch.Found::start))
                .toList();
        for (SecretSearch.Found secret : found) {
            if (secret.start() >= from) {
                masked.append(text, from, secret.start()).append(SecretReader.masked(secret.value()));
                from = secret.end();
            }
        }
        return from == 0 ? text : masked.append(text.substring(from)).toString();
    }

    /** Excerpts begin and end where they may, also within a secret. */
    private static String withoutPieces(String text, String secret) {
        boolean cutBefore = text.startsWith(CUT);
        boolean cutAfter = text.endsWith(CUT);
        String body =
                text.substring(cutBefore ? 1 : 0, Math.max(cutBefore ? 1 : 0, text.length() - (cutAfter ? 1 : 0)));
        if (body.length() >= LEAST_PIECE && secret.contains(body)) {
            return CUT;
        }
        int tail = Math.min(secret.length() - 1, body.length());
        while (tail >= LEAST && !body.startsWith(secret.substring(secret.length() - tail))) {
            tail--;
        }
        if (tail >= LEAST) {
            body = body.substring(tail);
            cutBefore = true;
        }
        int head = Math.min(secret.length() - 1, body.length());
        while (head >= LEAST && !body.endsWith(secret.substring(0, head))) {
            head--;
        }
        if (head >= LEAST) {
            body = body.substring(0, body.length() - head);
            cutAfter = true;
        }
        if (body.isEmpty()) {
            return CUT;
        }
        return (cutBefore ? CUT : "") + body + (cutAfter ? CUT : "");
    }
}

package dev.vsxray.scanner.javascript.machine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A literal that is words in Base64: what it says is worth a look wherever the program decodes it. */
final class EncodedLiteral {

    /** In UTF-16 code units: shorter ones are words by chance, longer ones are data. */
    private static final int SHORTEST = 32;

    private static final int LONGEST = 8_192;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}|[A-Za-z0-9_-]+={0,2}");

    /** Plain text of several words, or with an address in it. */
    private static final Pattern WORDS = Pattern.compile("[\\t\\n\\r -~]*(?: |://)[\\t\\n\\r -~]*");

    private EncodedLiteral() {}

    /** What it says; empty for all that is no text when it is decoded. */
    static Optional<String> read(String literal) {
        if (literal.length() < SHORTEST
                || literal.length() > LONGEST
                || !BASE64.matcher(literal).matches()) {
            return Optional.empty();
        }
        String bare = literal.replace("=", "").replace('-', '+').replace('_', '/');
        if (bare.length() % 4 == 1) {
            return Optional.empty();
        }
        String text = new String(Base64.getDecoder().decode(bare), StandardCharsets.ISO_8859_1);
        return WORDS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}

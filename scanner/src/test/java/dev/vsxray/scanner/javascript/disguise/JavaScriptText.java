package dev.vsxray.scanner.javascript.disguise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** Spellings of text in JavaScript source. */
final class JavaScriptText {

    private JavaScriptText() {}

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(String text) {
        return text.chars().mapToObj(c -> String.format("%02x", c)).collect(Collectors.joining());
    }

    /** {@code 97,98,99}. */
    static String codes(String text) {
        return text.chars().mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Each character by a format such as {@code \\x%02x}. */
    static String escaped(String text, String format) {
        return text.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }
}

package dev.vsxray.scanner.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Words of code that runs, fetches or decodes. Their presence in a place where code is hidden is a fact, never a verdict. Words
 * written here with a capital letter or a parenthesis are matched exactly, the others in any case.
 */
final class SensitiveWords {

    static final List<String> WORDS = List.of(
            "require(",
            "require (",
            "import(",
            "eval(",
            "Function(",
            "child_process",
            "exec(",
            "execSync(",
            "spawn(",
            "spawnSync(",
            "fetch(",
            "atob(",
            "Buffer.from(",
            "fromCharCode",
            "createDecipher",
            "runInNewContext",
            "XMLHttpRequest",
            "http.get(",
            "https.get(",
            "axios",
            "process.env",
            "WebAssembly.",
            "process.mainModule",
            "globalThis[",
            "global[",
            "powershell",
            "cmd.exe",
            "/bin/sh",
            "curl ",
            "wget ",
            "subprocess",
            "os.system",
            "invoke-expression",
            "iex ",
            "downloadstring");

    private static final LiteralAutomaton AUTOMATON = new LiteralAutomaton(
            WORDS.stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList());

    /** Shortest word that does not come up by chance in megabytes of compressed data, in bytes. */
    private static final int LONG = 8;

    /** A word and the offset of its first byte. */
    record Found(String word, int start) {}

    private SensitiveWords() {}

    /** The first word of {@value #LONG} bytes or more in bytes of any kind. */
    static Optional<Found> firstLongIn(byte[] bytes) {
        return first(bytes, LONG);
    }

    /** The first such word in {@code text}, or an empty string. */
    static String firstIn(String text) {
        return first(text.getBytes(StandardCharsets.UTF_8), 1)
                .map(found -> found.word().replace("(", "").strip())
                .orElse("");
    }

    private static Optional<Found> first(byte[] bytes, int shortest) {
        Found[] first = new Found[1];
        AUTOMATON.scan(bytes, 0, bytes.length, (number, start) -> {
            String word = WORDS.get(number);
            if (first[0] == null && word.length() >= shortest && isWritten(word, bytes, start)) {
                first[0] = new Found(word, start);
            }
        });
        return Optional.ofNullable(first[0]);
    }

    private static boolean isWritten(String word, byte[] bytes, int start) {
        boolean exact = word.indexOf('(') >= 0 || !word.equals(word.toLowerCase(Locale.ROOT));
        return !exact || word.equals(new String(bytes, start, word.length(), StandardCharsets.ISO_8859_1));
    }
}

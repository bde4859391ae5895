package dev.vsxray.scanner.content;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Words of code that runs, fetches or decodes. Their presence in a place where code is hidden is a fact, never a verdict. */
final class SensitiveWords {

    static final List<String> WORDS = List.of(
            "require(", "require (", "import(", "eval(", "Function(", "child_process", "exec(", "execSync(", "spawn(",
            "spawnSync(", "fetch(", "atob(", "Buffer.from(", "fromCharCode", "createDecipher", "runInNewContext",
            "XMLHttpRequest", "http.get(", "https.get(", "axios", "process.env", "WebAssembly.", "process.mainModule",
            "globalThis[", "global[", "powershell", "cmd.exe", "/bin/sh", "curl ", "wget ", "subprocess", "os.system",
            "Invoke-Expression", "iex ", "DownloadString");

    private static final LiteralAutomaton AUTOMATON = new LiteralAutomaton(
            WORDS.stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList());

    private SensitiveWords() {}

    /** The first such word in {@code text}, or an empty string. */
    static String firstIn(String text) {
        int[] first = {-1};
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AUTOMATON.scan(bytes, 0, bytes.length, (word, start) -> {
            if (first[0] < 0) {
                first[0] = word;
            }
        });
        return first[0] < 0 ? "" : WORDS.get(first[0]).replace("(", "").strip();
    }
}

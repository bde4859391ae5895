package dev.vsxray.benchmarks;

import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.javascript.flow.ScriptFiles;
import dev.vsxray.scanner.javascript.flow.ScriptInput;
import dev.vsxray.scanner.text.FileText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An extension that is one script. */
record OneFile(byte[] content) implements ScriptFiles {

    static final String ENTRY = "extension.js";

    /** The same as what an analyser is given. */
    static ScriptInput input(String text) {
        return new ScriptInput(
                new OneFile(text.getBytes(StandardCharsets.UTF_8)),
                List.of(ENTRY),
                List.of(),
                markup -> List.of(),
                ScriptAnalyzer.DEFAULT_STEPS);
    }

    @Override
    public Optional<FileText> file(String path) {
        return bytes(path).map(bytes -> FileText.of(path, bytes));
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return exists(path) ? Optional.of(content) : Optional.empty();
    }

    @Override
    public boolean exists(String path) {
        return path.equals(ENTRY);
    }

    @Override
    public List<String> below(String folder) {
        return List.of(ENTRY);
    }

    @Override
    public List<String> scripts() {
        return List.of(ENTRY);
    }
}

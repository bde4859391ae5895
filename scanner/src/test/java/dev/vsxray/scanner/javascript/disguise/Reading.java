package dev.vsxray.scanner.javascript.disguise;

import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.javascript.flow.ScriptFiles;
import dev.vsxray.scanner.javascript.flow.ScriptInput;
import dev.vsxray.scanner.javascript.flow.ScriptResult;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be read of a script after it was analysed.
 *
 * @param text everything an analyst or a rule would see
 * @param calls what the script calls, in whatever layer of it
 */
record Reading(String text, Set<String> calls) {

    private static final ScriptAnalyzer ANALYZER = new ScriptAnalyzer(Catalogue.shipped());

    /** A sixth of what a package gets: code without letters needs most of it. */
    private static final long STEPS = 10_000_000;

    static Reading of(String script) {
        ScriptResult result = ANALYZER.analyze(
                new ScriptInput(new OneFile(script), List.of("extension.js"), List.of(), markup -> List.of(), STEPS));
        StringBuilder text = new StringBuilder();
        Set<String> calls = new TreeSet<>();
        result.folded().forEach(folded -> text.append(folded.text()).append('\n'));
        result.commands().forEach(command -> text.append(command.text().text()).append('\n'));
        for (Feature feature : result.features()) {
            if (feature instanceof Feature.ApiCall call) {
                text.append(call.api()).append('\n');
                calls.add(call.api());
                call.arguments()
                        .forEach(argument -> text.append(argument.texts())
                                .append(argument.properties())
                                .append('\n'));
            } else if (feature instanceof Feature.Flow flow) {
                text.append(flow.destinations()).append('\n');
                flow.steps().forEach(step -> text.append(step).append('\n'));
            }
        }
        return new Reading(text.toString(), calls);
    }

    private record OneFile(String script) implements ScriptFiles {
        @Override
        public Optional<FileText> file(String path) {
            return path.equals("extension.js")
                    ? Optional.of(FileText.of(path, script.getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        }

        @Override
        public Optional<byte[]> bytes(String path) {
            return path.equals("extension.js")
                    ? Optional.of(script.getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
        }

        @Override
        public boolean exists(String path) {
            return path.equals("extension.js");
        }

        @Override
        public List<String> below(String folder) {
            return List.of("extension.js");
        }

        @Override
        public List<String> scripts() {
            return List.of("extension.js");
        }
    }
}

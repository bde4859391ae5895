package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Analyses scripts that stand in a test, and asks for what was seen in the words of a rule. */
final class Analysis {

    private static final ScriptAnalyzer ANALYZER = new ScriptAnalyzer(Catalogue.shipped());

    private final ScriptResult result;

    private Analysis(ScriptResult result) {
        this.result = result;
    }

    /** A package with one file, which the editor loads. */
    static Analysis of(String script) {
        return of(Map.of("extension.js", script));
    }

    /** A package whose {@code extension.js} the editor loads. */
    static Analysis of(Map<String, String> files) {
        return of(files, 5_000_000);
    }

    /** The same with less work allowed. */
    static Analysis of(Map<String, String> files, long steps) {
        return new Analysis(ANALYZER.analyze(
                new ScriptInput(new InMemory(files), List.of("extension.js"), List.of(), markup -> List.of(), steps)));
    }

    /**
     * A package with one file, which the editor loads.
     *
     * @param scripts the inline scripts of a page that the program makes
     */
    static Analysis withPages(String script, Function<String, Stream<String>> scripts) {
        return withPages(Map.of("extension.js", script), scripts);
    }

    /** The same with several files. */
    static Analysis withPages(Map<String, String> files, Function<String, Stream<String>> scripts) {
        return new Analysis(ANALYZER.analyze(new ScriptInput(
                new InMemory(files),
                List.of("extension.js"),
                List.of(),
                markup -> scripts.apply(markup.text())
                        .map(text -> new EmbeddedScript(
                                EmbeddedScript.Place.PAGE,
                                markup.from().location(),
                                text,
                                markup.evidence(0, 40, "").decoded()))
                        .toList(),
                5_000_000)));
    }

    /** A package with one script, which the editor loads into a page that shows what the user has open. */
    static Analysis ofPreview(String script) {
        return new Analysis(ANALYZER.analyze(new ScriptInput(
                new InMemory(Map.of("preview.js", script)),
                List.of(),
                List.of(),
                List.of("preview.js"),
                List.of(),
                markup -> List.of(),
                5_000_000)));
    }

    /** A package with one script, which the TypeScript server loads. */
    static Analysis ofPlugin(String script) {
        return new Analysis(ANALYZER.analyze(new ScriptInput(
                new InMemory(Map.of("index.js", script)),
                List.of(),
                List.of("index.js"),
                List.of(),
                List.of(),
                markup -> List.of(),
                5_000_000)));
    }

    /** The same for an extension, with the script of such a page beside it. */
    static Analysis withPreview(String extension, String preview) {
        return new Analysis(ANALYZER.analyze(new ScriptInput(
                new InMemory(Map.of("extension.js", extension, "preview.js", preview)),
                List.of("extension.js"),
                List.of(),
                List.of("preview.js"),
                List.of(),
                markup -> List.of(),
                5_000_000)));
    }

    /** A package with one file that reads like a program and is not named as one. */
    static Analysis ofDocument(String path, String text) {
        EmbeddedScript document =
                new EmbeddedScript(EmbeddedScript.Place.DISGUISED_FILE, Location.startOf(path), text, List.of());
        return new Analysis(ANALYZER.analyze(new ScriptInput(
                new InMemory(Map.of(path, text)), List.of(), List.of(document), markup -> List.of(), 5_000_000)));
    }

    /** The body of {@code activate} of an extension, with the usual modules at hand. */
    static Analysis ofActivate(String body) {
        return of(Map.of("extension.js", activating(body)));
    }

    /** The same with less work allowed than a program needs that is run again and again. */
    static Analysis ofActivate(String body, long steps) {
        return of(Map.of("extension.js", activating(body)), steps);
    }

    private static String activating(String body) {
        return """
                const vscode = require('vscode');
                const fs = require('fs');
                const path = require('path');
                const os = require('os');
                const https = require('https');
                const cp = require('child_process');
                exports.activate = function (context) {
                """ + body + "\n};";
    }

    ScriptResult result() {
        return result;
    }

    Stream<Feature.Flow> flows() {
        return result.features().stream().filter(Feature.Flow.class::isInstance).map(Feature.Flow.class::cast);
    }

    Stream<Feature.ApiCall> calls() {
        return result.features().stream()
                .filter(Feature.ApiCall.class::isInstance)
                .map(Feature.ApiCall.class::cast);
    }

    /** Each flow as {@code source -> sink}, in order and once. */
    List<String> flowNames() {
        return flows().map(flow -> flow.from() + " -> " + flow.to()).distinct().toList();
    }

    List<Feature.Flow> flows(String from, String to) {
        return flows().filter(flow -> flow.from().equals(from) && flow.to().equals(to))
                .toList();
    }

    /** The triggers of all flows of a kind. */
    List<Trigger> triggers(String from, String to) {
        return flows(from, to).stream()
                .flatMap(flow -> flow.context().triggers().stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> guards(String from, String to) {
        return flows(from, to).stream()
                .flatMap(flow -> flow.context().guards().stream())
                .distinct()
                .toList();
    }

    List<String> destinations(String from, String to) {
        return flows(from, to).stream()
                .flatMap(flow -> flow.destinations().stream())
                .distinct()
                .toList();
    }

    List<String> callsOf(String apiClass) {
        return calls().filter(call -> call.classes().contains(apiClass))
                .map(Feature.ApiCall::api)
                .distinct()
                .toList();
    }

    List<String> folded() {
        return result.folded().stream().map(text -> text.text()).toList();
    }

    List<String> commands() {
        return result.commands().stream().map(command -> command.text().text()).toList();
    }

    private record InMemory(Map<String, String> texts) implements ScriptFiles {
        InMemory {
            texts = new LinkedHashMap<>(texts);
        }

        @Override
        public Optional<FileText> file(String path) {
            return Optional.ofNullable(texts.get(path))
                    .map(text -> FileText.of(path, text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<byte[]> bytes(String path) {
            return Optional.ofNullable(texts.get(path)).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public boolean exists(String path) {
            return texts.containsKey(path);
        }

        @Override
        public List<String> below(String folder) {
            return texts.keySet().stream()
                    .filter(path -> path.startsWith(folder))
                    .sorted()
                    .toList();
        }

        @Override
        public List<String> scripts() {
            return texts.keySet().stream()
                    .filter(path -> path.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }
}

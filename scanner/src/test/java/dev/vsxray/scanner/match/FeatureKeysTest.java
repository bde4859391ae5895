package dev.vsxray.scanner.match;

import static dev.vsxray.scanner.match.Features.at;
import static dev.vsxray.scanner.match.Features.call;
import static dev.vsxray.scanner.match.Features.context;
import static dev.vsxray.scanner.match.Features.fact;
import static dev.vsxray.scanner.match.Features.flow;
import static dev.vsxray.scanner.match.Features.host;
import static dev.vsxray.scanner.match.Features.trait;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.rule.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureKeysTest {

    private static final List<Feature> ALL_KINDS = List.of(
            call("vscode.env.openExternal", "editor-url", context("f", Trigger.TIMER), at("a.js", 1), "one", "two"),
            flow("clipboard", "hash", "network-send", context("f", Trigger.TIMER), "https://three.example/"),
            new Feature.Text("rule#1", "four", Feature.TextOrigin.FILE, at("a.js", 2)),
            host("five.example", Feature.HostKind.PUBLIC, "https://five.example/x"),
            new Feature.FileKind("pe", "png", 66, at("a.png", 0)),
            trait("seven", "a.js", 7),
            fact("/main", "eight.js"),
            new Feature.Dependency(Feature.DependencyKind.BUNDLED, "nine", "9.9.9", at("package.json", 9)),
            new Feature.Identity(new ExtensionId("ten", "x"), "1.0.0", "", Registry.OPEN_VSX, at("package.json", 1)),
            new Feature.Indicator("url", "eleven", "malware", "Reef", Confidence.HIGH, at("a.js", 11)));

    @Test
    void eachKindOfFactSaysWhatItShows() {
        assertThat(ALL_KINDS)
                .extracting(feature -> FeatureKeys.keyOf(feature).replace('\0', '|'))
                .containsExactly(
                        "call|a.js|vscode.env.openExternal|one,two",
                        "flow|extension.js|clipboard|hash|network-send|node:https.request|https://three.example/",
                        "text|a.js|rule#1|four",
                        "host|extension.js|five.example",
                        "file|a.png|pe|png",
                        "trait|a.js|seven",
                        "manifest|/main|eight.js",
                        "dependency|BUNDLED|nine",
                        "identity|ten.x",
                        "indicator|url|eleven|Reef");
    }

    @Test
    void aRebuildChangesNone() {
        assertThat(FeatureKeys.keyOf(trait("seven", "dist/chunk-0a1b2c3d4e.17.js", 7)))
                .isEqualTo(FeatureKeys.keyOf(trait("seven", "dist/chunk-99887766ff.4.js", 9_000)));
        assertThat(FeatureKeys.keyOf(fact("/contributes/commands/3/command", "x")))
                .isEqualTo(FeatureKeys.keyOf(fact("/contributes/commands/12/command", "x")));
    }
}

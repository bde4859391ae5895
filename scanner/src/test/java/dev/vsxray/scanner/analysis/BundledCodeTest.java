package dev.vsxray.scanner.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledCodeTest {

    private static final String MANIFEST = "{\"publisher\": \"acme\", \"name\": \"notes\", \"main\": \"dist/main.js\"}";

    private static final String BUNDLE = """
            // node_modules/.pnpm/poster@2.1.0/node_modules/poster/index.js
            function post(data) {
              require('https').request('https://poster.example/in', { method: 'POST' }).end(data);
            }

            // src/extension.js
            const os = require('os');
            exports.activate = () => post(os.hostname());
            require('https').get('https://own.example/start');
            """;

    @Test
    void everyStepSaysInWhichPackageItIs() {
        Feature.Flow flow =
                flows(Map.of("package.json", MANIFEST, "dist/main.js", BUNDLE)).get(0);

        assertThat(flow.steps().get(0).module()).as("the source").isEmpty();
        assertThat(flow.evidence().module()).as("the sink").contains("poster@2.1.0");
        assertThat(flow.context().module()).as("what rules ask for").contains("poster");
    }

    @Test
    void hostsAndCallsSayItToo() {
        List<Feature> features = features(Map.of("package.json", MANIFEST, "dist/main.js", BUNDLE));

        assertThat(hosts(features, "poster.example"))
                .extracting(Evidence::module)
                .containsOnly(Optional.of("poster@2.1.0"));
        assertThat(hosts(features, "own.example")).extracting(Evidence::module).containsOnly(Optional.empty());
        assertThat(features)
                .filteredOn(feature ->
                        feature instanceof Feature.ApiCall call && call.api().equals("node:https.request"))
                .extracting(feature -> feature.evidence().module())
                .containsOnly(Optional.of("poster@2.1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//# sourceMappingURL=maps/main.json",
                "//# sourceMappingURL=https://maps.example/dist/main.js.map",
                "//# sourceMappingURL=data:application/json;base64,",
                ""
            })
    void aMapInThePackageIsFound(String comment) {
        String map = "{\"version\":3,\"sources\":[\"../node_modules/ms/a.js\"],\"mappings\":\"AAAA\"}";
        String inline = comment.startsWith("//# sourceMappingURL=data")
                ? Base64.getEncoder().encodeToString(map.getBytes(StandardCharsets.UTF_8))
                : "";
        String place = comment.contains("maps/main.json") ? "dist/maps/main.json" : "dist/main.js.map";
        String script = "require('child_process').exec('id');\n" + comment + inline;

        List<Feature> features = features(
                inline.isEmpty()
                        ? Map.of("package.json", MANIFEST, "dist/main.js", script, place, map)
                        : Map.of("package.json", MANIFEST, "dist/main.js", script));

        assertThat(calls(features)).extracting(Evidence::module).containsOnly(Optional.of("ms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:application/json;base64,%%%", "data:,{}", "../../../etc/passwd", ""})
    void anAddressThatLeadsNowhereNamesNothing(String address) {
        String script = "require('child_process').exec('id');\n//# sourceMappingURL=" + address;

        assertThat(calls(features(Map.of("package.json", MANIFEST, "dist/main.js", script))))
                .extracting(Evidence::module)
                .containsOnly(Optional.empty());
    }

    private static List<Feature> features(Map<String, String> files) {
        return new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of())
                .analyze(ExtensionPackage.ofTexts(files), Registry.UNKNOWN)
                .features();
    }

    private static List<Feature.Flow> flows(Map<String, String> files) {
        return features(files).stream()
                .filter(Feature.Flow.class::isInstance)
                .map(Feature.Flow.class::cast)
                .toList();
    }

    private static List<Evidence> hosts(List<Feature> features, String host) {
        return features.stream()
                .filter(feature ->
                        feature instanceof Feature.Host seen && seen.host().equals(host))
                .map(Feature::evidence)
                .toList();
    }

    private static List<Evidence> calls(List<Feature> features) {
        List<Evidence> calls = features.stream()
                .filter(Feature.ApiCall.class::isInstance)
                .map(Feature::evidence)
                .toList();
        assertThat(calls).isNotEmpty();
        return calls;
    }
}

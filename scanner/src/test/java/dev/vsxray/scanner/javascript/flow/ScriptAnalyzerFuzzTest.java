package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.scanner.model.Gap;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Whatever the program: it is followed as far as its work goes, and no mistake of our own ends it. Replays the kept inputs
 * in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class ScriptAnalyzerFuzzTest {

    private static final long FEW_STEPS = 20_000;

    @FuzzTest(maxDuration = "10m")
    void program(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        ScriptResult result = Analysis.of(Map.of("extension.js", text, "other.js", text), FEW_STEPS)
                .result();

        assertThat(result.gaps()).extracting(Gap::kind).doesNotContain(Gap.Kind.INTERNAL);
    }

    /** The same as the names of modules and the members of a bundle. */
    @FuzzTest(maxDuration = "3m")
    void names(byte[] bytes) {
        String name = new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\\\'\\r\\n\\u2028\\u2029]", "");
        Map<String, String> files = Map.of(
                "extension.js",
                "const m = { '" + name + "': (e, x, r) => { x.a = r('" + name + "'); } }; require('" + name
                        + "'); import('" + name + "').then(a => a.b()); m['" + name + "']({}, {}, n => m[n]);"
                        + " require('./node_modules/" + name + "');",
                "node_modules/a/package.json",
                "{\"main\": \"" + name.replace("\"", "") + "\", \"exports\": {\"" + name.replace("\"", "") + "\": 1}}",
                "node_modules/a/index.js",
                "module.exports = require('../" + name + "');\n//# sourceMappingURL=" + name);

        assertThat(Analysis.of(files, FEW_STEPS).result().gaps())
                .extracting(Gap::kind)
                .doesNotContain(Gap.Kind.INTERNAL);
    }
}

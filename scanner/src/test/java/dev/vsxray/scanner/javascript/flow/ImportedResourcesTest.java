package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Gap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Style sheets, pictures and pages that a source imports for its bundler: no scripts, unless they are. */
class ImportedResourcesTest {

    @ParameterizedTest
    @CsvSource({
        "media/page.css, '@import url(a.css); *,::backdrop { color: red }'",
        "media/icon.svg, '<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg> and more'",
        "media/View.vue, '<template><p>{{ a b }}</p></template>'"
    })
    void areNoScriptsThatCouldNotBeRead(String path, String content) {
        Analysis analysis = Analysis.of(Map.of("extension.js", "import './" + path + "';", path, content));

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    void areReadWhereNodeWouldRunThem() {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js",
                "require('./media/page.css');",
                "media/page.css",
                "require('child_process').exec('r1.invalid');"));

        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
    }

    @ParameterizedTest
    @CsvSource({"lib/template.js, 'export default <%= name %>;'", "lib/data.bin, 'let = ) {'"})
    void otherFilesAreMissingWhereTheyCannotBeRead(String path, String content) {
        Analysis analysis = Analysis.of(Map.of("extension.js", "require('./" + path + "');", path, content));

        assertThat(analysis.result().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.SYNTAX);
        assertThat(analysis.result().gaps()).extracting(Gap::file).containsExactly(path);
    }

    /** Too deep for the reader is not the same as no script. */
    @Test
    void whatIsTooMuchForTheReaderIsMissingWhateverItsName() {
        String deep = "a = " + "[".repeat(5_000) + "]".repeat(5_000) + ";";
        Analysis analysis = Analysis.of(Map.of("extension.js", "require('./deep.css');", "deep.css", deep));

        assertThat(analysis.result().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.LIMIT);
    }
}

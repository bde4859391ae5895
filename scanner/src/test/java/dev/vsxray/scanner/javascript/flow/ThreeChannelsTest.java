package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A helper that takes documents along, built as two campaigns of 2026 were, inert and our own: what is opened goes through
 * the page to a server, a server's answer makes it send files of the workspace, and its page holds a frame that nobody
 * sees. {@code src} is the source; the bundles are what esbuild 0.28 and webpack 5 with TypeScript's ES5 output make of it,
 * minified: native {@code async} functions in the one, state machines in the other.
 */
class ThreeChannelsTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"esbuild.js", "webpack.js"})
    void whatIsOpenedLeavesEncodedThroughThePage(String bundle) throws IOException {
        Analysis analysis = of(bundle);

        assertThat(analysis.flows("editor-document", "webview-message"))
                .anySatisfy(flow -> assertThat(flow.through()).containsExactly("base64-encode"));
        assertThat(analysis.triggers("editor-document", "webview-message")).contains(Trigger.DOCUMENT_EVENT);
        assertThat(analysis.destinations("editor-document", "network-send"))
                .contains("https://api.helper.invalid/snapshot");
        assertThat(steps(analysis, "editor-document", "network-send"))
                .anyMatch(step -> step.startsWith("editor-document from vscode.TextDocument.getText"))
                .contains("encoded as Base64")
                .contains("network-send by global.fetch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esbuild.js", "webpack.js"})
    void aServersAnswerHarvestsFiftyFiles(String bundle) throws IOException {
        Analysis analysis = of(bundle);

        assertThat(analysis.flowNames()).contains("network-response -> host-message");
        assertThat(analysis.calls().filter(call -> call.api().equals("vscode.workspace.findFiles")))
                .singleElement()
                .satisfies(call -> assertThat(call.arguments().get(2).texts()).containsExactly("50"));
        assertThat(analysis.triggers("workspace-file", "webview-message")).contains(Trigger.WEBVIEW_MESSAGE);
        assertThat(analysis.destinations("workspace-file", "network-send"))
                .contains("https://api.helper.invalid/files");
        assertThat(steps(analysis, "workspace-file", "network-send"))
                .anyMatch(step -> step.startsWith("workspace-file from vscode.workspace.fs.readFile"))
                .contains("encoded as Base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esbuild.js", "webpack.js"})
    void thePageWithTheHiddenFrameIsSeenAsTheProgramMakesIt(String bundle) throws IOException {
        assertThat(of(bundle).result().markup())
                .anyMatch(page -> page.text().contains("iframe { width: 0; height: 0; border: 0; }")
                        && page.text().contains("<iframe src=\"http://data.helper.invalid/frame.html\">")
                        && page.text().contains("https://sdk.zhugeio.com/"));
    }

    private static List<String> steps(Analysis analysis, String from, String to) {
        return analysis.flows(from, to).stream()
                .map(Feature.Flow::steps)
                .flatMap(List::stream)
                .map(Evidence::note)
                .toList();
    }

    private static Analysis of(String bundle) throws IOException {
        try (InputStream in = ThreeChannelsTest.class.getResourceAsStream("helper-with-three-channels/" + bundle)) {
            return Analysis.withPages(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), ThreeChannelsTest::inlineScripts);
        }
    }

    private static Stream<String> inlineScripts(String page) {
        return SCRIPT.matcher(page).results().map(found -> found.group(1));
    }
}

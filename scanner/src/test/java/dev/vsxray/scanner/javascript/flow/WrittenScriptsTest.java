package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that a program writes to a file is read as if it ran, by whatever call and in however many parts it is written. */
class WrittenScriptsTest {

    private static final String STARTED = "node:child_process.exec";

    /** What is written, in two parts of which neither is a program. */
    private static final String PARTS =
            "const first = 'require(\"child_process\").ex', second = 'ec(\"w1.invalid\")', code = first + second;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fs.writeFileSync('/tmp/a.js', code);",
                "fs.createWriteStream('/tmp/a.js').end(code);",
                "const out = fs.createWriteStream('/tmp/a.js'); out.write(first); out.write(Buffer.from(second)); out.end();",
                "const number = fs.openSync('/tmp/a.js', 'w'); fs.writeSync(number, first); fs.writeSync(number, second);",
                "fs.open('/tmp/a.js', 'w', (e, number) => fs.write(number, code, () => fs.close(number)));",
                "fs.promises.open('/tmp/a.js', 'w').then(handle => handle.write(code));",
                "fs.writeFileSync('/tmp/a.js', first); fs.appendFileSync('/tmp/a.js', second);",
                "fs.writeFileSync('/tmp/a.dat', code); require('/tmp/a.dat');",
                "fs.writeFileSync(__dirname + '/a.dat', code); require('./a.dat');",
                "fs.writeFileSync('/tmp/a.dat', code); cp.fork('/tmp/a.dat');"
            })
    void whatIsWrittenIsRead(String body) {
        assertThat(Analysis.ofActivate(PARTS + body).callsOf("process-command")).contains(STARTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A text that nothing runs.
                "fs.createWriteStream('/tmp/notes.txt').end(code);",
                // Two files, each with a half.
                "fs.createWriteStream('/tmp/a.js').write(first); fs.createWriteStream('/tmp/b.js').write(second);",
                // The second is in place of the first.
                "fs.writeFileSync('/tmp/a.js', first); fs.writeFileSync('/tmp/a.js', second);",
                "fs.appendFileSync('/tmp/a.js', first); fs.createWriteStream('/tmp/a.js').write(second);",
                // The program's own output.
                "fs.writeSync(1, code);",
                // Another file than the one that was written.
                "fs.writeFileSync('/tmp/a.dat', code); require('/tmp/b.dat');"
            })
    void whatIsNoScriptOfTheProgramIsNot(String body) {
        assertThat(Analysis.ofActivate(PARTS + body).callsOf("process-command")).isEmpty();
    }

    @Test
    void outputOfTheProgramIsNoFile() {
        assertThat(Analysis.ofActivate(
                                "fs.writeSync(2, 'started'); fs.writeSync(process.stdout.fd, 'ready'); process.stdout.write('w2');")
                        .callsOf("file-write"))
                .isEmpty();
    }

    /** Each part is a program by itself, and each is read. */
    @Test
    void aScriptOfManyLinesIsReadToItsEnd() {
        Analysis analysis = Analysis.ofActivate("""
                const out = fs.createWriteStream('/tmp/a.js');
                for (const line of ['const cp = require("child_process");', 'const host = "w3.invalid";', 'cp.exec(host);'])
                  out.write(line + '\\n');
                """);

        assertThat(analysis.callsOf("process-command")).contains(STARTED);
        assertThat(analysis.commands()).contains("w3.invalid");
    }
}

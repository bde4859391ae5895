package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where data goes on machines whose users have not set what a setting asks for. */
class SettingsTest {

    private static final String MANIFEST = """
            {"name": "relay", "publisher": "acme", "contributes": {"configuration": {"properties": {
              "relay.server": {"type": "string", "default": "https://declared.example"}}}}}
            """;

    @Test
    void whatTheManifestDeclaresHoldsBeforeWhatTheCodeGives() {
        Analysis analysis = reading("get('server', 'https://given.example')");

        assertThat(analysis.flows("account-identity", "network-send"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://declared.example/in", "…/in");
    }

    @Test
    void whatTheCodeGivesHoldsForWhatNobodyDeclares() {
        Analysis analysis = reading("get('mirror', 'https://given.example')");

        assertThat(analysis.flows("account-identity", "network-send"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://given.example/in", "…/in");
    }

    private static Analysis reading(String setting) {
        return Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                const vscode = require('vscode');
                exports.activate = () => fetch(vscode.workspace.getConfiguration('relay').%s + '/in',
                  { method: 'POST', body: require('os').hostname() });
                """.formatted(setting)));
    }
}

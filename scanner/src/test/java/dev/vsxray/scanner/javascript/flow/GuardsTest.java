package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which side of a condition is guarded: the one where the user, or a setting, said yes. */
class GuardsTest {

    private static Analysis analysis(String statement) {
        return Analysis.ofActivate("""
                const consent = vscode.env.isTelemetryEnabled;
                const setting = vscode.workspace.getConfiguration('x').get('share');
                const send = () => fetch('https://collect.example/', { method: 'POST', body: os.hostname() });
                const ask = () => vscode.window.showWarningMessage('Send it?', { modal: true }, 'Yes', 'No');
                (async () => {
                """ + statement + "\n})();");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const table = { near: 'http://localhost:8081', far: 'https://check.example' }; const url = table[setting]; if (!url) return; send();",
                "const table = { far: 'https://check.example' }; if (table[setting]) send();",
            })
    void whatASettingChoosesOfATableStandsForTheSetting(String statement) {
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .contains("own-setting");
    }

    /** Whoever picks nothing gets no turn of the loop. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (const one of picked) send();",
                "for (const one of picked || []) send();",
                "for (const one of picked ?? []) send();",
                "const some = picked || []; for (const one of some) send();",
                "const some = picked || []; if (some.length) send();",
            })
    void aLoopOverWhatIsPickedIsConfirmed(String statement) {
        String picking = "const picked = await vscode.window.showQuickPick([{ label: 'a' }], { canPickMany: true });";
        assertThat(analysis(picking + statement).guards("account-identity", "network-send"))
                .contains("user-confirmation");
    }

    @Test
    void aLoopBesideWhatIsPickedIsNotConfirmed() {
        String statement = "const picked = await vscode.window.showQuickPick(['a'], { canPickMany: true });"
                + "for (const one of picked || ['always']) send();";
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .doesNotContain("user-confirmation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (consent) send();",
                "if (!consent) return; send();",
                "if (!consent) { return; } else { send(); }",
                "if (consent === false) return; send();",
                "if (!consent || setting) return; send();",
                "consent && send();",
                "consent ? send() : 0;",
                "!consent ? 0 : send();",
                "!consent || send();",
                "if (consent && setting) send();",
                "if (!(!consent || !setting)) send();",
                "const off = !consent; if (off) return; send();",
                "let may = false; if (consent) may = true; if (may) send();",
                "let may = true; if (!consent) may = false; if (may) send();",
                "const may = consent ? true : false; if (may) send();",
                "const not = consent ? false : true; if (!not) send();",
                "function may() { if (!vscode.env.isTelemetryEnabled) return false; return true; } if (may()) send();",
                "function may() { return vscode.env.isTelemetryEnabled && setting; } if (!may()) return; send();",
                "while (consent) { send(); await 1; }",
                "if (setting === 'x') return; else if (consent) send();",
            })
    void consentGuardsTheSideWhereItIsGiven(String statement) {
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .contains("telemetry-consent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send();",
                "if (consent) console.log('on'); send();",
                "if (consent) return; send();",
                "if (!consent) send();",
                "if (consent || true) send();",
                "if (consent || vscode.debug.activeDebugSession) send();",
                "consent ? 0 : send();",
                "consent || send();",
                "if (!consent && setting) return; send();",
                "let may = true; if (consent) may = false; if (may) send();",
                "const not = consent ? false : true; if (not) send();",
                "function may() { if (vscode.env.isTelemetryEnabled) return true; return true; } if (may()) send();",
                "function off() { if (vscode.env.isTelemetryEnabled) return false; return true; } if (off()) send();",
            })
    void consentGuardsNothingElse(String statement) {
        Analysis analysis = analysis(statement);

        assertThat(analysis.flows("account-identity", "network-send")).isNotEmpty();
        assertThat(analysis.guards("account-identity", "network-send")).doesNotContain("telemetry-consent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (setting) send();",
                "if (!setting) return; send();",
                "if (setting === 'off') return; send();",
                "if (setting !== 'off') send();",
                "switch (setting) { case 'off': return; default: send(); }",
                "const level = setting || 'all'; if (level !== 'none') send();",
                "if (setting > 0) send();",
            })
    void aSettingGuardsTheSideWhereItIsOn(String statement) {
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .contains("own-setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (setting) return; send();",
                "if (setting === 'off') send();",
                "switch (setting) { case 'off': send(); }",
                "if (setting !== 'off') return; send();",
            })
    void aSettingThatIsOffGuardsNothing(String statement) {
        Analysis analysis = analysis(statement);

        assertThat(analysis.flows("account-identity", "network-send")).isNotEmpty();
        assertThat(analysis.guards("account-identity", "network-send")).doesNotContain("own-setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const answer = await ask(); if (answer === 'Yes') send();",
                "const answer = await ask(); if (answer !== 'Yes') return; send();",
                "const answer = await ask(); if (!answer || answer === 'No') return; send();",
                "ask().then(answer => { if (answer === 'Yes') send(); });",
                "if (await ask() !== undefined) send();",
                "switch (await ask()) { case 'Yes': send(); break; case 'No': break; }",
            })
    void anAnswerGuardsTheSideWhereItIsYes(String statement) {
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .contains("user-confirmation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "await ask(); send();",
                "const answer = await ask(); if (answer === 'No') send();",
                "const answer = await ask(); if (answer === undefined) send();",
                "const answer = await ask(); if (answer === 'Yes') return; send();",
                "ask().then(() => send());",
            })
    void anAnswerOfNoGuardsNothing(String statement) {
        Analysis analysis = analysis(statement);

        assertThat(analysis.flows("account-identity", "network-send")).isNotEmpty();
        assertThat(analysis.guards("account-identity", "network-send")).doesNotContain("user-confirmation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (Date.now() > 1790000000000) send();",
                "if (Date.now() < 1790000000000) return; send();",
                "if (new Date().getHours() < 22) return; send();",
            })
    void aDateGuardsWhateverSideIsTaken(String statement) {
        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .contains("date-check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (await asked('Send?')) send();",
                "if (!(await asked('Send?'))) return; send();",
            })
    void anAnswerOnTheTerminalThatAPromiseWaitsFor(String statement) {
        String question = """
                const terminal = require('readline').createInterface({ input: process.stdin, output: process.stdout });
                const asked = text => new Promise(resolve => terminal.question(text, answer => resolve(answer[0] === 'y')));
                """;

        assertThat(analysis(question + statement).guards("account-identity", "network-send"))
                .contains("user-confirmation");
    }

    @Test
    void aQuestionThatNobodyWaitsForGuardsNothing() {
        String statement = """
                const terminal = require('readline').createInterface({ input: process.stdin, output: process.stdout });
                terminal.question('Well?', () => {});
                if (await new Promise(resolve => fetch('https://ask.example/').then(() => resolve(true)))) send();
                """;

        assertThat(analysis(statement).guards("account-identity", "network-send"))
                .doesNotContain("user-confirmation");
    }
}

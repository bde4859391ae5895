package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition that is not known has two ways, also where what it asks for was not assigned on one of them. */
class BothWaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let error; if (Math.random() > 0.5) error = 'late'; if (error) return; cp.exec('id');",
                "var error; if (Math.random() > 0.5) error = 'late'; if (!error) cp.exec('id');",
                "let error; try { JSON.parse(fs.readFileSync('/a')); } catch (thrown) { error = thrown; } if (!error) cp.exec('id');",
                "if (vscode.extensions.getExtension('acme.tool')) return; cp.exec('id');",
                "const tool = vscode.extensions.getExtension('acme.tool'); if (tool === undefined) cp.exec('id');",
            })
    void theWayWithoutTheValueIsTaken(String body) {
        assertThat(Analysis.ofActivate(body).callsOf("process-command")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let error; if (Math.random() > 0.5) error = 'late'; if (error) cp.exec('id');",
                "const tool = vscode.extensions.getExtension('acme.tool'); if (tool) cp.exec('id');",
            })
    void soIsTheWayWithIt(String body) {
        assertThat(Analysis.ofActivate(body).callsOf("process-command")).isNotEmpty();
    }

    @Test
    void whatIsSurelyNotAssignedIsNotThere() {
        Analysis analysis = Analysis.ofActivate("let error; if (error) cp.exec('id');");

        assertThat(analysis.callsOf("process-command")).isEmpty();
    }

    /** Some way was left early before the second condition, and what follows is reached by all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (const name of given.names) { if (name.isLast) break; fetch('https://turn.example/'); }",
                "for (;;) { if (given.step()) break; fetch('https://turn.example/'); }",
                "for (const name of given.names) { if (name.skips) continue; fetch('https://turn.example/'); }",
                "try { if (given.step()) throw new Error(); fetch('https://turn.example/'); } catch { }",
                "try { if (given.step()) return; fetch('https://turn.example/'); } catch { }",
                "switch (given.kind) { case 1: if (given.step()) break; given.more(); default: given.less(); }",
                "if (given.kind) { if (given.step()) return; given.more(); }",
            })
    void aConditionBehindWaysThatWereLeftHasTwoWaysAsWell(String before) {
        Analysis analysis = Analysis.of(
                "const os = require('os');\nexports.activate = given => { let path = '/first'; " + before
                        + " if (given.other) path = '/second'; fetch('https://two.example' + path, { body: os.hostname() }); };");

        assertThat(analysis.destinations("account-identity", "network-send"))
                .containsExactlyInAnyOrder("https://two.example/first", "https://two.example/second");
    }

    @Test
    void aConditionInsideOfAnUncertainWayThatIsLeftReplacesNothingOutside() {
        Analysis analysis = Analysis.of("""
                const os = require('os');
                exports.activate = given => {
                  let path = '/first';
                  if (given.kind) {
                    if (given.step()) return;
                    path = '/second';
                  }
                  fetch('https://two.example' + path, { body: os.hostname() });
                };
                """);

        assertThat(analysis.destinations("account-identity", "network-send"))
                .containsExactlyInAnyOrder("https://two.example/first", "https://two.example/second");
    }

    @Test
    void whereTheOthersHaveLeftWhatIsWrittenReplaces() {
        Analysis analysis = Analysis.of("""
                const os = require('os');
                exports.activate = given => {
                  let path = '/first';
                  if (given.step()) return;
                  path = '/second';
                  fetch('https://one.example' + path, { body: os.hostname() });
                };
                """);

        assertThat(analysis.destinations("account-identity", "network-send"))
                .containsExactly("https://one.example/second");
    }
}

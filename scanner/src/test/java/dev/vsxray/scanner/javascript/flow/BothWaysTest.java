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
}

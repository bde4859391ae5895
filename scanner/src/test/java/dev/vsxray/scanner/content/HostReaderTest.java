package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Host;
import dev.vsxray.scanner.model.Feature.HostKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostReaderTest {

    @ParameterizedTest
    @CsvSource({
        "'fetch(\"https://Collect.Evil.invalid:8443/p?x=1\")', collect.evil.invalid, PUBLIC",
        "'x(`wss://user:pass@relay.evil.invalid/s`)', relay.evil.invalid, PUBLIC",
        "'http://192.0.2.7:8080/a', 192.0.2.7, PUBLIC_IP",
        "'net.connect(4444, \"192.0.2.8\")', 192.0.2.8, PUBLIC_IP",
        "'http://[2001:db9::1]/x', 2001:db9::1, PUBLIC_IP",
        "'see http://[2001:db8::1]/x', 2001:db8::1, PRIVATE",
        "'http://[::1]:3000/', ::1, LOCAL",
        "'http://localhost:11434/api', localhost, LOCAL",
        "'http://10.1.2.3/x', 10.1.2.3, PRIVATE",
        "'ws://printer.local/x', printer.local, PRIVATE",
        "'http://3221226219/x', 192.0.2.235, PUBLIC_IP",
        "'http://0xC0.0.2.9/x', 192.0.2.9, PUBLIC_IP",
        "'hostname: \"exfil.evil.com\"', exfil.evil.com, PUBLIC",
        "'stratum+tcp://pool.evil.invalid:3333', pool.evil.invalid, PUBLIC"
    })
    void tellsHostAndKind(String text, String host, HostKind kind) {
        assertThat(Seen.in("a.js", text).hosts())
                .extracting(Host::host, Host::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(host, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: '1.2.3.4.5'",
                "Chrome/119.0.0.0 Safari",
                "oid 1.3.6.1.4.1",
                "v1.2.3.4-beta",
                "xmlns=\"http://www.w3.org/2000/svg\"",
                "\"$schema\": \"http://json-schema.org/draft-07/schema#\"",
                "require('socket.io')",
                "'index.js'",
                "\"editor.action.clipboardCopyAction\"",
                "file:///usr/lib",
                "https://${host}/x",
                "://"
            })
    void tellsNothingOfWhatOnlyLooksLikeAHost(String text) {
        assertThat(Seen.in("a.js", text).hosts()).isEmpty();
    }

    @Test
    void findsHostsBehindEscapes() {
        String escaped =
                "\\x68\\x74\\x74\\x70\\x73\\x3a\\x2f\\x2f\\x65\\x76\\x69\\x6c\\x2e\\x69\\x6e\\x76\\x61\\x6c\\x69\\x64\\x2f\\x61";
        Seen seen = Seen.in("a.js", "get('" + escaped + "')");
        assertThat(seen.hosts()).extracting(Host::host).containsExactly("evil.invalid");
        assertThat(seen.hosts().get(0).evidence().decoded().get(0).text()).contains("https://evil.invalid/a");
    }

    @Test
    void findsHostsPartlyEscapedByPercentSignsAndUnicode() {
        assertThat(Seen.in("a.js", "u='\\u0068\\u0074\\u0074\\u0070\\u003a\\u002f/evil.invalid/\\u0061'")
                        .hosts())
                .extracting(Host::host)
                .containsExactly("evil.invalid");
    }

    @Test
    void tellsAFewUrlsOfAHostNamedAThousandTimes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("https://docs.example.com/page/").append(i).append('\n');
        }
        assertThat(Seen.in("README.md", text + "https://evil.invalid/x").hosts())
                .hasSizeLessThan(20)
                .extracting(Host::host)
                .contains("evil.invalid");
    }
}

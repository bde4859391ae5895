package dev.vsxray.scanner.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "https://Api.One.example/v1?k=v,       api.one.example,  /v1?k=v",
        "http://user:word@two.example:8080/x,  two.example,      /x",
        "-p 2222 backup@three.example cat >> log,  three.example,  ''",
        "-az . files@192.0.2.7:/srv/in,        192.0.2.7,        /srv/in",
        "wss://[2001:db8::3]:443/y,            2001:db8::3,      /y",
        "four.example:9200,                    four.example,     ''",
        "192.0.2.5,                            192.0.2.5,        ''",
        "//six.example/z,                      six.example,      /z",
        "localhost:7007,                       localhost,        ''",
        "a-b_c.nine.example,                   a-b_c.nine.example, ''",
        "2001:db8::10.example,                 2001:db8::10.example, ''",
        "https://eight.example/?d=…,           eight.example,    /?d=…",
        "curl -T … https://eleven.example -s,  eleven.example,   ' -s'",
        "wget \"https://twelve.example\" …,     twelve.example,   '\" …'",
        "\\\\thirteen.example\\share\\a,        thirteen.example, '\\share\\a'",
    })
    void reads_host_and_path(String text, String host, String path) {
        assertThat(Destination.in(text)).contains(new Destination(host, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://…/path",
                "curl -s x",
                "/etc/passwd",
                "",
                "…",
                "https://",
                "out of words. Really",
                "name",
                ".hidden",
                "ends.in.dot.",
                "https://[2001:db8::1/x",
                "a=b.c"
            })
    void says_nothing_where_no_host_is_named(String text) {
        assertThat(Destination.in(text)).isEmpty();
    }

    @Test
    void a_host_of_a_known_domain_is_known() {
        assertThat(Destination.in("https://edge-….evil.example/a"))
                .contains(new Destination("edge-x.evil.example", "/a"));
    }

    @Test
    void a_host_whose_domain_is_not_known_is_not_known() {
        assertThat(Destination.in("https://api.….example/")).isEmpty();
        assertThat(Destination.in("https://….example/")).isEmpty();
    }
}

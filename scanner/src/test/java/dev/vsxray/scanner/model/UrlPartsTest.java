package dev.vsxray.scanner.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPartsTest {

    @ParameterizedTest
    @CsvSource({
        "https://API.Example/v1?x=1, api.example, '', /v1?x=1",
        "http://user:pass@host.example:8443/a/b, host.example, 8443, /a/b",
        "localhost:11434, localhost, 11434, ''",
        "http://[2001:db8::7]:8080/x, 2001:db8::7, 8080, /x",
        "wss://host.example?q=/not-a-path, host.example, '', ''",
        "https://host.example:port/x, host.example, '', /x",
        "http://[broken/x, '', '', /x",
        "'', '', '', ''",
    })
    void takesUrlsApartLeniently(String url, String host, String port, String path) {
        assertThat(UrlParts.of(url)).isEqualTo(new UrlParts(host, port, path));
    }

    @Test
    void readsOnlyTheStartOfAnEndlessOne() {
        assertThat(UrlParts.of("https://host.example/" + "a".repeat(1_000_000)).path())
                .hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, true",
        "docs/Guide.MARKDOWN, true",
        "LICENSE, true",
        "node_modules/x/ThirdPartyNotices.txt, true",
        "dist/extension.js, false",
        "readme/index.js, false",
        "package.json, false",
    })
    void tellsTextForPeopleByItsName(String file, boolean prose) {
        assertThat(Location.startOf(file).inProse()).isEqualTo(prose);
    }
}

package dev.vsxray.signatures.intelligence.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileIntelligenceTest {

    @TempDir
    private Path folder;

    @Test
    void takesEveryQuirkOfTheResearchTables() throws Exception {
        write("extension-ids.tsv", """
                id|display_id|campaign_or_source|type|first_seen_or_removed|registry|versions|source_type|source_url
                acme.theme-1.0.0|Acme.Theme-1.0.0|Fake PNG|malware||vscode-marketplace|1.0.0|malware|https://a.example/
                genuine.tool|Genuine.Tool|removal-list|malware|2026-03-01|open-vsx|*|Malware|https://b.example/
                genuine.tool|Genuine.Tool|Hijack|malware|2026-02-28|open-vsx|2.0.1|malware|https://c.example/
                """);
        write("indicators.tsv", """
                kind|value|campaign|first_seen|source_url|confidence
                npm-package|@scope/name@1.2.3|Worm|2026-05-05|https://d.example/|high
                npm-package|bare-name|Worm||https://e.example/|low
                """);
        write("analytics-hosts.tsv", """
                host_suffix|service|company|company_country|category|typical_path
                stats.example|Stats|Stats Inc|US|apm|/<id>.js, /collect, /tr (path-limited)
                """);
        write("sources.tsv", "name|url|licence|as_of\nremoval-list|https://b.example/|MIT|2026-03-02\n");
        write("npm-packages.tsv", """
                package|versions|campaign|first_seen|confidence|source
                turned|1.0.1, 2.0.3|Takeover|2021-10-22|medium|https://f.example/
                """);
        write("genuine-extensions.tsv", "id|reason\ngenuine.*|hijacked once\n");

        IntelligenceSet set = CompileIntelligence.compile(folder, folder, LocalDate.parse("2026-03-02"));

        assertThat(set.extensions())
                .extracting(ExtensionIndicator::id, report -> report.versions().text())
                .containsExactly(
                        tuple("acme.theme", "1.0.0"),
                        tuple("genuine.tool", "2.0.1"),
                        tuple("genuine.tool", "unknown-subset"));
        assertThat(set.indicators())
                .extracting(Indicator::value, indicator -> indicator.versions().text())
                .containsExactly(
                        tuple("@scope/name", "1.2.3"), tuple("bare-name", "*"), tuple("turned", "1.0.1, 2.0.3"));
        assertThat(set.analyticsHosts().get(0).paths()).containsExactly("/collect", "/tr");
        assertThat(set.analyticsHosts().get(0).pathLimited()).isTrue();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text.replace('|', '\t'));
    }
}

package dev.vsxray.signatures.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntelligenceTest {

    private static final Intelligence INTELLIGENCE = new Intelligence(new IntelligenceSet(
            LocalDate.parse("2026-08-22"),
            List.of(),
            List.of(extension("acme.bad", "*"), extension("acme.hijacked", "1.2.3"), extension("evilcorp.*", "*")),
            List.of(
                    indicator(IndicatorKind.DOMAIN, "collector.invalid"),
                    indicator(IndicatorKind.DOMAIN, "deep.sub.example"),
                    indicator(IndicatorKind.IP, "192.0.2.7"),
                    indicator(IndicatorKind.URL, "https://files.example/Stage/two"),
                    indicator(IndicatorKind.GITHUB_ACCOUNT, "EvilAccount"),
                    indicator(IndicatorKind.SHA256, "AB".repeat(32)),
                    indicator(IndicatorKind.WALLET, "28PKnu7Rz"),
                    indicator(IndicatorKind.NPM_PACKAGE, "@scope/bad")),
            List.of(
                    new AnalyticsHost(
                            "shared.example",
                            "Pixel",
                            "Shared Inc",
                            "US",
                            AnalyticsHost.Category.ADS,
                            List.of("/tr"),
                            true),
                    new AnalyticsHost(
                            "metrics.example",
                            "Metrics",
                            "Metrics Ltd",
                            "GB",
                            AnalyticsHost.Category.PRODUCT_ANALYTICS,
                            List.of(),
                            false))));

    @Test
    void findsAnExtensionWhateverTheCaseAndItsPublisher() {
        assertThat(INTELLIGENCE.extension("ACME", "Bad"))
                .extracting(ExtensionIndicator::id)
                .containsExactly("acme.bad");
        assertThat(INTELLIGENCE.extension("EvilCorp", "anything"))
                .extracting(ExtensionIndicator::id)
                .containsExactly("evilcorp.*");
        assertThat(INTELLIGENCE.extension("acme", "badge")).isEmpty();
        assertThat(INTELLIGENCE.extension("evilcorporation", "anything")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "collector.invalid, collector.invalid",
        "A.B.Collector.Invalid, collector.invalid",
        "notcollector.invalid, ",
        "sub.example, ",
        "x.deep.sub.example, deep.sub.example",
        "192.0.2.7, 192.0.2.7",
        "192.0.2.70, ",
    })
    void matchesDomainsAsSuffixesAndAddressesWhole(String host, String expected) {
        assertThat(INTELLIGENCE.host(host))
                .extracting(Indicator::value)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "https://files.example/Stage/two, 1",
        "http://FILES.example/Stage/two?x=1, 1",
        "https://user@files.example/Stage/two/three.js, 1",
        "https://files.example/Stage/twofold, 0",
        "https://files.example/stage/two, 0",
        "https://github.com/evilaccount/repo, 1",
        "git@github.com:EvilAccount/repo.git, 1",
        "https://raw.githubusercontent.com/evilaccount/x/main/a.sh, 1",
        "https://evilaccount.github.io/, 1",
        "github:evilaccount/repo#abc, 1",
        "https://github.com/evilaccount2/repo, 0",
        "https://notgithub.com/evilaccount/repo, 0",
    })
    void matchesUrlsAsPrefixesAndTheAccountsThatOwnThem(String url, int hits) {
        assertThat(INTELLIGENCE.url(url)).hasSize(hits);
    }

    @Test
    void matchesFilesWalletsAndPackages() {
        assertThat(INTELLIGENCE.sha256("ab".repeat(32))).hasSize(1);
        assertThat(INTELLIGENCE.sha256("cd".repeat(32))).isEmpty();
        assertThat(INTELLIGENCE.wallet("28PKnu7Rz")).hasSize(1);
        assertThat(INTELLIGENCE.wallet("28pknu7rz"))
                .as("case counts on a chain")
                .isEmpty();
        assertThat(INTELLIGENCE.wallets()).containsExactly("28PKnu7Rz");
        assertThat(INTELLIGENCE.npmPackage("@Scope/bad")).hasSize(1);
    }

    @Test
    void aPathLimitedCollectorNeedsItsPath() {
        assertThat(INTELLIGENCE.analyticsHost("shared.example", "/tr?id=1")).isPresent();
        assertThat(INTELLIGENCE.analyticsHost("shared.example", "/profile")).isEmpty();
        assertThat(INTELLIGENCE.analyticsHost("eu.metrics.example", ""))
                .map(AnalyticsHost::company)
                .contains("Metrics Ltd");
    }

    @Test
    void theDigestFollowsTheContentNotTheOrder() {
        IntelligenceSet set = INTELLIGENCE.set();
        IntelligenceSet reordered = new IntelligenceSet(
                set.asOf(),
                set.sources(),
                List.of(
                        set.extensions().get(2),
                        set.extensions().get(0),
                        set.extensions().get(1)),
                set.indicators(),
                set.analyticsHosts());
        IntelligenceSet smaller =
                new IntelligenceSet(set.asOf(), set.sources(), List.of(), set.indicators(), set.analyticsHosts());

        assertThat(new Intelligence(reordered).digest())
                .isEqualTo(INTELLIGENCE.digest())
                .startsWith("sha256:");
        assertThat(new Intelligence(smaller).digest()).isNotEqualTo(INTELLIGENCE.digest());
    }

    @Test
    void tablesGiveBackTheSet() throws Exception {
        assertThat(IntelligenceTables.read(IntelligenceTables.write(INTELLIGENCE.set())))
                .isEqualTo(INTELLIGENCE.set());
    }

    private static ExtensionIndicator extension(String id, String versions) {
        return new ExtensionIndicator(
                id,
                "Campaign of " + id,
                ThreatType.MALWARE,
                Optional.of(LocalDate.parse("2026-03-04")),
                ListedRegistry.OPEN_VSX,
                new AffectedVersions(versions),
                "malicious",
                "https://reports.example/" + id);
    }

    private static Indicator indicator(IndicatorKind kind, String value) {
        return new Indicator(
                kind,
                value,
                AffectedVersions.ALL,
                "Campaign of " + value,
                Optional.empty(),
                Confidence.MEDIUM,
                "https://reports.example/" + kind.word());
    }
}

package dev.vsxray.scanner.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorMatcherTest {

    private static final IndicatorMatcher MATCHER = new IndicatorMatcher(new Intelligence(new IntelligenceSet(
            LocalDate.parse("2026-08-22"),
            List.of(),
            List.of(
                    report("mark.et", ThreatType.MALWARE, ListedRegistry.VSCODE_MARKETPLACE, "*", "malware"),
                    report("open.vsx", ThreatType.MALWARE, ListedRegistry.OPEN_VSX, "*", "malicious"),
                    report("both.sides", ThreatType.MALWARE, ListedRegistry.BOTH, "18.95.0", "malware"),
                    report("side.loaded", ThreatType.MALWARE, ListedRegistry.SIDELOADED_VSIX, "*", "malware"),
                    report("some.releases", ThreatType.MALWARE, ListedRegistry.UNKNOWN, "unknown-subset", "malware"),
                    report(
                            "copy.cat",
                            ThreatType.IMPERSONATION,
                            ListedRegistry.VSCODE_MARKETPLACE,
                            "*",
                            "Impersonation"),
                    report("trust.less", ThreatType.UNTRUSTWORTHY, ListedRegistry.UNKNOWN, "*", "Untrustworthy"),
                    report("spam.mer", ThreatType.SPAM, ListedRegistry.UNKNOWN, "*", "Spam"),
                    report("copy.right", ThreatType.COPYRIGHT, ListedRegistry.UNKNOWN, "*", "Copyright violation"),
                    report("gave.up", ThreatType.OTHER, ListedRegistry.UNKNOWN, "*", "Owner Request"),
                    report(
                            "re.instated",
                            ThreatType.UNTRUSTWORTHY,
                            ListedRegistry.UNKNOWN,
                            "*",
                            "malicious (disputed)"),
                    report("evilcorp.*", ThreatType.MALWARE, ListedRegistry.UNKNOWN, "*", "malicious")),
            List.of(
                    indicator(IndicatorKind.DOMAIN, "c2.invalid", "*", "Alpha", Confidence.HIGH),
                    indicator(IndicatorKind.DOMAIN, "weak.invalid", "*", "Beta", Confidence.LOW),
                    indicator(IndicatorKind.DOMAIN, "middle.invalid", "*", "Gamma", Confidence.MEDIUM),
                    indicator(IndicatorKind.DOMAIN, "fourth.invalid", "*", "Delta", Confidence.HIGH),
                    indicator(IndicatorKind.IP, "192.0.2.66", "*", "Epsilon", Confidence.HIGH),
                    indicator(IndicatorKind.SHA256, "ab".repeat(32), "*", "Zeta", Confidence.HIGH),
                    indicator(IndicatorKind.WALLET, "BjVeAjPrSKFiingBn4v", "*", "Eta", Confidence.HIGH),
                    indicator(IndicatorKind.GITHUB_ACCOUNT, "evilaccount", "*", "Theta", Confidence.HIGH),
                    indicator(IndicatorKind.NPM_PACKAGE, "bad-package", "1.2.3", "Iota", Confidence.HIGH)),
            List.of())));

    @ParameterizedTest
    @CsvSource({
        // a Marketplace report accuses the Marketplace and what may well come from it
        "mark.et, 1.0.0, VSCODE_MARKETPLACE, known-malicious-extension, CRITICAL, HIGH",
        "mark.et, 1.0.0, UNKNOWN, known-malicious-extension, CRITICAL, HIGH",
        "mark.et, 1.0.0, SIDELOADED, known-malicious-extension, CRITICAL, HIGH",
        "mark.et, 1.0.0, OPEN_VSX, possibly-reported-extension, MEDIUM, LOW",
        // an Open VSX report accuses Open VSX only
        "open.vsx, 2.0.0, OPEN_VSX, known-malicious-extension, CRITICAL, HIGH",
        "open.vsx, 2.0.0, UNKNOWN, possibly-reported-extension, MEDIUM, LOW",
        "open.vsx, 2.0.0, SIDELOADED, possibly-reported-extension, MEDIUM, LOW",
        "open.vsx, 2.0.0, OTHER, possibly-reported-extension, MEDIUM, LOW",
        "open.vsx, 2.0.0, VSCODE_MARKETPLACE, , ,",
        // one release accuses no other
        "both.sides, 18.95.0, VSCODE_MARKETPLACE, known-malicious-extension, CRITICAL, HIGH",
        "both.sides, 18.95.0, OPEN_VSX, known-malicious-extension, CRITICAL, HIGH",
        "both.sides, 18.96.0, VSCODE_MARKETPLACE, , ,",
        "both.sides, '', VSCODE_MARKETPLACE, possibly-reported-extension, MEDIUM, LOW",
        "side.loaded, 2.7.9, SIDELOADED, known-malicious-extension, CRITICAL, HIGH",
        "side.loaded, 2.7.9, VSCODE_MARKETPLACE, , ,",
        "some.releases, 3.0.0, OPEN_VSX, possibly-reported-extension, MEDIUM, LOW",
        // the type decides
        "copy.cat, 0.0.1, VSCODE_MARKETPLACE, known-untrusted-extension, HIGH, HIGH",
        "trust.less, 0.0.2, UNKNOWN, known-untrusted-extension, HIGH, HIGH",
        "spam.mer, 0.0.3, UNKNOWN, known-unwanted-extension, MEDIUM, HIGH",
        "copy.right, 0.0.4, UNKNOWN, known-unwanted-extension, MEDIUM, HIGH",
        "gave.up, 0.0.5, UNKNOWN, removed-extension, INFO, HIGH",
        "re.instated, 0.0.6, UNKNOWN, possibly-reported-extension, MEDIUM, LOW",
        "EvilCorp.Anything, 0.0.7, OPEN_VSX, known-malicious-extension, CRITICAL, HIGH",
        "genuine.extension, 1.0.0, OPEN_VSX, , ,",
    })
    void aReportReachesAsFarAsItsRegistryVersionsAndTypeSay(
            String id, String version, Registry registry, String rule, Severity severity, Confidence confidence) {
        List<Finding> findings = MATCHER.match(subject(id, version, registry)).findings();

        if (rule == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo(rule);
                assertThat(finding.severity()).isEqualTo(severity);
                assertThat(finding.confidence()).isEqualTo(confidence);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"WhenSunset.chatgpt-china, 9.5.3", "zhukunpeng.chat-moss, 8.0.0"})
    void namesCampaignDateAndSourceOfTheShippedIntelligence(String id, String version) {
        IndicatorMatches matches =
                new IndicatorMatcher(ShippedIntelligence.load()).match(subject(id, version, Registry.UNKNOWN));

        assertThat(matches.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("known-malicious-extension");
            assertThat(finding.evidence().get(0).note())
                    .contains("MaliciousCorgi", "2026-01-26", "https://www.koi.ai/blog/maliciouscorgi");
            assertThat(finding.evidence().get(1).note()).contains("ms-removed-packages", "2026-02-17");
        });
        assertThat(matches.features())
                .extracting(Feature.Indicator::campaign)
                .containsExactly("MaliciousCorgi", "ms-removed-packages");
    }

    @Test
    void followsPacksThroughWhatIsInstalled() {
        IndicatorSubject subject = new IndicatorSubject(
                identity("clean.pack", "1.0.0", Registry.OPEN_VSX),
                List.of(dependency(Feature.DependencyKind.EXTENSION_PACK, "mid.dle", "")),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        new ExtensionId("mid", "dle"),
                        new InstalledExtension(
                                "1.1.0",
                                Registry.OPEN_VSX,
                                List.of(new ExtensionId("Open", "VSX"), new ExtensionId("clean", "pack"))))));

        assertThat(MATCHER.match(subject).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("pulls-in-reported-extension");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.evidence().get(0).note())
                    .startsWith("Through another installed extension: open.vsx is listed");
            assertThat(finding.evidence().get(0).excerpt()).isEqualTo("mid.dle -> open.vsx");
        });
    }

    @Test
    void anInstalledGenuineCopyOfAPulledIdIsNotAccused() {
        IndicatorSubject subject = new IndicatorSubject(
                identity("clean.pack", "1.0.0", Registry.VSCODE_MARKETPLACE),
                List.of(
                        dependency(Feature.DependencyKind.EXTENSION_DEPENDENCY, "open.vsx", ""),
                        dependency(Feature.DependencyKind.EXTENSION_DEPENDENCY, "both.sides", "")),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        new ExtensionId("both", "sides"),
                        new InstalledExtension("18.96.0", Registry.VSCODE_MARKETPLACE, List.of()))));

        assertThat(MATCHER.match(subject).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c2.invalid, dist/extension.js, HIGH, HIGH",
        "deep.c2.invalid, package.json, HIGH, HIGH",
        "c2.invalid, README.md, LOW, LOW",
        "middle.invalid, dist/extension.js, HIGH, MEDIUM",
        "weak.invalid, dist/extension.js, MEDIUM, LOW",
        "192.0.2.66, dist/extension.js, MEDIUM, LOW",
    })
    void aNamedHostWeighsByConfidenceKindAndPlace(String host, String file, Severity severity, Confidence confidence) {
        assertThat(MATCHER.match(subject(host(host, file))).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("known-malicious-host");
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.confidence()).isEqualTo(confidence);
                });
    }

    @Test
    void codeThatSendsToAKnownHostIsMaliciousWhateverElseItNames() {
        assertThat(MATCHER.match(subject(flowTo("https://c2.invalid/collect?id=\u2026")))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.confidence()).isEqualTo(Confidence.HIGH);
                    assertThat(finding.evidence().get(0).note()).startsWith("Contacted by the code: domain c2.invalid");
                });
    }

    @Test
    void aListOfHostsOfManyCampaignsIsABlockList() {
        IndicatorSubject blockList = subject(
                host("c2.invalid", "data/hosts.json"),
                host("weak.invalid", "data/hosts.json"),
                host("middle.invalid", "data/hosts.json"),
                host("fourth.invalid", "data/hosts.json"));

        assertThat(MATCHER.match(blockList).findings())
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.LOW));
    }

    @Test
    void findsAccountsWalletsFilesAndPackages() {
        Evidence place = Evidence.match(new Location("out/main.js", 7, 1, 8), "seen", "…");
        IndicatorSubject subject = new IndicatorSubject(
                identity("acme.tool", "1.0.0", Registry.UNKNOWN),
                List.of(
                        new Feature.ManifestFact("/repository/url", "git@github.com:EvilAccount/tool.git", place),
                        new Feature.Text("indicator-wallet#0", "BjVeAjPrSKFiingBn4v", Feature.TextOrigin.FOLDED, place),
                        dependency(Feature.DependencyKind.BUNDLED, "bad-package", "1.2.3"),
                        dependency(Feature.DependencyKind.BUNDLED, "bad-package", "1.2.4")),
                new TreeMap<>(Map.of("bin/os.node", "ab".repeat(32), "bin/ok.node", "cd".repeat(32))),
                new TreeMap<>());

        List<Finding> findings = MATCHER.match(subject).findings();

        assertThat(findings)
                .extracting(Finding::rule, Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("known-malicious-host", Severity.HIGH),
                        tuple("known-malicious-wallet", Severity.HIGH),
                        tuple("known-malicious-file", Severity.CRITICAL),
                        tuple("known-malicious-package", Severity.CRITICAL));
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("known-malicious-file"))
                .extracting(finding -> finding.evidence().get(0).location().file())
                .containsExactly("bin/os.node");
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("known-malicious-package"))
                .extracting(finding -> finding.evidence().size())
                .as("the good version is not evidence")
                .containsExactly(1);
    }

    @Test
    void aPackageThatIsOnlyNamedWeighsLess() {
        assertThat(MATCHER.match(subject(dependency(Feature.DependencyKind.DECLARED, "bad-package", "1.2.3")))
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
    }

    /** Half of all extensions bundle packages that were turned for an hour; most bundles do not say which version. */
    @Test
    void aPackageOfUnknownVersionIsNotAccusedForAnother() {
        assertThat(MATCHER.match(subject(
                                dependency(Feature.DependencyKind.BUNDLED, "bad-package", ""),
                                dependency(Feature.DependencyKind.DECLARED, "bad-package", "^1.2.0")))
                        .findings())
                .isEmpty();
    }

    @Test
    void everyRuleHasItsText() {
        assertThat(IndicatorRule.texts()).hasSize(IndicatorRule.values().length).doesNotHaveDuplicates();
        assertThat(IndicatorRule.texts()).allSatisfy(text -> {
            assertThat(text.explanation()).endsWith(".");
            assertThat(text.looksAlike()).endsWith(".");
            assertThat(text.checkNext()).endsWith(".");
            assertThat(text.remediation()).endsWith(".");
        });
    }

    private static IndicatorSubject subject(String id, String version, Registry registry) {
        return new IndicatorSubject(identity(id, version, registry), List.of(), new TreeMap<>(), new TreeMap<>());
    }

    private static IndicatorSubject subject(Feature... features) {
        return new IndicatorSubject(
                identity("acme.tool", "1.0.0", Registry.UNKNOWN), List.of(features), new TreeMap<>(), new TreeMap<>());
    }

    private static Feature.Identity identity(String id, String version, Registry registry) {
        int dot = id.indexOf('.');
        return new Feature.Identity(
                new ExtensionId(id.substring(0, dot), id.substring(dot + 1)),
                version,
                "",
                registry,
                Evidence.match(Location.startOf("package.json"), "the manifest's own words", id));
    }

    private static Feature.Host host(String host, String file) {
        return new Feature.Host(
                host,
                Feature.HostKind.PUBLIC,
                "https://" + host + "/",
                Evidence.match(Location.startOf(file), "a host", host));
    }

    private static Feature.Dependency dependency(Feature.DependencyKind kind, String name, String version) {
        return new Feature.Dependency(
                kind, name, version, Evidence.match(Location.startOf("package.json"), "brought along", name));
    }

    private static Feature.Flow flowTo(String destination) {
        Evidence step = Evidence.match(Location.startOf("extension.js"), "sent", "post(…)");
        return new Feature.Flow(
                "editor-document",
                new TreeSet<>(),
                "network-send",
                "node:https.request",
                List.of(destination),
                new CodeContext(List.of(new CodeContext.Way(Set.of(), Set.of())), "f", Optional.empty(), List.of()),
                List.of(step, step));
    }

    private static ExtensionIndicator report(
            String id, ThreatType type, ListedRegistry registry, String versions, String asReported) {
        return new ExtensionIndicator(
                id,
                "Campaign of " + id,
                type,
                Optional.of(LocalDate.parse("2026-03-04")),
                registry,
                new AffectedVersions(versions),
                asReported,
                "https://reports.example/" + id);
    }

    private static Indicator indicator(
            IndicatorKind kind, String value, String versions, String campaign, Confidence confidence) {
        return new Indicator(
                kind,
                value,
                new AffectedVersions(versions),
                campaign,
                Optional.of(LocalDate.parse("2025-10-18")),
                confidence,
                "https://reports.example/" + campaign);
    }
}

package dev.vsxray.signatures.intelligence.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.GenuineExtensions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.table.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeedTest {

    private static final IntelligenceSource SOURCE =
            new IntelligenceSource("the-feed", "https://feed.example/list", "MIT", LocalDate.parse("2026-11-01"));

    private static final FeedProfile PROFILE = FeedProfile.of(SOURCE);

    @Test
    void readsTheListOfRemovedPackages() throws Exception {
        FeedReading reading = read(FeedFormat.REMOVED_PACKAGES, """
                # Removed packages
                Some words | with a bar.

                | Extension Identifier | Removal Date | Type |
                |:--|---|---|
                | Acme.Bad-Tool | 2/17/2026 |  Malware |
                |acme.copy|11/3/2025|Impersonation|
                | acme.both | 1/2/2026 | Spam / Malware |
                | acme.maybe | 1/3/2026 | Potentially malicious |
                | acme.asked | 1/4/2026 | Owner Request |
                | acme.typo | 13/45/2026 | Typo-squatting |
                | acme.novel | 1/6/2026 | Cosmic rays |
                | not an id | 1/7/2026 | Malware |
                """);

        assertThat(reading.extensions())
                .extracting(
                        ExtensionIndicator::id,
                        ExtensionIndicator::type,
                        extension -> extension.date().map(LocalDate::toString).orElse("none"))
                .containsExactly(
                        tuple("acme.bad-tool", ThreatType.MALWARE, "2026-02-17"),
                        tuple("acme.copy", ThreatType.IMPERSONATION, "2025-11-03"),
                        tuple("acme.both", ThreatType.MALWARE, "2026-01-02"),
                        tuple("acme.maybe", ThreatType.UNTRUSTWORTHY, "2026-01-03"),
                        tuple("acme.asked", ThreatType.OTHER, "2026-01-04"),
                        tuple("acme.typo", ThreatType.IMPERSONATION, "none"),
                        tuple("acme.novel", ThreatType.UNTRUSTWORTHY, "2026-01-06"));
        assertThat(reading.extensions()).allMatch(row -> row.registry() == ListedRegistry.VSCODE_MARKETPLACE);
        assertThat(reading.rejected())
                .containsExactly(
                        new FeedReading.RejectedEntry(13, "'not an id' is neither publisher.name nor a publisher"));
    }

    @Test
    void anEntryOfAControlManifestWithoutADotIsAPublisherAndDirtyRowsSurvive() throws Exception {
        FeedReading reading = read(FeedFormat.CONTROL_MANIFEST, """
                {"malicious": ["Acme.Bad", "acme.bad ", "evilcorp", "slash/ed", 7, "two words"],
                 "learnMoreLinks": {"Acme.Bad": "https://why.example/bad"},
                 "deprecated": {"old.one": true}}
                """);

        assertThat(reading.extensions())
                .extracting(ExtensionIndicator::id, ExtensionIndicator::source)
                .containsExactly(
                        tuple("acme.bad", "https://why.example/bad"),
                        tuple("evilcorp.*", "https://feed.example/list"),
                        tuple("slash.ed", "https://feed.example/list"));
        assertThat(reading.rejected())
                .extracting(FeedReading.RejectedEntry::position)
                .containsExactly(5, 6);
    }

    @Test
    void honoursVersionsAndEcosystemsOfOsvRecords() throws Exception {
        FeedReading reading = read(FeedFormat.OSV, """
                [{"id": "MAL-2026-5161", "published": "2026-05-18T20:00:00Z", "affected": [
                    {"package": {"ecosystem": "VSCode", "name": "Nrwl.angular-console"}, "versions": ["18.95.0"]}]},
                 {"id": "MAL-2026-2", "affected": [
                    {"package": {"ecosystem": "VSCode:https://open-vsx.org", "name": "acme.all"},
                     "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]}]},
                 {"id": "MAL-2026-3", "affected": [
                    {"package": {"ecosystem": "npm", "name": "@scope/Bad"},
                     "ranges": [{"type": "SEMVER", "events": [{"introduced": "1.0.0"}, {"fixed": "1.4.2"},
                                                              {"introduced": "2.0.0"}, {"last_affected": "2.0.3"}]}]}]},
                 {"id": "MAL-2026-4", "withdrawn": "2026-06-01T00:00:00Z", "affected": [
                    {"package": {"ecosystem": "npm", "name": "taken-back"}}]},
                 {"id": "GHSA-1111-2222-3333", "affected": [
                    {"package": {"ecosystem": "npm", "name": "only-vulnerable"}}]},
                 {"id": "MAL-2026-5", "affected": [{"package": {"ecosystem": "PyPI", "name": "snake"}}]}]
                """);

        assertThat(reading.extensions())
                .extracting(
                        ExtensionIndicator::id,
                        ExtensionIndicator::registry,
                        row -> row.versions().text())
                .containsExactly(
                        tuple("nrwl.angular-console", ListedRegistry.VSCODE_MARKETPLACE, "18.95.0"),
                        tuple("acme.all", ListedRegistry.OPEN_VSX, "*"));
        assertThat(reading.indicators()).singleElement().satisfies(indicator -> {
            assertThat(indicator.value()).isEqualTo("@scope/bad");
            assertThat(indicator.versions().text()).isEqualTo(">=1.0.0 <1.4.2,>=2.0.0 <=2.0.3");
            assertThat(indicator.source()).isEqualTo("https://osv.dev/vulnerability/MAL-2026-3");
        });
        assertThat(reading.rejected())
                .extracting(FeedReading.RejectedEntry::position)
                .containsExactly(6);
    }

    @Test
    void readsOneOsvRecordALine() throws Exception {
        String line =
                "{\"id\": \"MAL-1\", \"affected\": [{\"package\": {\"ecosystem\": \"npm\", \"name\": \"bad-%s\"}}]}\n";

        assertThat(read(FeedFormat.OSV, line.formatted("one") + line.formatted("two"))
                        .indicators())
                .extracting(Indicator::value)
                .containsExactly("bad-one", "bad-two");
    }

    @Test
    void readsEqualitiesOfStixPatternsAndNothingLooser() throws Exception {
        FeedReading reading = read(FeedFormat.STIX, """
                {"type": "bundle", "id": "bundle--1", "objects": [
                  {"type": "malware", "name": "ignored"},
                  {"type": "indicator", "name": "Worm", "valid_from": "2026-03-04T00:00:00Z", "confidence": 85,
                   "pattern": "[domain-name:value = 'c2.invalid' OR ipv4-addr:value = '192.0.2.9']",
                   "external_references": [{"url": "https://report.example/worm"}]},
                  {"type": "indicator", "name": "File", "valid_from": "2026-03-05T00:00:00Z", "confidence": 40,
                   "pattern": "[file:hashes.'SHA-256' = '%1$s']"},
                  {"type": "indicator", "name": "Both", "valid_from": "2026-03-06T00:00:00Z",
                   "pattern": "[domain-name:value = 'half.invalid' AND ipv4-addr:value = '192.0.2.10']"},
                  {"type": "indicator", "name": "Gone", "revoked": true, "valid_from": "2026-03-07T00:00:00Z",
                   "pattern": "[domain-name:value = 'gone.invalid']"}]}
                """.formatted("ab".repeat(32)));

        assertThat(reading.indicators())
                .extracting(Indicator::kind, Indicator::value, Indicator::campaign, Indicator::confidence)
                .containsExactly(
                        tuple(IndicatorKind.DOMAIN, "c2.invalid", "Worm", Confidence.HIGH),
                        tuple(IndicatorKind.IP, "192.0.2.9", "Worm", Confidence.HIGH),
                        tuple(IndicatorKind.SHA256, "ab".repeat(32), "File", Confidence.MEDIUM));
        assertThat(reading.indicators().get(0).source()).isEqualTo("https://report.example/worm");
        assertThat(reading.rejected())
                .extracting(FeedReading.RejectedEntry::position)
                .containsExactly(4);
    }

    @Test
    void readsAttributesOfMispEventsThatAreMeantForDetection() throws Exception {
        FeedReading reading = read(FeedFormat.MISP, """
                {"Event": {"info": "Extension stealer", "date": "2026-04-05",
                  "Attribute": [
                    {"type": "domain", "value": "c2.invalid", "to_ids": true},
                    {"type": "domain", "value": "context.invalid", "to_ids": false},
                    {"type": "domain", "value": "deleted.invalid", "to_ids": true, "deleted": true},
                    {"type": "domain|ip", "value": "pair.invalid|192.0.2.11", "to_ids": true},
                    {"type": "mutex", "value": "x", "to_ids": true}],
                  "Object": [{"Attribute": [{"type": "filename|sha256", "value": "a.node|%s", "to_ids": true}]}]}}
                """.formatted("cd".repeat(32)));

        assertThat(reading.indicators())
                .extracting(Indicator::kind, Indicator::value)
                .containsExactly(
                        tuple(IndicatorKind.DOMAIN, "c2.invalid"),
                        tuple(IndicatorKind.DOMAIN, "pair.invalid"),
                        tuple(IndicatorKind.IP, "192.0.2.11"),
                        tuple(IndicatorKind.SHA256, "cd".repeat(32)));
        assertThat(reading.indicators())
                .allMatch(indicator -> indicator.campaign().equals("Extension stealer"));
        assertThat(reading.rejected()).hasSize(1);
    }

    @Test
    void readsListsOfExtensionsAndOfIndicators() throws Exception {
        FeedReading extensions =
                read(FeedFormat.LIST, "# ours\nacme.bad\nacme.some@1.2.3 # hijacked\nevilcorp\n192.0.2.5\n");
        FeedReading domains = Feed.read(
                FeedFormat.LIST,
                "c2[.]invalid\nnot a domain\n",
                new FeedProfile(
                        SOURCE,
                        ListedRegistry.BOTH,
                        ThreatType.MALWARE,
                        Confidence.LOW,
                        Optional.of(IndicatorKind.DOMAIN),
                        Map.of()));

        assertThat(extensions.extensions())
                .extracting(ExtensionIndicator::id, row -> row.versions().text())
                .containsExactly(tuple("acme.bad", "*"), tuple("acme.some", "1.2.3"), tuple("evilcorp.*", "*"));
        assertThat(extensions.indicators()).extracting(Indicator::kind).containsExactly(IndicatorKind.IP);
        assertThat(domains.indicators()).extracting(Indicator::value).containsExactly("c2.invalid");
        assertThat(domains.rejected()).hasSize(1);
    }

    @Test
    void readsTablesThroughAColumnMap() throws Exception {
        FeedProfile mapped = new FeedProfile(
                SOURCE,
                ListedRegistry.UNKNOWN,
                ThreatType.MALWARE,
                Confidence.MEDIUM,
                Optional.empty(),
                Map.of("id", "Extension ID", "versions", "Bad versions", "registry", "Store", "type", "Reason"));
        FeedReading reading = Feed.read(FeedFormat.CSV, """
                Extension ID,Store,Bad versions,Reason,Remark
                acme.bad,Open VSX,"1.0.0,1.0.1",Malware,"he said ""no""
                and left"
                acme.copy,VS Marketplace,,Impersonation,
                """, mapped);

        assertThat(reading.extensions())
                .extracting(
                        ExtensionIndicator::id,
                        ExtensionIndicator::registry,
                        row -> row.versions().text(),
                        ExtensionIndicator::type)
                .containsExactly(
                        tuple("acme.bad", ListedRegistry.OPEN_VSX, "1.0.0,1.0.1", ThreatType.MALWARE),
                        tuple("acme.copy", ListedRegistry.VSCODE_MARKETPLACE, "*", ThreatType.IMPERSONATION));
        assertThat(Feed.read(FeedFormat.TSV, "kind\tvalue\nurl\thxxps://x[.]invalid/a\n", PROFILE)
                        .indicators())
                .extracting(Indicator::value)
                .containsExactly("https://x.invalid/a");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        FeedProfile mapped = new FeedProfile(
                SOURCE,
                ListedRegistry.UNKNOWN,
                ThreatType.MALWARE,
                Confidence.MEDIUM,
                Optional.empty(),
                Map.of("id", "Identifier"));

        assertThatThrownBy(() -> Feed.read(FeedFormat.CSV, "Name,Store\na,b\n", mapped))
                .hasMessage("there is no column 'Identifier' for id; the columns are Name, Store");
    }

    @ParameterizedTest
    @CsvSource({
        "OSV, '{', expected JSON",
        "STIX, '{}', expected a STIX bundle",
        "MISP, '{}', expected a MISP event",
        "CONTROL_MANIFEST, '[]', expected an object with an array",
        "REMOVED_PACKAGES, 'no table here', expected a Markdown table",
        "CSV, '', expected a line of column names",
        "CSV, 'id\n\"open', 'has no end'",
    })
    void whatIsNotOfTheFormatIsRefusedWhole(FeedFormat format, String text, String message) {
        assertThatThrownBy(() -> read(format, text))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void noFormatThrowsAnythingElseOnNonsense(FeedFormat format) {
        for (String nonsense :
                new String[] {"", "\u0000\ufffd", "[[[[", "null", "{\"objects\": 1}", "|||||", "\"", "a\tb\n\t\n"}) {
            try {
                read(format, nonsense);
            } catch (FeedException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list.csv, 'a,b', CSV",
        "RemovedPackages.md, '| Extension Identifier | x |', REMOVED_PACKAGES",
        "a.json, '{\"type\": \"bundle\", \"objects\": []}', STIX",
        "a.json, '{\"Event\": {}}', MISP",
        "extensions.json, '{\"malicious\": []}', CONTROL_MANIFEST",
        "MAL-1.json, '{\"schema_version\": \"1.5\"}', OSV",
        "ids.txt, 'a.b', LIST",
        "what.bin, 'a.b', ",
    })
    void guessesTheFormat(String name, String text, FeedFormat format) {
        assertThat(FeedFormat.guess(name, text)).isEqualTo(Optional.ofNullable(format));
    }

    @Test
    void aFeedWithoutVersionsDoesNotAccuseAGenuineExtension() throws Exception {
        GenuineExtensions genuine = GenuineExtensions.of(Table.parse("genuine", "id\nhijacked.once\n"));
        FeedReading reading = read(FeedFormat.LIST, "hijacked.once\nalways.bad\n");

        assertThat(reading.toSet(SOURCE, genuine).extensions())
                .extracting(row -> row.versions().text())
                .containsExactly("*", "unknown-subset");
    }

    private static FeedReading read(FeedFormat format, String text) throws FeedException {
        return Feed.read(format, text, PROFILE);
    }
}

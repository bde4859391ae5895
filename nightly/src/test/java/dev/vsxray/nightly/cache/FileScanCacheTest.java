package dev.vsxray.nightly.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.feed.Feed;
import dev.vsxray.signatures.intelligence.feed.FeedFormat;
import dev.vsxray.signatures.intelligence.feed.FeedProfile;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import dev.vsxray.signatures.vulnerability.Vulnerability;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache under the real scanner: what is reused, and that it is exactly what would have been found anew. */
final class FileScanCacheTest {

    private static final Instant FIRST = Instant.parse("2150-03-01T02:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = FIRST;
    private String analyser = "build-1";
    private String version = "0.1.0";
    private List<Path> rules = List.of();

    @BeforeEach
    void twoExtensions() throws IOException {
        write("one/package.json", manifest("one", ""));
        write("one/main.js", "require('https').get('https://one.example/a');");
        write("two/package.json", manifest("two", ", \"extensionPack\": [\"acme.one\"]"));
        write("two/main.js", "exports.activate = () => {};");
    }

    @Test
    void findsTheSameWithoutLookingAgain() throws IOException {
        ScanReport first = scan();
        ScanReport second = scan();
        assertThat(first.scan().reused()).isZero();
        assertThat(second.scan().reused()).isEqualTo(2);
        assertThat(second.extensions()).isEqualTo(first.extensions());
        assertThat(second.rules()).isEqualTo(first.rules());
        assertThat(second.tool()).isEqualTo(first.tool());
    }

    /** A rule that was left out is told of in every scan, also where no rule was read. */
    @Test
    void tellsOfMistakesInRulesAgain() throws IOException {
        rules = List.of(Files.createDirectories(folder.resolve("rules/hygiene")).getParent());
        Files.writeString(folder.resolve("rules/hygiene/torn.yaml"), "id: torn\n");
        ScanReport first = scan();
        ScanReport second = scan();
        assertThat(second.scan().reused()).isEqualTo(2);
        assertThat(second.errors())
                .isEqualTo(first.errors())
                .anyMatch(error -> error.subject().contains("torn.yaml"));
    }

    @Test
    void forgetsWhenIntelligenceOrVulnerabilitiesArrive() throws Exception {
        scan();
        Path imported = Files.createDirectories(folder.resolve("intelligence"));
        assertThat(scan().scan().reused()).as("an empty folder is no news").isEqualTo(2);
        FeedProfile ours = FeedProfile.of(new IntelligenceSource("ours", "", "unknown", LocalDate.of(2150, 2, 28)));
        IntelligenceSet set = Feed.read(FeedFormat.LIST, "acme.another\n", ours)
                .toSet(ours.source(), ShippedIntelligence.genuineExtensions());
        new IntelligenceStore(imported).update("ours", new IntelligenceBundle(now, set), false);
        assertThat(scan().scan().reused()).isZero();
        assertThat(scan().scan().reused()).isEqualTo(2);
        new VulnerabilityStore(imported)
                .replace(List.of(new Vulnerability("GHSA-0000-0000-0001", "left-pad", new AffectedVersions("<1.1.0"))));
        assertThat(scan().scan().reused()).isZero();
        assertThat(scan().scan().reused()).isEqualTo(2);
    }

    @Test
    void looksAgainAtWhatChanged() throws IOException {
        scan();
        write("one/main.js", "require('https').get('https://other.example/a');");
        ScanReport second = scan();
        assertThat(second.scan().reused()).isEqualTo(1);
        assertThat(second.extensions().stream().flatMap(extension -> extension.hosts().stream()))
                .containsExactly("other.example");
    }

    /** The pack's findings follow from what is installed of its members too. */
    @Test
    void looksAgainAtAPackWhoseMemberChanged() throws IOException {
        scan();
        write("one/package.json", manifest("one", "").replace("1.0.0", "1.0.1"));
        assertThat(scan().scan().reused()).as("neither the member nor the pack").isZero();
        assertThat(scan().scan().reused()).isEqualTo(2);
    }

    @Test
    void laysThePlacesAnew() throws IOException {
        scan();
        Files.move(folder.resolve("extensions/one"), folder.resolve("extensions/moved"));
        ScanReport second = scan();
        assertThat(second.scan().reused()).isEqualTo(2);
        assertThat(second.extensions())
                .flatExtracting(ExtensionReport::places)
                .extracting(place -> Path.of(place.path()).getFileName().toString())
                .containsExactlyInAnyOrder("moved", "two");
    }

    @Test
    void forgetsWithTheAnalyserTheVersionAndTheRules() throws IOException {
        scan();
        analyser = "build-2";
        assertThat(scan().scan().reused()).isZero();
        version = "0.2.0";
        assertThat(scan().scan().reused()).isZero();
        rules = List.of(Files.createDirectories(folder.resolve("rules/hygiene")).getParent());
        assertThat(scan().scan().reused())
                .as("a folder without rules is no other rules")
                .isEqualTo(2);
        Files.writeString(folder.resolve("rules/hygiene/has-a-name.yaml"), """
                id: has-a-name
                title: Has a name
                severity: low
                confidence: high
                maturity: experimental
                attack: []
                match:
                  manifest: {path: /name, equals: one}
                explanation: It has.
                looks-alike: All.
                check-next: Nothing.
                remediation: None.
                references: []
                """);
        ScanReport found = scan();
        assertThat(found.scan().reused()).isZero();
        assertThat(found.extensions())
                .anySatisfy(extension -> assertThat(extension.findings())
                        .extracting(finding -> finding.rule())
                        .contains("has-a-name"));
    }

    /** An answer that turns with the calendar turns although nothing else did. */
    @Test
    void forgetsWhenFilesStopBeingRecent() throws IOException {
        now = Files.getLastModifiedTime(folder.resolve("extensions/one/main.js"))
                .toInstant()
                .plus(Duration.ofDays(364));
        scan();
        assertThat(scan().scan().reused()).isEqualTo(2);
        now = now.plus(Duration.ofDays(2));
        assertThat(scan().scan().reused()).isZero();
    }

    /** Whatever the metadata says, the bytes are read again after some nights; equal bytes are not analysed again. */
    @Test
    void readsTheBytesAnewAfterSomeNights() throws IOException {
        scan();
        Path known = folder.resolve("cache/packages.json");
        String before = Files.readString(known);
        now = now.plus(FileScanCache.READ_ANEW_AFTER).minusSeconds(1);
        assertThat(scan().scan().reused()).isEqualTo(2);
        assertThat(Files.readString(known)).isEqualTo(before);
        now = now.plusSeconds(2);
        assertThat(scan().scan().reused()).isEqualTo(2);
        assertThat(Files.readString(known)).contains("\"read\":\"" + now + "\"").isNotEqualTo(before);
    }

    /** Each update of an extension is a new folder; over years the old ones would outnumber the others. */
    @Test
    void forgetsPackagesThatLeftLongAgo() throws IOException {
        scan();
        Files.move(folder.resolve("extensions/one"), folder.resolve("gone"));
        now = now.plus(Duration.ofDays(59));
        scan();
        assertThat(Files.readString(folder.resolve("cache/packages.json"))).contains("extensions/one\"");
        now = now.plus(Duration.ofDays(8));
        scan();
        assertThat(Files.readString(folder.resolve("cache/packages.json")))
                .contains("extensions/two\"")
                .doesNotContain("extensions/one\"");
    }

    @Test
    void isAsGoodAsEmptyWhenDamaged() throws IOException {
        ScanReport first = scan();
        Files.writeString(folder.resolve("cache/packages.json"), "{\"analyser\":\"build-1\",\"packages\":[{}]}");
        try (Stream<Path> files = Files.walk(folder.resolve("cache/reports"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "no report");
            }
        }
        ScanReport second = scan();
        assertThat(second.scan().reused()).isZero();
        assertThat(second.extensions()).isEqualTo(first.extensions());
    }

    /** A file that could not be read may be readable tomorrow, with the same metadata. */
    @Test
    void keepsNothingOfWhatCouldNotBeRead() throws IOException {
        write("torn.vsix", "PK\u0003\u0004 and then nothing");
        scan();
        ScanReport second = scan();
        assertThat(second.extensions()).hasSize(3);
        assertThat(second.scan().reused()).isEqualTo(2);
    }

    private ScanReport scan() throws IOException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        FileScanCache cache = FileScanCache.open(folder.resolve("cache"), analyser, clock);
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        ScanRequest request = new ScanRequest(
                List.of(folder.resolve("extensions")), false, rules, Optional.of(folder.resolve("intelligence")), 1);
        ScanReport report = new Scanner(machine, "build-7", version, clock).scan(request, ScanProgress.silent(), cache);
        cache.save();
        return report;
    }

    private static String manifest(String name, String more) {
        return "{\"publisher\": \"acme\", \"name\": \"" + name + "\", \"version\": \"1.0.0\", \"main\": \"main.js\""
                + more + "}";
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve("extensions").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

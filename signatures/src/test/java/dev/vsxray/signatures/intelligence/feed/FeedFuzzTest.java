package dev.vsxray.signatures.intelligence.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.signatures.intelligence.GenuineExtensions;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Whatever the text: rows and the reasons why others were left out, or a refusal of the whole that says why. Replays the
 * kept inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class FeedFuzzTest {

    private static final IntelligenceSource SOURCE =
            new IntelligenceSource("fuzzed", "https://feed.example/list", "MIT", LocalDate.parse("2026-11-01"));

    private static final GenuineExtensions GENUINE = genuine();

    @FuzzTest(maxDuration = "2m")
    void osv(byte[] bytes) {
        read(FeedFormat.OSV, bytes);
        try {
            assertThat(OsvVulnerabilities.read(text(bytes))).doesNotContainNull();
        } catch (FeedException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "2m")
    void stix(byte[] bytes) {
        read(FeedFormat.STIX, bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void misp(byte[] bytes) {
        read(FeedFormat.MISP, bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void removedPackages(byte[] bytes) {
        read(FeedFormat.REMOVED_PACKAGES, bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void controlManifest(byte[] bytes) {
        read(FeedFormat.CONTROL_MANIFEST, bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void table(byte[] bytes) {
        read(FeedFormat.CSV, bytes);
        read(FeedFormat.TSV, bytes);
        read(FeedFormat.LIST, bytes);
    }

    private static void read(FeedFormat format, byte[] bytes) {
        String text = text(bytes);
        FeedFormat.guess("feed.json", text);
        try {
            FeedReading reading = Feed.read(format, text, FeedProfile.of(SOURCE));
            assertThat(reading.toSet(SOURCE, GENUINE)).isNotNull();
            assertThat(reading.rejected())
                    .allSatisfy(entry -> assertThat(entry.reason()).isNotBlank());
        } catch (FeedException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static GenuineExtensions genuine() {
        try {
            return GenuineExtensions.of(Table.parse("genuine", "id\nacme.*\n"));
        } catch (TableFormatException ourMistake) {
            throw new IllegalStateException(ourMistake);
        }
    }
}

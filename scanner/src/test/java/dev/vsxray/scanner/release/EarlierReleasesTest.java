package dev.vsxray.scanner.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EarlierReleasesTest {

    private static final ScanReport EARLIER = report(
            extension("acme.notes", "1.0.0", "1a"),
            extension("acme.notes", "1.1.0", "2b"),
            extension("quiet.colours", "3.0.0", "3c"),
            extension("one.twin", "1.0.0", "4d"),
            extension("other.twin", "1.0.0", "5e"));

    @Test
    void theNewestVersionThatWasThereIsTheOneBefore() {
        assertThat(before(EarlierReleases.at(EARLIER), "Acme.Notes", "9f")).contains("1.1.0");
    }

    @Test
    void whatWasThereAlreadyHasNothingNew() {
        assertThat(before(EarlierReleases.at(EARLIER), "acme.notes", "1a")).isEmpty();
        assertThat(before(EarlierReleases.none(), "acme.notes", "9f")).isEmpty();
    }

    @Test
    void amongPackagesTheNameTellsWhereOnlyOneHasIt() {
        EarlierReleases packages = EarlierReleases.of(EARLIER);
        assertThat(before(packages, "umbrella.Colours", "9f")).contains("3.0.0");
        assertThat(before(packages, "umbrella.twin", "9f")).isEmpty();
        assertThat(before(packages, "other.twin", "9f")).contains("1.0.0");
        assertThat(before(EarlierReleases.at(EARLIER), "umbrella.colours", "9f"))
                .as("an editor has them beside each other")
                .isEmpty();
    }

    private static Optional<String> before(EarlierReleases earlier, String id, String digit) {
        return earlier.before(id(id), digit.repeat(32)).map(ExtensionReport::version);
    }

    private static ExtensionId id(String written) {
        int dot = written.indexOf('.');
        return new ExtensionId(written.substring(0, dot), written.substring(dot + 1));
    }

    private static ScanReport report(ExtensionReport... extensions) {
        return new ScanReport(
                new ToolInfo(
                        "vsxray", "0.1.0", new ToolInfo.Rules(0, ""), new ToolInfo.Intelligence(Optional.empty(), "")),
                new ScanInfo(Instant.EPOCH, Duration.ZERO, "", false, List.of(), new TreeMap<>()),
                List.of(),
                List.of(extensions),
                List.of());
    }

    private static ExtensionReport extension(String id, String version, String digit) {
        return new ExtensionReport(
                id(id),
                version,
                "",
                "",
                List.of(Place.given("/srv/" + id, Place.InstallSource.VSIX)),
                digit.repeat(32),
                Verdict.NO_FINDINGS,
                0,
                List.of(),
                Coverage.of(List.of()),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not asked."),
                List.of(),
                List.of());
    }
}

package dev.vsxray.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.reports.cyclonedx.CycloneDxReport;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvenanceJsonTest {

    private static final PackageDependency WEAK = new PackageDependency(
            DependencyKind.BUNDLED, "left-pad", "1.2.9", "pkg:npm/left-pad@1.2.9", List.of("GHSA-aaaa-bbbb-cccc"));

    @Test
    void whatARegistrySaidComesBackAsItWas() throws Exception {
        Provenance told = Provenance.of(
                Map.of(
                        ProvenanceTopic.INSTALLS, new ProvenanceFact.Known("41", "It counts them."),
                        ProvenanceTopic.SIGNATURE, new ProvenanceFact.Unknown("It was not checked.")),
                List.of(new PackageDifference("main.js", PackageDifference.Kind.CHANGED)));
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        JsonReport.write(report(told), written);
        ExtensionReport read = JsonReportReader.read(new ByteArrayInputStream(written.toByteArray()))
                .extensions()
                .get(0);

        assertThat(read.provenance()).isEqualTo(told);
        assertThat(read.dependencies()).containsExactly(WEAK);
    }

    @Test
    void whereNobodyWasAskedTheReportIsNoLonger() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        JsonReport.write(report(Provenance.notAsked()), written);

        assertThat(new JsonMapper()
                        .readTree(written.toByteArray())
                        .path("extensions")
                        .get(0)
                        .has("provenance"))
                .isFalse();
    }

    @Test
    void aBillOfMaterialsCarriesKnownVulnerabilities() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        CycloneDxReport.write(report(Provenance.notAsked()), Optional.empty(), written);
        JsonNode bom = new JsonMapper().readTree(written.toByteArray());

        JsonNode vulnerability = bom.path("vulnerabilities").get(0);
        assertThat(vulnerability.path("id").asText()).isEqualTo("GHSA-aaaa-bbbb-cccc");
        assertThat(vulnerability.path("affects").get(0).path("ref"))
                .isEqualTo(
                        bom.path("components").get(0).path("components").get(0).path("bom-ref"));
    }

    private static ScanReport report(Provenance provenance) {
        ExtensionReport extension = new ExtensionReport(
                new ExtensionId("acme", "tool"),
                "1.2.0",
                "",
                "Acme Tool",
                List.of(Place.given("/x", Place.InstallSource.VSIX)),
                "9c".repeat(32),
                Verdict.NO_FINDINGS,
                0,
                List.of(),
                Coverage.of(List.of()),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(WEAK),
                List.of(),
                List.of(),
                provenance);
        return new ScanReport(
                new ToolInfo(
                        "vsxray",
                        "7",
                        new ToolInfo.Rules(1, "sha256:7a"),
                        new ToolInfo.Intelligence(Optional.empty(), "sha256:8b")),
                new ScanInfo(
                        Instant.parse("2026-11-23T02:00:00Z"),
                        Duration.ofSeconds(7),
                        "",
                        true,
                        List.of(),
                        new TreeMap<>()),
                List.of(),
                List.of(extension),
                List.of());
    }
}

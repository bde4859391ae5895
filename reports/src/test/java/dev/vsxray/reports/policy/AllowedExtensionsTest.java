package dev.vsxray.reports.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

final class AllowedExtensionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void pinsWhatIsGoodEnoughAndBlocksWhatIsNot() {
        AllowedExtensions allowed = AllowedExtensions.of(SampleReports.ordinary(), Verdict.RISKY, false);
        assertThat(allowed.pinned())
                .isEqualTo(Map.of(
                        "weather.formatter", new TreeSet<>(List.of("11.0.2@linux-x64")),
                        "big.bundle", new TreeSet<>(List.of("5.1.0@linux-x64")),
                        "honest.colours", new TreeSet<>(List.of("1.0.0@linux-x64"))));
        assertThat(allowed.blocked()).containsExactly("acme-labs.theme-helper", "lantern.git-lens-pro", "torn.archive");
        assertThat(allowed.notes()).containsExactly("torn.archive has no version that can be pinned.");
        assertThat(AllowedExtensions.of(SampleReports.ordinary(), Verdict.NO_FINDINGS, false)
                        .blocked())
                .contains("weather.formatter");
    }

    /** Two sets of bytes under one version: the editor cannot tell them apart, so the worse one decides. */
    @Test
    void allowsNoVersionThatIsAlsoBad() {
        ExtensionReport good = SampleReports.extension("acme.twin", "1.0.0", Verdict.NO_FINDINGS, 0, List.of());
        ExtensionReport bad = SampleReports.extension("Acme.Twin", "1.0.0", Verdict.SUSPICIOUS, 60, List.of());
        ExtensionReport older = SampleReports.extension("acme.twin", "0.9.0", Verdict.NO_FINDINGS, 0, List.of());
        AllowedExtensions allowed = AllowedExtensions.of(report(List.of(), good, bad, older), Verdict.RISKY, false);
        assertThat(allowed.pinned()).isEqualTo(Map.of("acme.twin", new TreeSet<>(List.of("0.9.0@linux-x64"))));
        assertThat(allowed.blocked()).isEmpty();
    }

    @Test
    void followsDecisionsThatHold() {
        ScanReport report = report(List.of(
                decided(Decision.Kind.ALLOW, "team.notes", "3.1.0", "", AppliedDecision.State.UNMATCHED),
                decided(Decision.Kind.DENY, "old.miner", "", "", AppliedDecision.State.IN_FORCE),
                decided(Decision.Kind.DENY, "", "", "Evil-Corp", AppliedDecision.State.IN_FORCE),
                decided(Decision.Kind.ALLOW, "past.gone", "1.0.0", "", AppliedDecision.State.EXPIRED),
                decided(Decision.Kind.ALLOW, "wide.range", "2.x", "", AppliedDecision.State.IN_FORCE)));
        AllowedExtensions allowed = AllowedExtensions.of(report, Verdict.RISKY, true);
        assertThat(allowed.pinned()).isEqualTo(Map.of("team.notes", new TreeSet<>(List.of("3.1.0"))));
        assertThat(allowed.blocked()).containsExactly("evil-corp", "old.miner");
        assertThat(allowed.notes()).singleElement().asString().startsWith("A decision about more than one version");
    }

    @ParameterizedTest
    @EnumSource
    void isAsExpected(PolicyFormat format) throws IOException {
        AllowedExtensions allowed = AllowedExtensions.of(SampleReports.ordinary(), Verdict.RISKY, false);
        Golden.assertMatches("policy-" + format.word() + ".txt", format.written(allowed));
    }

    @Test
    void isReadableByThoseWhoReadIt() throws Exception {
        AllowedExtensions allowed = AllowedExtensions.of(SampleReports.ordinary(), Verdict.RISKY, false);
        JsonNode setting = JSON.readTree(PolicyFormat.SETTINGS.written(allowed)).get("extensions.allowed");
        assertThat(setting.get("*").asBoolean()).isFalse();
        assertThat(setting.get("acme-labs.theme-helper").asBoolean()).isFalse();
        assertThat(setting.at("/honest.colours/0").asText()).isEqualTo("1.0.0@linux-x64");
        String linux = JSON.readTree(PolicyFormat.LINUX.written(allowed))
                .get("AllowedExtensions")
                .asText();
        assertThat(JSON.readTree(linux)).isEqualTo(setting);
        assertThat(JSON.readTree(PolicyFormat.ADMX.written(allowed))).isEqualTo(setting);
        String registry = PolicyFormat.WINDOWS.written(allowed);
        String value = registry.substring(registry.indexOf("\"=\"") + 3, registry.lastIndexOf('"'));
        assertThat(JSON.readTree(value.replace("\\\"", "\"").replace("\\\\", "\\")))
                .isEqualTo(setting);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document profile = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        PolicyFormat.MACOS.written(allowed).getBytes(StandardCharsets.UTF_8)));
        assertThat(JSON.readTree(profile.getElementsByTagName("string").item(0).getTextContent()))
                .isEqualTo(setting);
    }

    /** A key or a version that an extension made up could allow everything, or end the string it stands in. */
    @Test
    void takesNoKeyFromAHostileManifest() throws IOException {
        AllowedExtensions allowed = AllowedExtensions.of(HostileReport.report(), Verdict.MALICIOUS, false);
        assertThat(allowed.pinned()).isEmpty();
        assertThat(allowed.blocked()).isEmpty();
        for (PolicyFormat format : PolicyFormat.values()) {
            assertThat(format.written(allowed)).doesNotContain(HostileReport.MARK);
        }
    }

    private static AppliedDecision decided(
            Decision.Kind kind, String extension, String versions, String publisher, AppliedDecision.State state) {
        return new AppliedDecision(
                new Decision(
                        kind,
                        new Decision.Scope(extension, versions, publisher, "", ""),
                        "ada@team.example",
                        "Because.",
                        Optional.empty(),
                        "decisions.yaml:1"),
                state,
                1);
    }

    private static ScanReport report(List<AppliedDecision> decisions, ExtensionReport... extensions) {
        return new ScanReport(
                SampleReports.TOOL, SampleReports.SCAN, List.of(), Arrays.asList(extensions), List.of(), decisions);
    }
}

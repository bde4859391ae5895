package dev.vsxray.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Every format: what it looks like, that its own schema accepts it, and that hostile text stays text in it. */
final class ReportFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The formats with a test class of their own have their golden files there. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "SARIF",
                "CSV",
                "FINDINGS_CSV",
                "PLACES_CSV",
                "MACHINES_CSV",
                "MARKDOWN",
                "CYCLONEDX",
                "GITLAB",
                "JUNIT"
            })
    void isAsExpected(ReportFormat format) throws IOException {
        Golden.assertMatches(
                "report" + format.suffixes().get(0).replace("gl-", "-gl-"), written(format, SampleReports.ordinary()));
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameTwice(ReportFormat format) throws IOException {
        assertThat(written(format, SampleReports.ordinary())).isEqualTo(written(format, SampleReports.ordinary()));
    }

    /** Tables and what GitLab reads have rows for extensions and findings and no place for anything else. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CSV", "FINDINGS_CSV", "PLACES_CSV", "MACHINES_CSV", "GITLAB"})
    void saysHowOldTheIntelligenceIs(ReportFormat format) throws IOException {
        String asOf = SampleReports.ordinary()
                .tool()
                .intelligence()
                .asOf()
                .orElseThrow()
                .toString();
        assertThat(written(format, SampleReports.ordinary())).contains(asOf);
    }

    @ParameterizedTest
    @EnumSource
    void canSayNothing(ReportFormat format) throws IOException {
        assertThat(written(format, SampleReports.empty())).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, JSON",
        "a.sarif, SARIF",
        "a.sarif.json, SARIF",
        "A.HTML, HTML",
        "a.cdx.json, CYCLONEDX",
        "gl-code-quality-report.json, GITLAB",
        "a.findings.csv, FINDINGS_CSV",
        "a.machines.csv, MACHINES_CSV",
        "a.csv, CSV",
        "a.md, MARKDOWN",
        "a.txt, TEXT",
        "a.xml, JUNIT",
    })
    void isChosenByTheSuffix(String fileName, ReportFormat format) {
        assertThat(ReportFormat.ofFile(fileName)).contains(format);
    }

    @Test
    void isNotGuessed() {
        assertThat(ReportFormat.ofFile("report.pdf")).isEmpty();
        assertThat(ReportFormat.named("findings-csv")).contains(ReportFormat.FINDINGS_CSV);
    }

    /** Whatever the format, no control (but line ends and tabs), bidirectional or invisible character comes out of it. */
    @ParameterizedTest
    @EnumSource
    void letsNothingHide(ReportFormat format) throws IOException {
        assertThat(hides(written(format, HostileReport.report()))).isFalse();
    }

    private static boolean hides(String text) {
        return text.codePoints()
                .filter(codePoint -> "\n\r\t".indexOf(codePoint) < 0)
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.PRIVATE_USE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SARIF", "CYCLONEDX"})
    void followsItsSchema(ReportFormat format) throws IOException {
        Schema schema = format == ReportFormat.SARIF ? Schemas.sarif() : Schemas.cycloneDx();
        for (ScanReport report : List.of(
                SampleReports.ordinary(),
                SampleReports.empty(),
                SampleReports.large(500),
                SampleReports.rich(50),
                HostileReport.report())) {
            assertThat(schema.validate(JSON.readTree(written(format, report)))).isEmpty();
        }
    }

    /** Changes are of extensions too, and say what these call themselves. */
    @ParameterizedTest
    @EnumSource
    void staysItselfWithChanges(ReportFormat format) throws IOException {
        for (Difference changes : List.of(
                Difference.between(SampleReports.ordinary(), HostileReport.report()),
                Difference.between(HostileReport.report(), SampleReports.ordinary()))) {
            for (ScanReport report : List.of(HostileReport.report(), SampleReports.ordinary())) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                format.write(report, Optional.of(changes), out);
                String written = out.toString(StandardCharsets.UTF_8);
                assertThat(hides(written)).isFalse();
                switch (format) {
                    case SARIF ->
                        assertThat(Schemas.sarif().validate(JSON.readTree(written)))
                                .isEmpty();
                    case CYCLONEDX ->
                        assertThat(Schemas.cycloneDx().validate(JSON.readTree(written)))
                                .isEmpty();
                    case JUNIT ->
                        assertThat(xml(written).getDocumentElement().getTagName())
                                .isEqualTo("testsuites");
                    default -> assertThat(written).isNotBlank();
                }
            }
        }
    }

    @Test
    void theSchemasDoRefuse() throws IOException {
        assertThat(Schemas.sarif().validate(JSON.readTree("{\"version\":\"2.1.0\"}")))
                .isNotEmpty();
        assertThat(Schemas.cycloneDx().validate(JSON.readTree("{\"bomFormat\":\"CycloneDX\"}")))
                .isNotEmpty();
    }

    @Test
    void sarifPutsExtensionTextIntoNoMessage() throws IOException {
        JsonNode run = JSON.readTree(written(ReportFormat.SARIF, HostileReport.report()))
                .at("/runs/0");
        for (JsonNode result : run.get("results")) {
            assertThat(result.at("/message/text").asText()).doesNotContain(HostileReport.MARK);
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asText())
                    .matches("[A-Za-z0-9._~%/-]+")
                    .doesNotContain("/../");
        }
        assertThat(run.at("/invocations/0/toolExecutionNotifications"))
                .as("what was not analysed")
                .hasSizeGreaterThanOrEqualTo(HostileReport.ATTACKS.size());
    }

    @Test
    void sarifHasFlowsAndStaysWithinTheLimits() throws IOException {
        JsonNode log = JSON.readTree(written(ReportFormat.SARIF, SampleReports.large(500)));
        assertThat(log.get("runs")).hasSize(1);
        assertThat(log.at("/runs/0/results").size()).isBetween(1_600, 25_000);
        assertThat(gzipped(written(ReportFormat.SARIF, SampleReports.large(500))))
                .isLessThan(10_000_000);
        assertThat(log.at("/runs/0/results/0/codeFlows/0/threadFlows/0/locations"))
                .hasSize(3);
        assertThat(log.at("/runs/0/results/0/partialFingerprints/primaryLocationLineHash")
                        .asText())
                .endsWith(":1");
    }

    /** GitHub refuses a file beyond its limits, so a fleet with more findings must lose some, and say so. */
    @Test
    void sarifStaysWithinTheLimitsOfTheLargestFleet() throws IOException {
        String written = written(ReportFormat.SARIF, SampleReports.large(8_000));
        assertThat(gzipped(written)).isLessThan(10_000_000);
        JsonNode log = JSON.readTree(written);
        assertThat(Schemas.sarif().validate(log)).isEmpty();
        assertThat(log.get("runs")).hasSize(1);
        JsonNode run = log.at("/runs/0");
        assertThat(run.get("results")).hasSize(25_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications").findValuesAsText("text"))
                .contains("3000 findings were left out: a run holds 25000.");
        assertThat(run.at("/tool/driver/rules").size()).isBetween(1, 25_000);
        for (JsonNode rule : run.at("/tool/driver/rules")) {
            assertThat(rule.at("/properties/tags").size()).isLessThanOrEqualTo(10);
            assertThat(rule.at("/properties/security-severity").asText("0.1")).matches("[0-9]\\.[0-9]");
        }
        for (JsonNode result : run.get("results")) {
            assertThat(result.get("locations").size()).isBetween(1, 100);
            for (JsonNode flow : result.path("codeFlows")) {
                assertThat(flow.at("/threadFlows/0/locations").size()).isBetween(1, 1_000);
            }
        }
    }

    @Test
    void cycloneDxFollowsItsSchemaForTheLargestFleet() throws IOException {
        JsonNode bom = JSON.readTree(written(ReportFormat.CYCLONEDX, SampleReports.large(8_000)));
        assertThat(bom.get("components")).hasSize(8_000);
        assertThat(Schemas.cycloneDx().validate(bom)).isEmpty();
    }

    @Test
    void sarifSaysWhatIsNewSinceTheBaseline() throws IOException {
        ScanReport before = SampleReports.ordinary();
        ScanReport after = new ScanReport(
                before.tool(),
                before.scan(),
                before.rules(),
                List.of(SampleReports.malicious(), SampleReports.suspicious(), SampleReports.quiet()),
                List.of());
        ScanReport without = new ScanReport(
                before.tool(), before.scan(), before.rules(), List.of(SampleReports.malicious()), List.of());
        JsonNode results = JSON.readTree(Golden.written(
                        out -> ReportFormat.SARIF.write(after, Optional.of(Difference.between(without, after)), out)))
                .at("/runs/0/results");
        for (JsonNode result : results) {
            boolean known = result.at("/properties/extension").asText().equals("acme-labs.theme-helper");
            assertThat(result.get("baselineState").asText()).isEqualTo(known ? "unchanged" : "new");
        }
        assertThat(results).hasSize(4);
        assertThat(Schemas.sarif()
                        .validate(JSON.readTree(Golden.written(out -> ReportFormat.SARIF.write(
                                after, Optional.of(Difference.between(without, after)), out)))))
                .isEmpty();
        assertThat(written(ReportFormat.SARIF, before)).doesNotContain("baselineState");
    }

    @Test
    void sarifMarksWhatADecisionSuppressed() throws IOException {
        JsonNode results = JSON.readTree(written(ReportFormat.SARIF, SampleReports.ordinary()))
                .at("/runs/0/results");
        List<JsonNode> suppressed = new ArrayList<>();
        results.forEach(result -> {
            if (result.has("suppressions")) {
                suppressed.add(result);
            }
        });
        assertThat(suppressed).singleElement().satisfies(result -> {
            assertThat(result.at("/properties/extension").asText()).isEqualTo("honest.colours");
            assertThat(result.at("/suppressions/0/justification").asText())
                    .isEqualTo("The language server is started without a window on purpose.");
        });
    }

    /** What a decision suppressed is told in each format that has a place for it, and counts as a failure in none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TEXT; | 1 finding suppressed |",
                "HTML; The language server is started without a window on purpose.",
                "FINDINGS_CSV; ,yes,grace@team.example,The language server is started without a window on purpose.,2027-01-31",
                "MARKDOWN; Suppressed by decisions: 1 finding. 1 decision no longer in use.",
                "JUNIT; <skipped message=\"suppressed: The language server is started without a window on purpose.\"/>",
                "CYCLONEDX; vsxray:suppressed",
            })
    void tellsWhatADecisionSuppressed(ReportFormat format, String told) throws IOException {
        assertThat(written(format, SampleReports.ordinary())).contains(told);
    }

    @Test
    void gitLabShowsOnlyWhatCounts() throws IOException {
        JsonNode issues = JSON.readTree(written(ReportFormat.GITLAB, SampleReports.ordinary()));
        List<String> paths = new ArrayList<>();
        issues.forEach(issue -> paths.add(issue.at("/location/path").asText()));
        assertThat(paths).isNotEmpty().noneMatch(path -> path.contains("honest.colours"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "FINDINGS_CSV", "PLACES_CSV", "MACHINES_CSV"})
    void csvHasNoFormulas(ReportFormat format) throws IOException {
        Pattern formula = Pattern.compile("(^|[,\\n])\"?[=+@\\t|%-]");
        assertThat(written(format, HostileReport.report()))
                .doesNotContainPattern(formula)
                .contains("'=cmd");
    }

    @Test
    void csvHasOneLineForEachExtension() throws IOException {
        assertThat(written(ReportFormat.CSV, HostileReport.report()).split("\r\n"))
                .hasSize(1 + HostileReport.ATTACKS.size());
    }

    /** Outside code spans there are only our own words. */
    @Test
    void markdownKeepsHostileTextInCodeSpans() throws IOException {
        String markdown = written(ReportFormat.MARKDOWN, HostileReport.report());
        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(markdown.replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "")).doesNotContain(HostileReport.MARK);
    }

    /** The comment of a pull request holds 65,536 characters; what gives way are rows and details, never the last sentence. */
    @Test
    void markdownOfTheLargestFleetFitsAComment() throws IOException {
        ScanReport fleet = SampleReports.large(8_000);
        Difference changes = Difference.between(SampleReports.large(100), fleet);
        for (Optional<Difference> since : List.of(Optional.<Difference>empty(), Optional.of(changes))) {
            String markdown = Golden.written(out -> ReportFormat.MARKDOWN.write(fleet, since, out));
            assertThat(markdown.length()).isBetween(50_000, 65_536);
            assertThat(markdown)
                    .containsPattern("… and \\d+ more\\.")
                    .contains("### `", "**critical**")
                    .endsWith("No findings is not the same as safe.\n");
        }
        assertThat(written(ReportFormat.MARKDOWN, SampleReports.rich(900)).length())
                .isLessThan(65_536);
    }

    /** Reviewers look first where a link is assumed; every format that shows steps, or the last of them, says so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TEXT; (assumed)",
                "HTML; <i class=\"assumed\">assumed</i>",
                "MARKDOWN; , of which a step is assumed, not proven",
                "JSON; \"assumed\" : true",
                "SARIF; It is encoded as Base64. (assumed, not proven)",
                "JUNIT; a step of the chain is assumed, not proven",
            })
    void saysWhereAStepIsAssumed(ReportFormat format, String said) throws IOException {
        assertThat(written(format, onlyWith(SampleReports.suspicious()))).contains(said);
        assertThat(written(format, onlyWith(SampleReports.risky()))).doesNotContain(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TEXT; in bundled poster@2.1.0",
                "HTML; in bundled poster@2.1.0",
                "MARKDOWN; in bundled `poster@2.1.0`",
                "JSON; \"module\" : \"poster@2.1.0\"",
                "SARIF; \"name\" : \"poster@2.1.0\"",
                "JUNIT; in bundled poster@2.1.0",
            })
    void saysWhoseCodeAStepIs(ReportFormat format, String said) throws IOException {
        assertThat(written(format, onlyWith(SampleReports.suspicious()))).contains(said);
        assertThat(written(format, onlyWith(SampleReports.risky()))).doesNotContain("in bundled", "\"module\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"TEXT; (some assumed)", "HTML; <i class=\"assumed\">some assumed</i>"})
    void saysThatAFoldedStepIsAssumed(ReportFormat format, String said) throws IOException {
        assertThat(written(format, onlyWith(SampleReports.longFlow(6)))).contains(said);
        assertThat(written(format, onlyWith(SampleReports.longFlow(0)))).doesNotContain(said);
    }

    private static ScanReport onlyWith(ExtensionReport extension) {
        ScanReport ordinary = SampleReports.ordinary();
        return new ScanReport(ordinary.tool(), ordinary.scan(), ordinary.rules(), List.of(extension), List.of());
    }

    @Test
    void gitLabFingerprintsAreUnique() throws IOException {
        JsonNode issues = JSON.readTree(written(ReportFormat.GITLAB, SampleReports.large(100)));
        TreeSet<String> fingerprints = new TreeSet<>();
        issues.forEach(issue -> fingerprints.add(issue.get("fingerprint").asText()));
        assertThat(fingerprints).hasSize(issues.size());
    }

    @Test
    void junitIsXmlAndNeverPassesWhatWasNotAnalysed() throws Exception {
        String hostile = written(ReportFormat.JUNIT, HostileReport.report());
        assertThat(xml(hostile).getElementsByTagName("testsuite").getLength()).isEqualTo(HostileReport.ATTACKS.size());
        assertThat(written(ReportFormat.JUNIT, SampleReports.ordinary()))
                .contains("<error message=\"not analysed\" type=\"not-analysed\">");
    }

    private static Document xml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static String written(ReportFormat format, ScanReport report) throws IOException {
        return Golden.written(out -> format.write(report, out));
    }
}

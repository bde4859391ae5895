package dev.vsxray.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("../docs/schema/report-1.json");

    @Test
    void isAsExpected() throws IOException {
        Golden.assertMatches("report.json", written(SampleReports.ordinary()));
    }

    static List<Named<ScanReport>> reports() {
        return List.of(
                Named.of("ordinary", SampleReports.ordinary()),
                Named.of("empty", SampleReports.empty()),
                Named.of("large", SampleReports.large(40)),
                Named.of("hostile", HostileReport.report()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void followsThePublishedSchema(ScanReport report) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        assertThat(schema.validate(JSON.readTree(written(report)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void comesBackEqual(ScanReport report) throws IOException {
        String json = written(report);
        assertThat(JsonReportReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .matches(report::equals, "is the report that was written");
    }

    @Test
    void hasTheChangesAndIsReadWithoutThem() throws IOException {
        ScanReport report = SampleReports.ordinary();
        Difference changes = Difference.between(SampleReports.empty(), report).fromFile("9c".repeat(32));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, Optional.of(changes), out);
        JsonNode json = JSON.readTree(out.toByteArray());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA))
                        .validate(json))
                .isEmpty();
        assertThat(json.at("/changes/since").asText())
                .isEqualTo(SampleReports.empty().scan().startedAt().toString());
        assertThat(json.at("/changes/digest").asText()).isEqualTo("sha256:" + "9c".repeat(32));
        assertThat(json.at("/changes/list")).hasSameSizeAs(changes.changes()).isNotEmpty();
        assertThat(json.at("/changes/list/0/kind").asText()).isEqualTo("new-extension");
        assertThat(json.at("/changes/list/0/cause").asText()).isEqualTo("extension-appeared");
        assertThat(JsonReportReader.read(new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(report);
    }

    @Test
    void holdsNothingButPrintableAscii() throws IOException {
        boolean printable =
                written(HostileReport.report()).chars().allMatch(unit -> unit == '\n' || (unit >= ' ' && unit < 0x7f));
        assertThat(printable).isTrue();
    }

    /** The contract's promise to readers: text of an extension is only where the schema says so. */
    @Test
    void hasUntrustedTextOnlyInFieldsThatTheSchemaNamesSo() throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(SCHEMA));
        List<String> elsewhere = new ArrayList<>();
        collect(JSON.readTree(written(HostileReport.report())), schema, schema, "", elsewhere);
        assertThat(elsewhere).isEmpty();
    }

    private static void collect(JsonNode value, JsonNode schema, JsonNode root, String path, List<String> elsewhere) {
        String reference = schema.path("$ref").asText("");
        if (reference.equals("#/$defs/untrusted")) {
            return;
        }
        JsonNode resolved = reference.isEmpty() ? schema : root.at(reference.substring(1));
        if (value.isTextual() && value.asText().contains(HostileReport.MARK)) {
            elsewhere.add(path);
        }
        for (JsonNode element : value.isArray() ? value : JSON.createArrayNode()) {
            collect(element, resolved.path("items"), root, path + "[]", elsewhere);
        }
        Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode of = resolved.path("properties").path(field.getKey());
            collect(field.getValue(), of, root, path + "/" + field.getKey(), elsewhere);
        }
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatThrownBy(() -> read("{\"schemaVersion\":\"9\"}"))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessage("expected a report of schemaVersion 1.0, found 9");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("found no schemaVersion");
        assertThatThrownBy(() -> read("not json")).hasMessageContaining("not a JSON report");
        assertThatThrownBy(() -> read("{\"schemaVersion\":\"1.0\"}")).hasMessageContaining("docs/schema/report-1.json");
    }

    private static ScanReport read(String json) throws IOException {
        return JsonReportReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(ScanReport report) throws IOException {
        return Golden.written(out -> JsonReport.write(report, out));
    }
}

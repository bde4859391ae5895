package dev.vsxray.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.networknt.schema.Schema;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

/** Each attack of {@link HostileReport} alone, through each format: the text stays text, and the format stays a format. */
final class HostileFormatsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z!?/][^\\s/>]*)");

    static List<Named<ScanReport>> attacks() {
        return IntStream.range(0, HostileReport.ATTACKS.size())
                .mapToObj(i -> Named.of("attack " + i, HostileReport.report(List.of(HostileReport.ATTACKS.get(i)))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void text(ScanReport report) throws IOException {
        String text = written(ReportFormat.TEXT, report);
        assertThat(steers(text)).isFalse();
        assertThat(text.lines())
                .allMatch(line -> line.length() < 8_000)
                .noneMatch(line -> line.startsWith("::") || line.startsWith("##"));
        assertThat(text).doesNotContain("https://evil").contains("MALICIOUS").contains("1 of 1 extension analysed");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void json(ScanReport report) throws IOException {
        String json = written(ReportFormat.JSON, report);
        assertThat(json.chars()).allMatch(unit -> unit == '\n' || (unit >= ' ' && unit < 0x7f));
        assertThat(JsonReportReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .matches(report::equals, "is what was written");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void html(ScanReport report) throws IOException {
        String page = written(ReportFormat.HTML, report);
        String harmless = written(ReportFormat.HTML, HostileReport.report(List.of("harmless\nlines")));
        TreeSet<String> allowed = tags(harmless);
        allowed.addAll(List.of("span", "/span"));
        assertThat(tags(page)).isSubsetOf(allowed);
        for (String once : List.of("<script>", "</script>", "<style>", "</style>", "<!doctype", "<main>", "</html>")) {
            assertThat(count(page, once)).as(once).isEqualTo(1);
        }
        assertThat(steers(page)).isFalse();
        assertThat(page).endsWith("</html>\n");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void sarif(ScanReport report) throws IOException {
        JsonNode log = valid(ReportFormat.SARIF, report, Schemas.sarif());
        List<String> texts = new ArrayList<>();
        log.findValues("message")
                .forEach(message -> texts.add(message.path("text").asText()));
        assertThat(texts).isNotEmpty().noneMatch(text -> text.contains(HostileReport.MARK));
        log.findValues("uri").forEach(uri -> assertThat(uri.asText()).matches("[A-Za-z0-9._~%/-]+"));
        log.findValues("snippet")
                .forEach(snippet ->
                        assertThat(steers(snippet.get("text").asText())).isFalse());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void cycloneDx(ScanReport report) throws IOException, MalformedPackageURLException {
        JsonNode bom = valid(ReportFormat.CYCLONEDX, report, Schemas.cycloneDx());
        if (report.extensions().get(0).id().publisher().contains("/")) {
            assertThat(bom.at("/components/0/purl").isMissingNode())
                    .as("no package URL can say this publisher")
                    .isTrue();
            return;
        }
        PackageURL url = new PackageURL(bom.at("/components/0/purl").asText());
        assertThat(url.getType()).isEqualTo("vscode-extension");
        assertThat(url.getQualifiers()).as("none that an extension made up").containsOnlyKeys("platform");
        assertThat(url.getSubpath()).isNull();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void gitLab(ScanReport report) throws IOException {
        JsonNode issues = JSON.readTree(written(ReportFormat.GITLAB, report));
        assertThat(issues).hasSize(2);
        for (JsonNode issue : issues) {
            assertThat(issue.get("description").asText()).doesNotContain(HostileReport.MARK);
            assertThat(issue.at("/location/path").asText()).matches("[A-Za-z0-9._~%/-]+");
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void markdown(ScanReport report) throws IOException {
        String markdown = written(ReportFormat.MARKDOWN, report);
        String outsideOfCode = markdown.replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertThat(outsideOfCode).doesNotContain(HostileReport.MARK, "<b>", "![", "](");
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .as("a table of one row, whose cells stay its own")
                .hasSize(3)
                .allMatch(line -> line.replace("\\|", "")
                                .chars()
                                .filter(unit -> unit == '|')
                                .count()
                        == 6);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void junit(ScanReport report) throws Exception {
        NodeList elements = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        written(ReportFormat.JUNIT, report).getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("*");
        List<String> names = IntStream.range(0, elements.getLength())
                .mapToObj(i -> elements.item(i).getNodeName())
                .toList();
        assertThat(names)
                .containsExactly(
                        "testsuites",
                        "testsuite",
                        "properties",
                        "property",
                        "testcase",
                        "system-out",
                        "testcase",
                        "failure",
                        "testcase",
                        "skipped");
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "FINDINGS_CSV", "PLACES_CSV", "MACHINES_CSV"})
    void csv(ReportFormat format) throws IOException {
        for (String attack : HostileReport.ATTACKS) {
            List<List<String>> rows = rows(written(format, HostileReport.report(List.of(attack))));
            assertThat(rows)
                    .as(attack.length() < 100 ? attack : "the long line")
                    .hasSize(format == ReportFormat.FINDINGS_CSV ? 3 : 2);
            for (List<String> row : rows) {
                assertThat(row).hasSameSizeAs(rows.get(0));
                assertThat(row).allMatch(cell -> cell.isEmpty() || "=+-@|%\t\r".indexOf(cell.charAt(0)) < 0);
                assertThat(row).noneMatch(HostileFormatsTest::steers);
            }
        }
    }

    @Test
    void eachFormatIsHere() {
        assertThat(ReportFormat.values()).hasSize(12);
    }

    /** RFC 4180, as a spreadsheet reads it. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                row.add(cell.toString().replace("\r", ""));
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    private static JsonNode valid(ReportFormat format, ScanReport report, Schema schema) throws IOException {
        JsonNode json = JSON.readTree(written(format, report));
        assertThat(schema.validate(json)).isEmpty();
        return json;
    }

    /** Whether it holds what moves a cursor, turns a line around or hides. */
    private static boolean steers(String text) {
        return text.codePoints()
                .filter(codePoint -> "\n\r\t".indexOf(codePoint) < 0)
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.PRIVATE_USE);
    }

    private static TreeSet<String> tags(String page) {
        Matcher tag = TAG.matcher(page.replaceAll("(?s)<(style|script)>.*?</\\1>", ""));
        TreeSet<String> names = new TreeSet<>();
        while (tag.find()) {
            names.add(tag.group(1));
        }
        return names;
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static String written(ReportFormat format, ScanReport report) throws IOException {
        return Golden.written(out -> format.write(report, out));
    }
}

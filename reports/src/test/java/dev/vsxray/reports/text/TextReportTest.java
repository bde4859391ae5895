package dev.vsxray.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.text.TerminalStyle.Detail;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TextReportTest {

    private static final int WIDTH = 80;

    @Test
    void isAsExpected() throws IOException {
        Golden.assertMatches("report.txt", written(SampleReports.ordinary(), false, true, Detail.NORMAL));
    }

    @Test
    void isAsExpectedWithEverything() throws IOException {
        Golden.assertMatches("report-verbose.txt", written(SampleReports.ordinary(), false, true, Detail.VERBOSE));
    }

    @Test
    void wrapsProseAndExcerptsWithinTheWidth() throws IOException {
        List<String> tooLong = written(SampleReports.ordinary(), false, true, Detail.VERBOSE)
                .lines()
                .filter(line -> Layout.columns(line) > WIDTH)
                .toList();
        assertThat(tooLong)
                .as("only the summary, which is always one line")
                .singleElement()
                .asString()
                .startsWith("5 of 6 extensions analysed");
    }

    @Test
    void endsInOneSummaryLineUnlessOnlyFindingsAreWanted() throws IOException {
        assertThat(written(SampleReports.ordinary(), false, true, Detail.NORMAL).lines())
                .last()
                .isEqualTo("5 of 6 extensions analysed, 1 partial | 1 malicious, 1 suspicious, 1 risky, 1 unknown"
                        + " | 1 finding suppressed | 212 rules, intelligence of 2026-08-22 | 00:03:41");
        assertThat(written(SampleReports.ordinary(), false, true, Detail.FINDINGS))
                .doesNotContain("of 6 extensions");
    }

    @Test
    void saysWhereItLookedInVain() throws IOException {
        ScanInfo scan = SampleReports.SCAN;
        ScanReport nothing = new ScanReport(
                SampleReports.TOOL,
                new ScanInfo(
                        scan.startedAt(),
                        scan.duration(),
                        "",
                        false,
                        List.of("/home/ada/.vscode/extensions"),
                        List.of("/home/ada/.cursor/extensions", "/home/ada/\u001b[2Jempty"),
                        scan.limits(),
                        0),
                List.of(),
                List.of(),
                List.of(new ScanError("There is no extension at", "/home/ada/\u001b[2Jempty")));
        assertThat(written(nothing, false, true, Detail.NORMAL)).startsWith("""
                No extension was found.
                Looked through:
                  /home/ada/.vscode/extensions
                Nothing at:
                  /home/ada/.cursor/extensions

                error: There is no extension at /home/ada/<U+001B>[2Jempty
                """);
        assertThat(written(nothing, false, true, Detail.FINDINGS)).doesNotContain("Looked through");
    }

    @Test
    void neverHidesWhatWasNotAnalysed() throws IOException {
        assertThat(written(SampleReports.ordinary(), false, true, Detail.NORMAL))
                .contains("torn.archive")
                .contains("not analysed: The archive ends in the middle of an entry")
                .contains("big.bundle 5.1.0 linux-x64   partial")
                .contains("dist/big.js: The file is larger than what is read (67108864 bytes), and 1")
                .doesNotContain("honest.colours");
    }

    @Test
    void saysWhatToDoBeforeItSaysWhy() throws IOException {
        assertThat(written(SampleReports.ordinary(), false, true, Detail.NORMAL))
                .containsSubsequence(
                        "acme-labs.theme-helper 2.4.1",
                        "do: Remove the extension and rotate every secret",
                        "critical Sends every opened document",
                        "rule opened-document-leaves-encoded, confidence high, T1005 T1132.001 T1041",
                        "source dist/extension.js  1:1204552  byte 1204551",
                        "lantern.git-lens-pro");
    }

    @Test
    void marksWhatIsNewSinceAnEarlierReport() throws IOException {
        ScanReport after = SampleReports.ordinary();
        ScanReport before = new ScanReport(
                after.tool(), after.scan(), after.rules(), List.of(SampleReports.malicious()), List.of());
        StringBuilder text = new StringBuilder();
        TextReport.write(
                after,
                Optional.of(Difference.between(before, after)),
                new TerminalStyle(WIDTH, false, true, Detail.NORMAL),
                text);
        assertThat(text.toString().lines().filter(line -> line.contains("SUSPICIOUS  new")))
                .hasSize(1);
        assertThat(text.toString().lines().filter(line -> line.contains("MALICIOUS  new")))
                .isEmpty();
    }

    @Test
    void tellsDecisionsThatNoLongerDoAnything() throws IOException {
        assertThat(written(SampleReports.ordinary(), false, true, Detail.NORMAL))
                .contains("decision expired: allow acme.notes 1.x, until 2026-09-30 (ada@team.example,")
                .doesNotContain("decision in-force");
    }

    @Test
    void saysTheSameWithAndWithoutColour() throws IOException {
        String coloured = written(SampleReports.ordinary(), true, true, Detail.NORMAL);
        assertThat(coloured).contains("\u001b[1;31mMALICIOUS\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(written(SampleReports.ordinary(), false, true, Detail.NORMAL));
    }

    @Test
    void needsNothingBeyondAscii() throws IOException {
        boolean printable = written(HostileReport.report(), false, false, Detail.VERBOSE)
                .chars()
                .allMatch(unit -> unit == '\n' || (unit >= ' ' && unit < 0x7f));
        assertThat(printable).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void letsNoHostileTextSteerTheTerminal(Detail detail) throws IOException {
        String text = written(HostileReport.report(), false, true, detail);
        boolean steers = text.codePoints()
                .filter(codePoint -> codePoint != '\n')
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
        assertThat(steers).isFalse();
        assertThat(text).contains("<U+202E>").contains("<U+001B>").doesNotContain("https://evil");
        assertThat(text.lines()).as("commands of build servers").noneMatch(line -> line.startsWith("::"));
        assertThat(text.length()).as("ten-megabyte lines are cut").isLessThan(2_000_000);
    }

    private static String written(ScanReport report, boolean colour, boolean unicode, Detail detail)
            throws IOException {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, Optional.empty(), new TerminalStyle(WIDTH, colour, unicode, detail), text);
        return text.toString();
    }
}

package dev.vsxray.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Fleet;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReportTest {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z!][^\\s/>]*)((?:\\s+[^\\s=>/]+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=>/]+)(?:=\"([^\"]*)\")?");

    /** The page but for its style sheet and its script, which have their own files. */
    @Test
    void isAsExpected() throws IOException {
        Golden.assertMatches("report.html", withoutCode(written(SampleReports.ordinary())));
    }

    @Test
    void allowsItsOwnCodeByHashAndNothingElse() throws IOException, GeneralSecurityException {
        String page = written(HostileReport.report());
        assertThat(page.replace("&#39;", "'"))
                .contains("default-src 'none'; script-src '" + hash(only(SCRIPT, page)) + "'; style-src '"
                        + hash(only(STYLE, page)) + "';")
                .contains("require-trusted-types-for 'script'");
        assertThat(page.indexOf("Content-Security-Policy"))
                .as("the policy is the first child of head")
                .isEqualTo(page.indexOf("<head>") + "<head>\n<meta http-equiv=\"".length());
    }

    /** Wherever it stands, in raw code too: what is printed, mailed or pasted is looked through for links. */
    @Test
    void showsNoUrlOfAnExtensionThatAnythingCouldFollow() throws IOException {
        String page = withoutCode(written(HostileReport.report()))
                .replaceAll(" data-q=\"[^\"]*\"", "")
                .replaceAll("<[^>]*>", "");
        assertThat(page).contains("hxxps://evil[.]example").doesNotContain("https://evil");
    }

    @Test
    void getsNoElementAndNoAttributeFromHostileText() throws IOException {
        Set<String> ours = names(written(SampleReports.ordinary()) + written(SampleReports.large(100)));
        assertThat(names(written(HostileReport.report()))).isSubsetOf(ours);
        assertThat(ours)
                .as("nothing that could load or run")
                .doesNotContain("img", "iframe", "link", "object", "style@", "@style", "@src", "@onclick")
                .noneMatch(name -> name.startsWith("@on"));
    }

    @Test
    void linksOnlyIntoItselfAndToTheReferencesOfRules() throws IOException {
        Matcher tag = TAG.matcher(withoutCode(written(HostileReport.report())));
        while (tag.find()) {
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                if (attribute.group(1).equals("href")) {
                    assertThat(attribute.group(2)).matches("#[a-z0-9=&;/-]*|https://vsxray\\.example/rules/[a-z-]+");
                }
            }
        }
    }

    @Test
    void showsWhatHides() throws IOException {
        assertThat(written(HostileReport.report()))
                .contains("<span class=\"hid\">U+202E</span>")
                .contains("<span class=\"hid\">U+D800</span>")
                .contains("<span class=\"hid\">+2 hidden</span>")
                .doesNotContain("\u202e", "\u2066", "\u200b", "\u0000", "\u001b", "\ufffd");
    }

    /** The budgets of the page: five megabytes, and a table that opens at once. */
    @Test
    void staysSmallWithHundredsOfExtensions() throws IOException {
        ScanReport large = SampleReports.large(500);
        assertThat(large.extensions().stream()
                        .mapToInt(e -> e.findings().size())
                        .sum())
                .isGreaterThan(1_600);
        String page = written(large);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
        assertThat(elementsAtFirst(page)).isLessThan(10_000);
        assertThat(page).doesNotContain("shortened");
    }

    /** However many extensions: evidence goes first, then cards, then rows, and the page says so. */
    @ParameterizedTest
    @ValueSource(ints = {500, 1_500, 4_000})
    void staysWithinItsBudgetAndSaysWhatIsLeftOut(int extensions) throws IOException {
        String page = written(SampleReports.rich(extensions));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
        assertThat(elementsAtFirst(page)).isLessThan(10_000);
        if (extensions == 500) {
            assertThat(page).doesNotContain("shortened");
        } else {
            assertThat(page).contains("<p>Cards left out</p>");
        }
        if (extensions == 4_000) {
            assertThat(page).contains("<p>Rows left out</p><p class=\"big\">1000");
        }
    }

    @Test
    void leavesNothingOutInTheFolderForm(@TempDir Path folder) throws IOException {
        ScanReport report = SampleReports.ordinary();
        HtmlReport.writeFolder(report, Optional.empty(), Optional.empty(), folder);
        String index = Files.readString(folder.resolve("index.html"));
        try (Stream<Path> pages = Files.list(folder.resolve("extensions"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .hasSize(report.extensions().size())
                    .allMatch(page -> index.contains("href=\"extensions/" + page + "\""));
        }
        String single = Files.readString(folder.resolve("extensions")
                .resolve(Permalink.page(report.extensions().get(0))));
        assertThat(single)
                .contains("acme-labs.theme-helper", "An auditor's questions", "href=\"../index.html#rule=")
                .doesNotContain("<script");
        assertThat(index).doesNotContain("An auditor's questions").contains("Findings by rule");
        Golden.assertMatches("folder-extension.html", withoutCode(single));
    }

    @Test
    void showsMachinesSilenceAndSpreadOfAFleet() throws IOException {
        Fleet fleet = SampleReports.fleet();
        List<String> expected = List.of("ws-1", "ws-2", "ws-3");
        ScanReport report = fleet.report(expected);
        String page = Golden.written(
                out -> HtmlReport.write(report, Optional.empty(), Optional.of(fleet.census(expected)), out));
        assertThat(page)
                .contains("<h1>1 malicious extension on 1 machine, 1 risky.")
                .contains("<p class=\"big\">2 of 3 <span class=\"warn\">incomplete</span>")
                .contains("Expected, and no report of them: <code>ws-3</code>")
                .contains("<span class=\"item\">acme-labs.theme-helper</span>")
                .contains("<td class=\"n\">0</td><td class=\"n\">1</td><td><svg class=\"curve\"")
                .contains("<a href=\"#machine=0\">ws-2</a>")
                .contains("<svg class=\"trend\"")
                .contains("<th scope=\"row\" class=\"d\">2026-11-25</th><td class=\"n\">1</td><td class=\"n\">0</td>")
                .contains("<th scope=\"row\" class=\"d\">2026-11-24</th><td class=\"n\">0</td><td class=\"n\">0</td>");
        assertThat(written(SampleReports.ordinary())).doesNotContain("<h2>Machines</h2>", "<h2>Spread</h2>");
    }

    @Test
    void marksWhatIsNewAndSaysSoWhereItCannotKnow() throws IOException {
        ScanReport after = SampleReports.ordinary();
        ScanReport before = new ScanReport(
                after.tool(), after.scan(), after.rules(), List.of(SampleReports.malicious()), List.of());
        String page = Golden.written(out -> HtmlReport.write(
                after,
                Optional.of(Difference.between(before, after).fromFile("ab".repeat(32))),
                Optional.empty(),
                out));
        assertThat(page)
                .contains("<h1>1 malicious extension, 1 suspicious (1 new), 1 risky.")
                .contains("<code>sha256:abab")
                .contains("<em class=\"mark\">new</em>");
        assertThat(written(after))
                .contains("No earlier report was given to compare with")
                .doesNotContain("class=\"mark\"");
    }

    @Test
    void saysSoWhereThereIsNothing() throws IOException {
        assertThat(written(SampleReports.empty()))
                .contains("<h1>No extension was found.</h1>")
                .contains("says where we looked")
                .doesNotContain("<table");
    }

    /** Templates hold templates, so they are counted, not matched. */
    private static int elementsAtFirst(String page) {
        Matcher tag = Pattern.compile("<(/?)([a-z][a-z0-9]*)").matcher(withoutCode(page));
        int elements = 0;
        int waiting = 0;
        while (tag.find()) {
            boolean opens = tag.group(1).isEmpty();
            if (opens && waiting == 0) {
                elements++;
            }
            if (tag.group(2).equals("template")) {
                waiting += opens ? 1 : -1;
            }
        }
        return elements;
    }

    private static Set<String> names(String page) {
        Set<String> names = new TreeSet<>();
        Matcher tag = TAG.matcher(withoutCode(page));
        while (tag.find()) {
            names.add(tag.group(1));
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                names.add("@" + attribute.group(1));
            }
        }
        return names;
    }

    private static String only(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).isTrue();
        String found = matcher.group(1);
        assertThat(matcher.find()).as("a second one").isFalse();
        return found;
    }

    private static String hash(String code) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static String withoutCode(String page) {
        return SCRIPT.matcher(STYLE.matcher(page).replaceAll("<style></style>"))
                .replaceAll("<script></script>")
                .replaceAll("sha256-[A-Za-z0-9+/=]+&", "sha256-&");
    }

    private static String written(ScanReport report) throws IOException {
        return Golden.written(out -> HtmlReport.write(report, Optional.empty(), Optional.empty(), out));
    }
}

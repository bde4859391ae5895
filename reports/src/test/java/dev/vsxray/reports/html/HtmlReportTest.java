package dev.vsxray.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
        String atFirst = withoutCode(page).replaceAll("(?s)<template>.*?</template>", "<template>");
        Matcher tag = TAG.matcher(atFirst);
        int elements = 0;
        while (tag.find()) {
            elements++;
        }
        assertThat(elements).isLessThan(10_000);
    }

    @Test
    void saysSoWhereThereIsNothing() throws IOException {
        assertThat(written(SampleReports.empty()))
                .contains("<h1>No extension was found.</h1>")
                .contains("says where we looked")
                .doesNotContain("<table");
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

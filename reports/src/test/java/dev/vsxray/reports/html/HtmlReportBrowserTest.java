package dev.vsxray.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.reports.HostileReport;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.fleet.Fleet;
import dev.vsxray.scanner.model.ScanReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser. Needs Chromium and ChromeDriver (on Debian: packages {@code chromium} and
 * {@code chromium-driver}); skipped, and reported as such, where there is none. The check of accessibility also needs
 * {@code axe.min.js} of the npm package axe-core: {@code -Dvsxray.axe=FILE}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HtmlReportBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String ESCAPE = "\ue00c";
    private static final String ENTER = "\ue007";
    private static final String TAB = "\ue004";

    @TempDir
    private static Path folder;

    private Optional<Browser> started = Optional.empty();

    @BeforeAll
    void start() throws IOException {
        Optional<Path> driver = Browser.chromeDriver();
        assumeTrue(driver.isPresent(), "no chromedriver on the PATH: the page was not looked at in a browser");
        started = Optional.of(Browser.start(driver.get(), folder.resolve("profile")));
    }

    @AfterAll
    void stop() throws IOException {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordinary", "hostile", "large", "rich", "fleet", "empty"})
    void asksForNothingAndBreaksNoRuleOfItsOwn(String name) throws IOException {
        Path page = write(name);
        browser().open(page, "");
        expandAll();
        assertThat(browser().complaints()).isEmpty();
        assertThat(browser().requests()).allMatch(url -> url.startsWith("file:"));
        assertThat(browser().run("return typeof PWNED").asText()).isEqualTo("undefined");
        assertThat(browser()
                        .run("return document.querySelectorAll('img,iframe,object,embed,base,link').length")
                        .asInt())
                .isZero();
    }

    /** The counterpart of the test above: were something smuggled in, the browser would say so. */
    @Test
    void isGuardedByItsPolicy() throws IOException {
        Path page = write("ordinary");
        String text = Files.readString(page);
        Files.writeString(
                page, text.replace("</main>", "<img src='https://evil.example/x'><script>PWNED=1</script></main>"));
        browser().open(page, "");
        assertThat(browser().complaints())
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(text2 -> text2.contains("Content Security Policy"));
        assertThat(browser().run("return typeof PWNED").asText()).isEqualTo("undefined");
    }

    @Test
    void filtersAndKeepsTheViewInTheFragment() throws IOException {
        browser().open(write("ordinary"), "");
        assertThat(counter()).isEqualTo("6 of 6");
        browser()
                .run("const s = document.getElementById('f-verdict'); s.value = 'suspicious';"
                        + " s.dispatchEvent(new Event('change', {bubbles: true}))");
        assertThat(counter()).isEqualTo("1 of 6");
        assertThat(fragment()).isEqualTo("#verdict=suspicious");
        browser().run("document.querySelector('.chip').click()");
        assertThat(counter()).isEqualTo("6 of 6");
        browser().open(write("ordinary"), "#has=process-hidden-window&q=weather");
        assertThat(counter()).isEqualTo("1 of 6");
        browser().open(write("ordinary"), "#risk=critical/high");
        assertThat(counter()).isEqualTo("2 of 6");
        browser().open(write("ordinary"), "#editor=Cursor");
        assertThat(counter()).isEqualTo("1 of 6");
    }

    @Test
    void opensWhatALinkNames() throws IOException {
        ScanReport report = SampleReports.large(500);
        String last = Permalink.of(report.extensions().get(480));
        browser().open(write("large"), "#" + last);
        assertThat(visibleCards()).as("a card that waited in a template").isEqualTo(1);
        assertThat(browser()
                        .run("return document.activeElement.closest('tbody').id")
                        .asText())
                .isEqualTo(last);
        ScanReport ordinary = SampleReports.ordinary();
        String finding = Permalink.of(
                ordinary.extensions().get(0),
                ordinary.extensions().get(0).findings().get(1));
        browser().open(write("ordinary"), "#" + finding);
        assertThat(browser().run("return document.activeElement.id").asText()).isEqualTo(finding);
    }

    @Test
    void isUsableByKeyboardAlone() throws IOException {
        browser().open(write("ordinary"), "");
        browser().type("jj" + ENTER);
        assertThat(visibleCards()).isEqualTo(1);
        assertThat(browser().run("return document.activeElement.textContent").asText())
                .isEqualTo("lantern.git-lens-pro");
        browser().type(ESCAPE);
        assertThat(visibleCards()).isZero();
        browser().type("/quiet" + ESCAPE);
        browser().run("document.getElementById('q').value = ''");
        browser().type("/");
        assertThat(browser().run("return document.activeElement.id").asText()).isEqualTo("q");
        browser().type("honest");
        assertThat(counter()).isEqualTo("1 of 6");
    }

    /** With all cards and folds open, Tab comes by each control once, and where it is can be seen. */
    @ParameterizedTest
    @CsvSource({"ordinary, 1280", "hostile, 1280", "fleet, 1280", "ordinary, 320", "hostile, 320"})
    void reachesEveryControlByTab(String name, int width) throws IOException {
        browser().emulateWidth(width);
        browser().open(write(name), "");
        expandAll();
        int controls = browser().run("""
                        document.querySelectorAll('details').forEach((fold) => (fold.open = true));
                        const named = (e) => e.outerHTML.slice(0, 120);
                        const controls = [...document.querySelectorAll(
                          'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
                          .filter((e) => e.checkVisibility({visibilityProperty: true}));
                        const visits = new Map();
                        window.unseen = [];
                        window.notOnce = () => [...new Set([...controls, ...visits.keys()])]
                          .filter((e) => visits.get(e) !== 1 || !controls.includes(e)).map(named);
                        document.addEventListener('focusin', (event) => {
                          const e = event.target;
                          const style = getComputedStyle(e);
                          const box = e.getBoundingClientRect();
                          visits.set(e, (visits.get(e) || 0) + 1);
                          if (!e.matches(':focus-visible') || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2
                              || box.width === 0 || box.height === 0 || box.right <= 0 || box.left >= innerWidth) unseen.push(named(e));
                        });
                        return controls.length;""").asInt();
        browser().type(TAB.repeat(controls));
        assertThat(controls).isGreaterThan(40);
        assertThat(browser().run("return document.documentElement.scrollWidth").asInt())
                .as("width of the page with everything open")
                .isLessThanOrEqualTo(width);
        assertThat(browser().run("return notOnce()")).as("not reached once").isEmpty();
        assertThat(browser().run("return unseen")).as("focus that nobody sees").isEmpty();
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void narrowsToWhatAMachineHas() throws IOException {
        browser().open(write("fleet"), "");
        assertThat(counter()).isEqualTo("3 of 3");
        browser().run("document.querySelector('.machines tbody a').click()");
        browser().runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        assertThat(counter()).isEqualTo("2 of 3");
        assertThat(browser()
                        .run("return document.querySelector('.chip').textContent")
                        .asText())
                .isEqualTo("machine: ws-2");
        assertThat(browser()
                        .run("return document.querySelectorAll('svg.curve polyline').length")
                        .asInt())
                .isPositive();
    }

    @Test
    void filtersBySeverityConfidenceChangeAndDecision() throws IOException {
        for (String[] view : new String[][] {
            {"#severity=critical", "2 of 6"},
            {"#severity=medium&confidence=medium", "2 of 6"},
            {"#decided=suppressed", "1 of 6"},
            {"#source=gallery", "6 of 6"},
            {"#since=new", "0 of 6"},
        }) {
            browser().open(write("ordinary"), view[0]);
            assertThat(counter()).as(view[0]).isEqualTo(view[1]);
        }
    }

    /** Rows beyond the first hundreds wait; searching, sorting and links find them all the same. */
    @Test
    void findsRowsThatWait() throws IOException {
        ScanReport rich = SampleReports.rich(900);
        browser().open(write("rich"), "");
        assertThat(browser()
                        .run("return document.querySelectorAll('tbody.x').length")
                        .asInt())
                .isEqualTo(500);
        assertThat(counter()).isEqualTo("900 of 900");
        browser().open(write("rich"), "#q=extension899");
        assertThat(counter()).isEqualTo("1 of 900");
        String last = Permalink.of(rich.extensions().get(899));
        browser().open(write("rich"), "#" + last);
        assertThat(browser()
                        .run("return document.activeElement.closest('tbody').id")
                        .asText())
                .isEqualTo(last);
        browser().open(write("rich"), "");
        browser().run("document.querySelector('button.rest').click()");
        assertThat(browser()
                        .run("return document.querySelectorAll('tbody.x').length")
                        .asInt())
                .isEqualTo(900);
    }

    @Test
    void opensAPageOfItsOwnInTheFolderForm() throws IOException {
        Path pages = folder.resolve("pages");
        HtmlReport.writeFolder(SampleReports.ordinary(), Optional.empty(), Optional.empty(), pages);
        browser().open(pages.resolve("index.html"), "");
        assertThat(browser().complaints()).isEmpty();
        browser().run("document.querySelector('.act .go a').click()");
        assertThat(browser()
                        .runAsync("setTimeout(() => arguments[0](document.querySelector('h1').textContent), 300)")
                        .asText())
                .contains("acme-labs.theme-helper");
        assertThat(browser().complaints()).isEmpty();
        assertThat(browser().requests()).allMatch(url -> url.startsWith("file:"));
    }

    @Test
    void sortsBothWaysAndSaysSo() throws IOException {
        browser().open(write("ordinary"), "");
        browser().run("document.querySelector('thead .c-id button').click()");
        assertThat(firstRow()).isEqualTo("acme-labs.theme-helper");
        assertThat(browser()
                        .run("return document.querySelector('thead .c-id').getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("ascending");
        browser().run("document.querySelector('thead .c-id button').click()");
        assertThat(firstRow()).isEqualTo("weather.formatter");
        assertThat(fragment()).isEqualTo("#sort=-c-id");
    }

    @Test
    void readsWithoutItsScript() throws IOException {
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser().openWithoutScript(write("ordinary"), "");
            JsonNode tree = browser().command("DOM.getDocument", Map.of("depth", 1));
            String text = browser()
                    .command(
                            "DOM.getOuterHTML",
                            Map.of("nodeId", tree.at("/root/nodeId").asInt()))
                    .get("outerHTML")
                    .asText();
            assertThat(text)
                    .contains("<details><summary>Evidence, capabilities and answers")
                    .doesNotContain("class=\"js\"");
            browser().screenshot(SCREENSHOTS.resolve("no-script.png"));
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void opensAtOnceWithHundredsOfExtensions() throws IOException {
        browser().open(write("large"), "");
        assertThat(browser().run("return document.querySelectorAll('*').length").asInt())
                .isLessThan(10_000);
        assertThat(counter()).isEqualTo("500 of 500");
    }

    @Test
    void fitsThreeHundredTwentyPixels() throws IOException {
        browser().emulateWidth(320);
        for (String name : List.of("ordinary", "hostile", "fleet")) {
            browser().open(write(name), "");
            expandAll();
            assertThat(browser()
                            .run("return document.documentElement.scrollWidth")
                            .asInt())
                    .as(name)
                    .isLessThanOrEqualTo(320);
        }
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** A4 with the browser's margins is 718 pixels wide; what reaches beyond is not on the paper. */
    @ParameterizedTest
    @ValueSource(strings = {"ordinary", "hostile", "fleet"})
    void printsATableWithItsHeadWithinThePaper(String name) throws IOException {
        browser().emulateWidth(718);
        browser().emulateMedia("print", "dark");
        browser().open(write(name), "");
        assertThat(browser().run("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(718);
        assertThat(browser().run("""
                        const width = document.documentElement.clientWidth;
                        return [...document.querySelectorAll('.top *, main *')]
                          .filter((e) => e.checkVisibility() && !e.matches('.skip') && e.getBoundingClientRect().right >= width)
                          .map((e) => e.outerHTML.slice(0, 80))""")).as("what reaches the edge").isEmpty();
        assertThat(browser()
                        .run("return getComputedStyle(document.querySelector('table.all thead')).display")
                        .asText())
                .as("repeated on each page")
                .isEqualTo("table-header-group");
        assertThat(browser()
                        .run("return getComputedStyle(document.querySelector('table.all tr.row')).display")
                        .asText())
                .isEqualTo("table-row");
        assertThat(browser()
                        .run("return getComputedStyle(document.body).backgroundColor"
                                + " + getComputedStyle(document.querySelector('.act .v-malicious')).color")
                        .asText())
                .as("dark on white, whatever the screen's colours")
                .isEqualTo("rgb(255, 255, 255)rgb(139, 10, 20)");
        browser().emulateMedia("screen", "light");
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void picturesForReview() throws IOException {
        Path page = write("ordinary");
        String first = "#" + Permalink.of(SampleReports.ordinary().extensions().get(0));
        for (int width : List.of(320, 1280)) {
            for (String scheme : List.of("light", "dark")) {
                browser().emulateWidth(width);
                browser().emulateMedia("screen", scheme);
                browser().open(page, first);
                browser().screenshot(SCREENSHOTS.resolve(width + "-" + scheme + ".png"));
            }
        }
        browser().emulateWidth(718);
        browser().emulateMedia("print", "light");
        browser().open(page, "");
        browser().screenshot(SCREENSHOTS.resolve("print.png"));
        browser().emulateMedia("screen", "light");
        browser().emulateWidth(1280);
        for (String name : List.of("hostile", "fleet")) {
            browser().open(write(name), "");
            browser().screenshot(SCREENSHOTS.resolve(name + ".png"));
        }
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
        assertThat(SCREENSHOTS.resolve("print.png")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"ordinary, light", "ordinary, dark", "fleet, light", "hostile, dark"})
    void hasNoSeriousBarriers(String name, String scheme) throws IOException {
        String axe = System.getProperty("vsxray.axe", "");
        assumeTrue(!axe.isEmpty(), "no -Dvsxray.axe=…/axe-core/axe.min.js: accessibility was not checked");
        browser().emulateMedia("screen", scheme);
        browser().open(write(name), "");
        browser().run("document.querySelector('tbody.x .c-id a').click()");
        browser().run("document.querySelectorAll('details').forEach((d) => (d.open = true))");
        browser().run(Files.readString(Path.of(axe)) + "; window.axe = axe; return 1");
        JsonNode found = browser()
                .runAsync(
                        "const done = arguments[arguments.length - 1];"
                                + " window.axe.run(document, {resultTypes: ['violations']}).then((r) => done(r.violations.map((v) =>"
                                + " v.impact + ' ' + v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html + n.failureSummary).join(' | '))))");
        List<String> barriers = new ArrayList<>();
        found.forEach(violation -> barriers.add(violation.asText()));
        browser().emulateMedia("screen", "light");
        assertThat(barriers).isEmpty();
    }

    private Browser browser() {
        return started.orElseThrow();
    }

    private void expandAll() throws IOException {
        browser().run("const all = document.getElementById('expand'); if (all) all.click()");
    }

    private String counter() throws IOException {
        return browser()
                .run("return document.getElementById('count').textContent")
                .asText();
    }

    private String fragment() throws IOException {
        return browser().run("return location.hash").asText();
    }

    private String firstRow() throws IOException {
        return browser()
                .run("return document.querySelector('tbody.x .c-id a').textContent")
                .asText();
    }

    private int visibleCards() throws IOException {
        return browser()
                .run("return [...document.querySelectorAll('.card')].filter((c) => c.checkVisibility()).length")
                .asInt();
    }

    private static Path write(String name) throws IOException {
        Path page = folder.resolve(name + ".html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            if (name.equals("fleet")) {
                Fleet fleet = SampleReports.fleet();
                List<String> expected = List.of("ws-1", "ws-2", "ws-3");
                HtmlReport.write(fleet.report(expected), Optional.empty(), Optional.of(fleet.census(expected)), out);
            } else {
                HtmlReport.write(report(name), Optional.empty(), Optional.empty(), out);
            }
        }
        return page;
    }

    private static ScanReport report(String name) {
        return switch (name) {
            case "ordinary" -> SampleReports.ordinary();
            case "hostile" -> HostileReport.report();
            case "large" -> SampleReports.large(500);
            case "rich" -> SampleReports.rich(900);
            default -> SampleReports.empty();
        };
    }
}

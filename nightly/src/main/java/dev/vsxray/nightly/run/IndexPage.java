package dev.vsxray.nightly.run;

import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.PastScan;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.reports.html.PagePart;
import dev.vsxray.reports.output.PageTemplates;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The page over all nights. It has no script; its one style sheet is named by hash in the policy. Every value is escaped
 * by the template engine.
 */
public record IndexPage(String style, String policy, List<Row> rows) {

    private static final String TEMPLATES = "dev.vsxray.nightly.run.template";

    /** Nights shown: a quarter of a year. */
    private static final int MOST_NIGHTS = 92;

    /** Width of the longest bar, in units of the drawing. */
    private static final int WIDTH = 200;

    /**
     * One scan.
     *
     * @param link of its report, relative to the page; empty where it is kept no longer
     */
    public record Row(String day, String link, PastScan scan, List<Bar> bars) {}

    /** A part of a bar. */
    public record Bar(Verdict verdict, int x, int width) {}

    static void write(Path state, History history, List<String> days) throws IOException {
        PagePart style = PagePart.of(IndexPage.class, "nights.css");
        List<PastScan> scans = history.scans(MOST_NIGHTS);
        int most = scans.stream().mapToInt(PastScan::extensions).max().orElse(0);
        IndexPage page = new IndexPage(
                style.text(),
                "default-src 'none'; style-src " + style.policySource() + "; base-uri 'none'; form-action 'none'",
                scans.stream().map(scan -> row(scan, days, most)).toList());
        PageTemplates templates = new PageTemplates(IndexPage.class, TEMPLATES);
        StateFiles.write(
                NightlyRun.reports(state).resolve("index.html"), out -> templates.render("nights.jte", page, out));
    }

    private static Row row(PastScan scan, List<String> days, int most) {
        String day = LocalDate.ofInstant(scan.startedAt(), ZoneOffset.UTC).toString();
        List<Bar> bars = new ArrayList<>();
        int x = 0;
        for (Verdict verdict :
                List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN, Verdict.NO_FINDINGS)) {
            int count = scan.verdicts().getOrDefault(verdict, 0);
            // One bad extension among hundreds must still be seen.
            int width = count == 0 ? 0 : Math.max(2, count * WIDTH / Math.max(1, most));
            if (width > 0) {
                bars.add(new Bar(verdict, x, width));
                x += width;
            }
        }
        return new Row(day, days.contains(day) ? day + "/report.html" : "", scan, bars);
    }
}

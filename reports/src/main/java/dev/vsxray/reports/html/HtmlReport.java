package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.output.PageTemplates;
import dev.vsxray.reports.output.WholeFile;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a report as a page, as a stream. Every value is escaped by the template engine for the place it stands in;
 * text of an extension has its hidden characters named before. The content security policy is the second line.
 */
public final class HtmlReport {

    /** Package of the classes that the build makes of the templates. */
    private static final String TEMPLATES = "dev.vsxray.reports.html.template";

    /** Folder of the pages of single extensions, beside {@code index.html}. */
    static final String FOLDER = "extensions";

    private final PageTemplates templates = new PageTemplates(HtmlReport.class, TEMPLATES);

    private HtmlReport() {}

    /**
     * Writes {@code report} as one page, as UTF-8, and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report; without one the page says that there was none
     * @param census of a fleet's report
     */
    public static void write(ScanReport report, Optional<Difference> changes, Optional<Census> census, OutputStream out)
            throws IOException {
        new HtmlReport().templates.render("page.jte", Page.of(report, changes, census, PageCode.load()), out);
    }

    /**
     * Writes {@code report} as {@code index.html} with a page for each extension beside it: nothing is left out, however
     * many extensions there are. Pages that an earlier report left in {@code folder} stay where no new one has their name.
     */
    public static void writeFolder(
            ScanReport report, Optional<Difference> changes, Optional<Census> census, Path folder) throws IOException {
        HtmlReport pages = new HtmlReport();
        PageCode code = PageCode.load();
        Path single = Files.createDirectories(folder.resolve(FOLDER));
        ExtensionView.Setting setting = ExtensionPage.setting(report, changes, census);
        int index = 0;
        for (ExtensionReport extension : report.extensions()) {
            ExtensionView view = ExtensionView.of(extension, index++, setting);
            ExtensionPage page = new ExtensionPage(report, code.withoutScript(), view);
            pages.renderFile("extension.jte", page, single.resolve(Permalink.page(extension)));
        }
        Page overview = Page.of(report, changes, census, code, Page.Paths.APART);
        pages.renderFile("page.jte", overview, folder.resolve("index.html"));
    }

    private void renderFile(String template, Object page, Path file) throws IOException {
        WholeFile.write(file, out -> templates.render(template, page, out));
    }
}

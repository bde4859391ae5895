package dev.vsxray.reports.html;

import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ScanReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes a report as a page, as a stream. Every value is escaped by the template engine for the place it stands in;
 * text of an extension has its hidden characters named before. The content security policy is the second line.
 */
public final class HtmlReport {

    /** Package of the classes that the build makes of the templates. */
    private static final String TEMPLATES = "dev.vsxray.reports.html.template";

    private HtmlReport() {}

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report; without one the page has no such section
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        templates.render("page.jte", Page.of(report, changes, PageCode.load()), new WriterOutput(text));
        text.flush();
    }
}

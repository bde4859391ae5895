package dev.vsxray.reports.output;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Pages whose templates the build made into classes. */
public final class PageTemplates {

    private final TemplateEngine engine;

    /**
     * @param owner a class beside which the templates' classes are found
     * @param folder package of the templates' classes
     */
    public PageTemplates(Class<?> owner, String folder) {
        this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, owner.getClassLoader(), folder);
    }

    /**
     * Writes a page as UTF-8 and flushes; {@code out} stays open.
     *
     * @throws IOException as {@code out} does; the engine alone would call a full disk a mistake of the template
     */
    public void render(String template, Object page, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            engine.render(template, page, new WriterOutput(text));
        } catch (TemplateException failed) {
            if (failed.getCause() instanceof UncheckedIOException unwritable) {
                throw unwritable.getCause();
            }
            throw failed;
        }
        text.flush();
    }
}

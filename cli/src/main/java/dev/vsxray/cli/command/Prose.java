package dev.vsxray.cli.command;

import dev.vsxray.reports.text.Layout;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Paragraphs and fields of our own text within the terminal's width. */
public final class Prose {

    private final PrintStream out;
    private final int width;

    public Prose(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    public void line(String text) {
        out.println(text);
    }

    public void field(String name, String value) {
        if (!value.isEmpty()) {
            out.println(String.format(Locale.ROOT, "%-10s %s", name, value));
        }
    }

    /** A paragraph with an empty line before it; nothing at all where {@code text} is blank. */
    public void paragraph(String label, String text) {
        if (text.isBlank()) {
            return;
        }
        out.println();
        List<String> lines = Layout.wrap(label + text.strip(), width);
        lines.forEach(out::println);
    }
}

package dev.vsxray.reports.difference;

import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import java.io.IOException;
import java.util.List;

/** Writes a difference as lines: what, which extension, from what to what, why. */
public final class DifferenceText {

    /** Characters of a name. */
    private static final int MAX_NAME = 200;

    /** Items told per change. */
    private static final int MAX_ITEMS = 8;

    private DifferenceText() {}

    public static void write(Difference difference, Appendable out) throws IOException {
        for (Change change : difference.changes()) {
            out.append(change.kind().words())
                    .append(": ")
                    .append(shown(change.extension().written()));
            if (!change.before().isEmpty() || !change.after().isEmpty()) {
                out.append("  ")
                        .append(orNothing(change.before()))
                        .append(" -> ")
                        .append(orNothing(change.after()));
            }
            out.append("  (").append(change.cause().words()).append(")\n");
            for (String item : change.items().stream().limit(MAX_ITEMS).toList()) {
                out.append("  ").append(shown(item)).append('\n');
            }
            if (change.items().size() > MAX_ITEMS) {
                out.append("  and " + (change.items().size() - MAX_ITEMS) + " more\n");
            }
        }
        out.append(Headline.count(difference.changes().size(), "change") + " since " + difference.since()
                + (difference.digest().isEmpty() ? "" : ", report " + difference.digest()) + "\n");
    }

    /** One change of a known extension in one line, such as {@code new finding: A theme brings code (our rules changed)}. */
    public static String line(Change change) {
        StringBuilder line = new StringBuilder(change.kind().words());
        if (!change.before().isEmpty() || !change.after().isEmpty()) {
            line.append(": ").append(orNothing(change.before())).append(" -> ").append(orNothing(change.after()));
        }
        List<String> items = change.items().stream()
                .limit(MAX_ITEMS)
                .map(DifferenceText::shown)
                .toList();
        line.append(items.isEmpty() ? "" : ": ").append(String.join(", ", items));
        if (change.items().size() > items.size()) {
            line.append(" and ").append(change.items().size() - items.size()).append(" more");
        }
        return line.append(" (").append(change.cause().words()).append(")").toString();
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : shown(text);
    }

    private static String shown(String text) {
        return Defanged.of(VisibleText.of(text, MAX_NAME));
    }
}

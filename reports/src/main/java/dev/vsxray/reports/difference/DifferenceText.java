package dev.vsxray.reports.difference;

import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes a difference as lines: what, which extension, from what to what, why. */
public final class DifferenceText {

    /** Characters of a name. */
    private static final int MAX_NAME = 200;

    /** Items told per change. */
    private static final int MAX_ITEMS = 8;

    /** What these are about is in their words already. */
    private static final Set<Change.Kind> NAMING =
            EnumSet.of(Change.Kind.PUBLISHER_CHANGED, Change.Kind.NAME_CHANGED, Change.Kind.REPOSITORY_CHANGED);

    private DifferenceText() {}

    public static void write(Difference difference, Appendable out) throws IOException {
        for (Change change : difference.changes()) {
            String extension = shown(change.extension().written());
            out.append(
                    NAMING.contains(change.kind())
                            ? what(change) + ": " + extension
                            : change.kind().words() + ": " + extension + step(change, "  "));
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
        StringBuilder line = new StringBuilder(what(change));
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

    /** Such as {@code new version: 1.0.0 -> 1.1.0} or {@code publisher changed from acme to umbrella}. */
    private static String what(Change change) {
        return change.kind().words()
                + (NAMING.contains(change.kind())
                        ? " from " + orNothing(change.before()) + " to " + orNothing(change.after())
                        : step(change, ": "));
    }

    private static String step(Change change, String separator) {
        return change.before().isEmpty() && change.after().isEmpty()
                ? ""
                : separator + orNothing(change.before()) + " -> " + orNothing(change.after());
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : shown(text);
    }

    private static String shown(String text) {
        return Defanged.of(VisibleText.of(text, MAX_NAME));
    }
}

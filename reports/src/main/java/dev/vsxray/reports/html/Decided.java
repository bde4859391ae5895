package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the team decided, as the page shows it.
 *
 * @param suppressed findings that do not count, extension by extension
 * @param decisions all decisions, those that no longer do anything first
 */
public record Decided(Cut<Row> suppressed, Cut<AppliedDecision> decisions) {

    /** Rows that are laid out at once, and at all. */
    private static final int AT_ONCE = 30;

    private static final int MOST = 400;

    /** A suppressed finding and its extension. */
    public record Row(ExtensionReport extension, String href, SuppressedFinding suppressed) {}

    static Decided of(ScanReport report, List<ExtensionView> extensions) {
        List<Row> rows = new ArrayList<>();
        for (ExtensionView view : extensions) {
            view.report().suppressed().forEach(suppressed -> rows.add(new Row(view.report(), view.href(), suppressed)));
        }
        List<AppliedDecision> decisions = new ArrayList<>(report.decisions());
        decisions.sort((one, other) -> Boolean.compare(isInForce(one), isInForce(other)));
        return new Decided(Cut.of(rows, AT_ONCE, MOST), Cut.of(decisions, AT_ONCE, MOST));
    }

    /** Rows that the section will have. */
    static int rows(ScanReport report) {
        int suppressed = report.extensions().stream()
                .mapToInt(extension -> extension.suppressed().size())
                .sum();
        return Math.min(MOST, suppressed) + Math.min(MOST, report.decisions().size());
    }

    /** True when nothing was decided. */
    public boolean isEmpty() {
        return suppressed.isEmpty() && decisions.isEmpty();
    }

    /** Decisions that no longer do anything. */
    public long leftOver() {
        return Stream.concat(decisions.shown().stream(), decisions.waiting().stream())
                .filter(applied -> !isInForce(applied))
                .count();
    }

    private static boolean isInForce(AppliedDecision applied) {
        return applied.state() == AppliedDecision.State.IN_FORCE;
    }
}

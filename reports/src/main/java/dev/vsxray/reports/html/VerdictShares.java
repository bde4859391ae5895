package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Summary;
import dev.vsxray.scanner.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** How the extensions divide into verdicts: a strip, worst first, of those verdicts that occur. */
public record VerdictShares(List<Share> shares) {

    /** Width of the strip in its own units. */
    public static final int WIDTH = 1_000;

    /** A piece of the strip. */
    public record Share(Verdict verdict, int extensions, int x, int width) {}

    static VerdictShares of(ScanReport report) {
        Summary summary = report.summary();
        List<Share> shares = new ArrayList<>();
        int total = Math.max(1, summary.extensions());
        int before = 0;
        for (Verdict verdict :
                List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN, Verdict.NO_FINDINGS)) {
            int count = summary.count(verdict);
            if (count > 0) {
                int x = (int) ((long) before * WIDTH / total);
                int end = (int) ((long) (before + count) * WIDTH / total);
                shares.add(new Share(verdict, count, x, end - x));
                before += count;
            }
        }
        return new VerdictShares(List.copyOf(shares));
    }

    public boolean isEmpty() {
        return shares.isEmpty();
    }
}

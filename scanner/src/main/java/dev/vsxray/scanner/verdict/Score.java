package dev.vsxray.scanner.verdict;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figure to sort by. It decides nothing. */
final class Score {

    private static final int HIGHEST = 100;

    /** What was not read may hold anything; it sorts above what was read and found empty, below any sign of intent. */
    private static final int NOT_ANALYSED = 10;

    private static final int PARTLY_ANALYSED = 2;

    private Score() {}

    /**
     * Points of one finding. Chosen so that one finding that decides a verdict weighs more than a handful of those that
     * decide the verdict below.
     */
    private static int points(Severity severity, Confidence confidence) {
        return switch (severity) {
            case CRITICAL -> byConfidence(confidence, 25, 55, 80);
            case HIGH -> byConfidence(confidence, 15, 35, 45);
            case MEDIUM -> byConfidence(confidence, 3, 6, 9);
            case LOW -> byConfidence(confidence, 1, 2, 3);
            case INFO -> 0;
        };
    }

    private static int byConfidence(Confidence confidence, int low, int medium, int high) {
        return switch (confidence) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }

    static Judgement of(Verdict verdict, List<Finding> findings, Coverage coverage) {
        List<ScorePart> parts = new ArrayList<>();
        pointsByRule(findings).forEach((rule, points) -> parts.add(new ScorePart(rule, points)));
        switch (coverage.status()) {
            case NOT_ANALYSED -> parts.add(new ScorePart("not-analysed", NOT_ANALYSED));
            case PARTIAL -> parts.add(new ScorePart("partly-analysed", PARTLY_ANALYSED));
            case COMPLETE -> {}
        }
        int sum = parts.stream().mapToInt(ScorePart::points).sum();
        if (sum > HIGHEST) {
            parts.add(new ScorePart("highest-score", HIGHEST - sum));
        }
        parts.sort(Comparator.comparing(ScorePart::points).reversed().thenComparing(ScorePart::rule));
        return new Judgement(verdict, Math.min(sum, HIGHEST), parts);
    }

    /** A rule counts once, by its best finding: the same thing seen in forty places is one reason, not forty. */
    private static SortedMap<String, Integer> pointsByRule(List<Finding> findings) {
        SortedMap<String, Integer> points = new TreeMap<>();
        for (Finding finding : findings) {
            int worth = points(finding.severity(), finding.confidence());
            if (worth > 0) {
                points.merge(finding.rule(), worth, Math::max);
            }
        }
        return points;
    }
}

package dev.vsxray.scanner.verdict;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides the verdict of one extension.
 *
 * <p>Severity says how bad it is if it is true, confidence how probably it is true. Only both together raise an alarm: a
 * capability is {@code info} and never does, however many there are, and neither do any number of medium findings.
 */
public final class Judge {

    /** Different rules that see something grave but doubt it. Two doubts about one extension are worth a look. */
    private static final int DOUBTFUL_RULES = 2;

    /** Different rules that are sure of something less grave, beside one that sees something grave but doubts it. */
    private static final int SUPPORTING_RULES = 2;

    private Judge() {}

    public static Judgement judge(List<Finding> findings, Coverage coverage) {
        return Score.of(verdict(findings, coverage), findings, coverage);
    }

    private static Verdict verdict(List<Finding> findings, Coverage coverage) {
        if (findings.stream().anyMatch(Judge::isProof)) {
            return Verdict.MALICIOUS;
        }
        if (findings.stream().anyMatch(Judge::needsAPerson) || needAPersonTogether(findings)) {
            return Verdict.SUSPICIOUS;
        }
        if (findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO)) {
            return Verdict.RISKY;
        }
        return coverage.status() == Coverage.Status.NOT_ANALYSED ? Verdict.UNKNOWN : Verdict.NO_FINDINGS;
    }

    /** A known indicator, or a chain of which every link was seen and that no benign extension has. */
    private static boolean isProof(Finding finding) {
        return finding.severity() == Severity.CRITICAL && finding.confidence() == Confidence.HIGH;
    }

    private static boolean needsAPerson(Finding finding) {
        return isGrave(finding) && finding.confidence().compareTo(Confidence.MEDIUM) >= 0;
    }

    private static boolean needAPersonTogether(List<Finding> findings) {
        long doubtful = rules(findings, Judge::isGrave);
        long supporting = rules(findings, Judge::supports);
        return doubtful >= DOUBTFUL_RULES || (doubtful >= 1 && supporting >= SUPPORTING_RULES);
    }

    private static boolean isGrave(Finding finding) {
        return finding.severity().compareTo(Severity.HIGH) >= 0;
    }

    private static boolean supports(Finding finding) {
        return finding.severity() == Severity.MEDIUM && finding.confidence().compareTo(Confidence.MEDIUM) >= 0;
    }

    private static long rules(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream().filter(which).map(Finding::rule).distinct().count();
    }
}

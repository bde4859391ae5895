package dev.vsxray.scanner.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.ScorePart;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final Coverage COMPLETE = Coverage.of(List.of());
    private static final Gap GAP = new Gap("dist/a.js", Gap.Kind.SYNTAX, "The script could not be read.", "");

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, HIGH,   MALICIOUS,   80",
        "CRITICAL, MEDIUM, SUSPICIOUS,  55",
        "CRITICAL, LOW,    RISKY,       25",
        "HIGH,     HIGH,   SUSPICIOUS,  45",
        "HIGH,     MEDIUM, SUSPICIOUS,  35",
        "HIGH,     LOW,    RISKY,       15",
        "MEDIUM,   HIGH,   RISKY,        9",
        "MEDIUM,   MEDIUM, RISKY,        6",
        "MEDIUM,   LOW,    RISKY,        3",
        "LOW,      HIGH,   RISKY,        3",
        "LOW,      MEDIUM, RISKY,        2",
        "LOW,      LOW,    RISKY,        1",
        "INFO,     HIGH,   NO_FINDINGS,  0",
    })
    void oneFindingDecides(Severity severity, Confidence confidence, Verdict verdict, int score) {
        Judgement judgement = Judge.judge(List.of(finding("only-rule", severity, confidence)), COMPLETE);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.score()).isEqualTo(score);
    }

    @Test
    void anyNumberOfCapabilitiesRaisesNothing() {
        List<Finding> capabilities = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            capabilities.add(finding("capability-" + i, Severity.INFO, Confidence.HIGH));
        }

        assertThat(Judge.judge(capabilities, COMPLETE)).isEqualTo(new Judgement(Verdict.NO_FINDINGS, 0, List.of()));
    }

    @Test
    void anyNumberOfMediumFindingsIsRiskyAtMost() {
        List<Finding> medium = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            medium.add(finding("hygiene-" + i, Severity.MEDIUM, Confidence.HIGH));
        }

        Judgement judgement = Judge.judge(medium, COMPLETE);

        assertThat(judgement.verdict()).isEqualTo(Verdict.RISKY);
        assertThat(judgement.score()).isEqualTo(100);
        assertThat(judgement.parts()).last().isEqualTo(new ScorePart("highest-score", -350));
    }

    @Test
    void twoDoubtsOfDifferentRulesNeedAPersonButNotTwoOfOneRule() {
        Finding first = finding("doubt-a", Severity.HIGH, Confidence.LOW);
        Finding second = finding("doubt-b", Severity.CRITICAL, Confidence.LOW);

        assertThat(Judge.judge(List.of(first, second), COMPLETE).verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(Judge.judge(List.of(first, first), COMPLETE).verdict()).isEqualTo(Verdict.RISKY);
    }

    @Test
    void aDoubtWithTwoSupportingRulesNeedsAPerson() {
        Finding doubt = finding("doubt", Severity.HIGH, Confidence.LOW);
        Finding one = finding("support-a", Severity.MEDIUM, Confidence.MEDIUM);
        Finding two = finding("support-b", Severity.MEDIUM, Confidence.HIGH);
        Finding weak = finding("support-c", Severity.MEDIUM, Confidence.LOW);

        assertThat(Judge.judge(List.of(doubt, one, two), COMPLETE).verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(Judge.judge(List.of(doubt, one, weak), COMPLETE).verdict()).isEqualTo(Verdict.RISKY);
    }

    @Test
    void whatWasNotAnalysedIsUnknownNeverClean() {
        assertThat(Judge.judge(List.of(), Coverage.notAnalysed(GAP)))
                .isEqualTo(new Judgement(Verdict.UNKNOWN, 10, List.of(new ScorePart("not-analysed", 10))));
        assertThat(Judge.judge(List.of(finding("known", Severity.CRITICAL, Confidence.HIGH)), Coverage.notAnalysed(GAP))
                        .verdict())
                .isEqualTo(Verdict.MALICIOUS);
    }

    @Test
    void partialCoverageStaysBesideTheVerdict() {
        assertThat(Judge.judge(List.of(), Coverage.of(List.of(GAP))))
                .isEqualTo(new Judgement(Verdict.NO_FINDINGS, 2, List.of(new ScorePart("partly-analysed", 2))));
    }

    @Test
    void aRuleCountsOnceByItsBestFindingAndThePartsAddUp() {
        Judgement judgement = Judge.judge(
                List.of(
                        finding("rule-b", Severity.MEDIUM, Confidence.LOW),
                        finding("rule-b", Severity.MEDIUM, Confidence.HIGH),
                        finding("rule-a", Severity.HIGH, Confidence.MEDIUM),
                        finding("rule-c", Severity.LOW, Confidence.MEDIUM)),
                COMPLETE);

        assertThat(judgement.parts())
                .containsExactly(new ScorePart("rule-a", 35), new ScorePart("rule-b", 9), new ScorePart("rule-c", 2));
        assertThat(judgement.score()).isEqualTo(46);
    }

    private static Finding finding(String rule, Severity severity, Confidence confidence) {
        return new Finding(
                rule,
                "Title of " + rule,
                severity,
                confidence,
                List.of(),
                "fingerprint of " + rule,
                List.of(Evidence.match(Location.startOf("a.js"), "seen", "…")));
    }
}

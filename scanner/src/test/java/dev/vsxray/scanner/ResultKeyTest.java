package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which results another scan may take. */
final class ResultKeyTest {

    private static final Gap STEPS = new Gap("main.js", Gap.Kind.LIMIT, "The budget of steps is spent", "20 steps");
    private static final Duration SOON = ScriptAnalyzer.MAXIMUM_TIME.minusMillis(1);
    private static final Duration OUT_OF_TIME = ScriptAnalyzer.MAXIMUM_TIME;

    @Test
    void keepsWhatEndedByItself() {
        assertThat(mayBeKept(SOON)).isTrue();
        assertThat(mayBeKept(SOON, STEPS)).as("the same steps end it tomorrow").isTrue();
        assertThat(mayBeKept(OUT_OF_TIME)).as("slow, and complete").isTrue();
    }

    @Test
    void keepsNothingThatTheClockMayHaveEnded() {
        assertThat(mayBeKept(OUT_OF_TIME, STEPS)).isFalse();
    }

    @Test
    void keepsNothingThatFailedForAReasonThatMayPass() {
        assertThat(mayBeKept(SOON, new Gap("a.js", Gap.Kind.UNREADABLE, "The disk failed", "")))
                .isFalse();
        assertThat(mayBeKept(SOON, new Gap("a.js", Gap.Kind.INTERNAL, "A mistake of ours", "")))
                .isFalse();
    }

    private static boolean mayBeKept(Duration took, Gap... gaps) {
        ExtensionReport report = new ExtensionReport(
                new ExtensionId("acme", "tool"),
                "1.0.0",
                "",
                "",
                List.of(Place.given("/somewhere", Place.InstallSource.FOLDER)),
                "9c".repeat(32),
                Verdict.NO_FINDINGS,
                0,
                List.of(),
                Coverage.of(List.of(gaps)),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(),
                List.of());
        return ResultKey.mayBeKept(report, took);
    }
}

package dev.vsxray.reports.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whatever the text: decisions that can be applied, or problems. Replays the kept inputs in every build; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class DecisionFileFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void decisions(byte[] bytes) {
        DecisionFile.Reading reading = DecisionFile.read(new String(bytes, StandardCharsets.UTF_8), "fuzzed.yaml");

        assertThat(reading.decisions().isEmpty() || reading.problems().isEmpty())
                .isTrue();
        assertThat(Decisions.of(List.of(reading.decisions())).all()).hasSameSizeAs(reading.decisions());
    }
}

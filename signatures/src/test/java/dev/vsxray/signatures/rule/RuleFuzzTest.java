package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.signatures.catalogue.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Whatever the text: a rule, or a problem that says what is wrong with it. Replays the kept inputs in every build; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class RuleFuzzTest {

    private static final RuleReader READER =
            new RuleReader(Vocabulary.shipped(), new TreeSet<>(List.of("paste", "tunnel")));

    @FuzzTest(maxDuration = "5m")
    void rule(byte[] bytes) {
        RuleReader.Outcome outcome = READER.read(new String(bytes, StandardCharsets.UTF_8), Path.of("fuzzed.yaml"));

        assertThat(outcome.rule().isPresent() || outcome.problems().any()).isTrue();
    }
}

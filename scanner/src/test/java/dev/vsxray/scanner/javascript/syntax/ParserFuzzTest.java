package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Whatever the text: a tree within the limits whose offsets are true, and a place for each of them. Replays the kept
 * inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class ParserFuzzTest {

    private static final ParseLimits SMALL = new ParseLimits(60, 20_000, 2_000, 20);

    @FuzzTest(maxDuration = "10m")
    void parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        ParseResult result = Parser.parse(text, SMALL, () -> false);

        assertThat(result.problems()).extracting(ParseProblem::kind).doesNotContain(ParseProblem.Kind.INTERNAL);
        TreeWalk walk = TreeWalk.of(result.program());
        assertThat(walk.firstLie()).isEmpty();
        assertThat(walk.height()).isLessThan(SMALL.depth() * LimitsTest.RECORDS_PER_LEVEL);
        assertThat(walk.count("Skipped") + walk.count("Missing") == 0
                        || !result.problems().isEmpty())
                .isTrue();
        for (ParseProblem problem : result.problems()) {
            assertThat(problem.offset()).isBetween(0, text.length());
            SourceText.of(text).position(problem.offset());
        }
    }
}

package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.signatures.pattern.PathGlob;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.pattern.TextPlace;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatternMatcherTest {

    @Test
    void findsLiteralsWithTheCaseTheyAskFor() {
        assertThat(matches("Xmrig xmrig", literal("xmrig", false))).containsExactly("xmrig@6");
        assertThat(matches("Xmrig xmrig", literal("xmrig", true))).containsExactly("Xmrig@0", "xmrig@6");
    }

    @Test
    void runsTheRegexAroundTheAnchorOnly() {
        TextPattern pattern = regex("stratum", "stratum\\+(tcp|ssl)://[a-z.]+", 64);
        assertThat(matches("a stratum+tcp://pool.invalid:1 b", pattern))
                .containsExactly("stratum+tcp://pool.invalid@2");
        assertThat(matches("a stratum of rock", pattern)).isEmpty();
    }

    @Test
    void findsEachMatchOnceAlthoughItHoldsTheAnchorTwice() {
        assertThat(matches("key-key-key", regex("key", "(key-?)+", 20))).containsExactly("key-key-key@0");
    }

    @Test
    void placesAreRightBehindOtherScripts() {
        assertThat(matches("\u0436\ud83d\ude00 token token", literal("token", false)))
                .containsExactly("token@7", "token@13");
    }

    @Test
    void asksOnlyFilesAndPlacesThePatternIsFor() {
        TextPattern json = new TextPattern(
                "r#1",
                List.of("hooks"),
                false,
                Optional.empty(),
                0,
                List.of(new PathGlob("*.json")),
                Set.of(TextPlace.FILE));
        assertThat(matches("hooks", json)).isEmpty();
        TextPattern layers = new TextPattern(
                "r#1", List.of("hooks"), false, Optional.empty(), 0, List.of(), Set.of(TextPlace.LAYER));
        assertThat(matches("hooks", layers)).isEmpty();
    }

    private static TextPattern literal(String text, boolean ignoreCase) {
        return new TextPattern(
                "r#1", List.of(text), ignoreCase, Optional.empty(), 0, List.of(), EnumSet.allOf(TextPlace.class));
    }

    private static TextPattern regex(String anchor, String regex, int window) {
        return new TextPattern(
                "r#1",
                List.of(anchor),
                false,
                Optional.of(Pattern.compile(regex)),
                window,
                List.of(),
                EnumSet.allOf(TextPlace.class));
    }

    private static List<String> matches(String text, TextPattern pattern) {
        Observations observations = new Observations("a.js");
        new PatternMatcher(new PatternSet(List.of(pattern)))
                .read(FileText.of("a.js", text.getBytes(StandardCharsets.UTF_8)), observations);
        return observations.features().stream()
                .map(Feature.Text.class::cast)
                .map(found -> found.text() + "@" + found.evidence().location().offset())
                .toList();
    }
}

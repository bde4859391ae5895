package dev.vsxray.signatures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorFinderTest {

    private static List<String> anchors(String regex) {
        return AnchorFinder.anchorsOf(regex, 3);
    }

    @Test
    void a_plain_text_is_its_own_anchor() {
        assertThat(anchors("atob")).containsExactly("atob");
    }

    @Test
    void the_longest_run_of_fixed_characters_wins() {
        assertThat(anchors("get\\w+Secret")).containsExactly("Secret");
    }

    @Test
    void escaped_punctuation_belongs_to_the_run() {
        assertThat(anchors("\\bapi\\.telegram\\.org/bot[0-9]+")).containsExactly("api.telegram.org/bot");
    }

    @Test
    void every_branch_gives_an_anchor() {
        assertThat(anchors("(?:xmrig|cpuminer|nbminer)\\s")).containsExactly("xmrig", "cpuminer", "nbminer");
    }

    @Test
    void what_may_be_absent_is_no_anchor() {
        assertThat(anchors("(?:longer-word)?short")).containsExactly("short");
        assertThat(anchors("longer-wor(?:d){0,2}abc")).containsExactly("longer-wor");
        assertThat(anchors("col[ou]*rful")).containsExactly("rful");
    }

    @Test
    void a_repeated_group_gives_one_of_its_anchors() {
        assertThat(anchors("(?:abcd)+x")).containsExactly("abcd");
    }

    @Test
    void a_class_of_one_character_is_that_character() {
        assertThat(anchors("process[.]env")).containsExactly("process.env");
    }

    @Test
    void code_points_by_number_are_read() {
        assertThat(anchors("\\x61\\x{62}c")).containsExactly("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z]+", "\\d{4,}", "a|bcd", "(?i)secret", "ab?c", "", "(?:word|)"})
    void nothing_is_better_than_something_wrong(String regex) {
        assertThat(anchors(regex)).isEmpty();
    }
}

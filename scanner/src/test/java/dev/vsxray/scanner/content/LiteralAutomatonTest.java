package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralAutomatonTest {

    @Test
    void findsLiteralsInsideEachOther() {
        assertThat(found("ushers", "he", "she", "hers", "his")).containsExactly("she@1", "he@2", "hers@2");
    }

    @Test
    void findsOverlappingOccurrences() {
        assertThat(found("aaaa", "aa")).containsExactly("aa@0", "aa@1", "aa@2");
    }

    @Test
    void ignoresCaseOfAsciiLetters() {
        assertThat(found("Child_PROCESS", "child_process")).containsExactly("child_process@0");
    }

    @Test
    void findsLettersBeyondAscii() {
        assertThat(found("a\u0435b", "\u0435")).containsExactly("\u0435@1");
    }

    @Test
    void agreesWithNaiveSearchOnRandomText() {
        Random random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            List<String> literals = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                literals.add(randomText(random, 1 + random.nextInt(4)));
            }
            String text = randomText(random, 200);
            List<String> naive = new ArrayList<>();
            for (int end = 1; end <= text.length(); end++) {
                for (String literal : literals) {
                    int start = end - literal.length();
                    if (start >= 0 && text.regionMatches(true, start, literal, 0, literal.length())) {
                        naive.add(literal + "@" + start);
                    }
                }
            }
            assertThat(found(text, literals.toArray(String[]::new))).containsExactlyInAnyOrderElementsOf(naive);
        }
    }

    private static String randomText(Random random, int length) {
        return random.ints(length, 0, 5)
                .mapToObj(i -> "abAB.".substring(i, i + 1))
                .reduce("", String::concat)
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> found(String text, String... literals) {
        List<String> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> patterns = List.of(literals).stream()
                .map(literal -> literal.getBytes(StandardCharsets.UTF_8))
                .toList();
        new LiteralAutomaton(patterns)
                .scan(bytes, 0, bytes.length, (literal, start) -> found.add(literals[literal] + "@" + start));
        return found;
    }
}

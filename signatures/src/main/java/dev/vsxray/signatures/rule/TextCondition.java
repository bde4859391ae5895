package dev.vsxray.signatures.rule;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * What a short text must be. Of each list one entry is enough; an empty list asks nothing; all lists must agree.
 *
 * @param ignoreCase about every list; a {@code matches} pattern was compiled accordingly
 */
public record TextCondition(
        List<String> equalTo,
        List<String> contains,
        List<String> startsWith,
        List<String> endsWith,
        List<Pattern> matches,
        boolean ignoreCase) {

    public static final TextCondition ANYTHING =
            new TextCondition(List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public TextCondition {
        equalTo = List.copyOf(equalTo);
        contains = List.copyOf(contains);
        startsWith = List.copyOf(startsWith);
        endsWith = List.copyOf(endsWith);
        matches = List.copyOf(matches);
    }

    /** One of the texts, exactly. */
    public static TextCondition exactly(String... texts) {
        return new TextCondition(List.of(texts), List.of(), List.of(), List.of(), List.of(), false);
    }

    public boolean holdsFor(String text) {
        return oneOf(equalTo, text, String::equals)
                && oneOf(contains, text, String::contains)
                && oneOf(startsWith, text, String::startsWith)
                && oneOf(endsWith, text, String::endsWith)
                && (matches.isEmpty()
                        || matches.stream()
                                .anyMatch(pattern -> pattern.matcher(text).find()));
    }

    private boolean oneOf(List<String> wanted, String text, BiPredicate<String, String> agrees) {
        return wanted.isEmpty() || wanted.stream().anyMatch(entry -> agrees.test(folded(text), folded(entry)));
    }

    private String folded(String text) {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}

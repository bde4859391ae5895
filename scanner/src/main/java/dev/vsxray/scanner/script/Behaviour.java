package dev.vsxray.scanner.script;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something a command may do, and how to see it.
 *
 * @param trait name of the trait it is told as
 * @param how fact that tells the ways of one behaviour apart
 * @param hints lower-case texts, one of which stands in every text that matches the first expression
 * @param all expressions that must all occur; the first one is the place shown
 */
record Behaviour(String trait, String how, List<String> hints, List<Pattern> all) {

    Behaviour {
        hints = List.copyOf(hints);
        all = List.copyOf(all);
    }

    /** @param hints separated by {@code |} */
    static Behaviour of(String trait, String how, String hints, String... all) {
        return new Behaviour(
                trait,
                how,
                List.of(hints.split("\\|")),
                Stream.of(all).map(regex -> Pattern.compile("(?is)" + regex)).toList());
    }

    /** Where the behaviour shows, as start and end, or empty. */
    Optional<int[]> find(String text) {
        Matcher first = all.get(0).matcher(text);
        if (!first.find()) {
            return Optional.empty();
        }
        boolean rest =
                all.stream().skip(1).allMatch(pattern -> pattern.matcher(text).find());
        return rest ? Optional.of(new int[] {first.start(), first.end()}) : Optional.empty();
    }
}

package dev.vsxray.scanner.script;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
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

    /** Characters around a hint that are searched; a command line of an attack rarely has more. */
    private static final int WINDOW = 1_000;

    /** Characters between the expressions of one behaviour. */
    private static final int NEAR = 1_500;

    /** Places of the first expression that are tried in one window. */
    private static final int MAX_TRIES = 50;

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

    /**
     * Where the behaviour shows, as start and end, or empty. The expressions run only around hints, and all of them must
     * match close together: two words far apart in a library are no behaviour.
     *
     * @param lower {@code text} in lower case, of the same length
     */
    Optional<int[]> find(String text, String lower) {
        for (int[] window : windows(lower)) {
            Matcher first = all.get(0).matcher(text.substring(window[0], window[1]));
            for (int tries = 0; tries < MAX_TRIES && first.find(); tries++) {
                int start = window[0] + first.start();
                int end = window[0] + first.end();
                if (restMatches(text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR)))) {
                    return Optional.of(new int[] {start, end});
                }
            }
        }
        return Optional.empty();
    }

    private boolean restMatches(String near) {
        return all.stream().skip(1).allMatch(pattern -> pattern.matcher(near).find());
    }

    /** Stretches of the text around hints, in order, overlapping ones as one. */
    private List<int[]> windows(String lower) {
        BitSet places = new BitSet();
        for (String hint : hints) {
            for (int at = lower.indexOf(hint); at >= 0; at = lower.indexOf(hint, at + WINDOW)) {
                places.set(at);
            }
        }
        List<int[]> windows = new ArrayList<>();
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            int from = Math.max(0, at - 2 * WINDOW);
            int to = Math.min(lower.length(), at + 3 * WINDOW);
            if (!windows.isEmpty() && windows.get(windows.size() - 1)[1] >= from) {
                windows.get(windows.size() - 1)[1] = to;
            } else {
                windows.add(new int[] {from, to});
            }
        }
        return windows;
    }
}

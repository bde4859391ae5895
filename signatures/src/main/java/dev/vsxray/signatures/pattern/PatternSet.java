package dev.vsxray.signatures.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All patterns of a rule set, ordered by id, each id once. */
public record PatternSet(List<TextPattern> patterns) {

    /** @throws IllegalArgumentException when two patterns have the same id */
    public PatternSet {
        patterns = ordered(patterns);
    }

    public static PatternSet empty() {
        return new PatternSet(List.of());
    }

    /** Those to be looked for in one kind of place. */
    public PatternSet in(TextPlace place) {
        return new PatternSet(patterns.stream()
                .filter(pattern -> pattern.places().contains(place))
                .toList());
    }

    private static List<TextPattern> ordered(Collection<TextPattern> patterns) {
        Set<String> ids = new HashSet<>();
        for (TextPattern pattern : patterns) {
            if (!ids.add(pattern.id())) {
                throw new IllegalArgumentException("two patterns with the id " + pattern.id());
            }
        }
        List<TextPattern> ordered = new ArrayList<>(patterns);
        ordered.sort(Comparator.comparing(TextPattern::id));
        return List.copyOf(ordered);
    }
}

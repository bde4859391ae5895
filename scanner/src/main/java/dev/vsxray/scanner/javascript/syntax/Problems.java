package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems met so far; a bounded list. */
final class Problems {

    private final int limit;
    private final List<ParseProblem> kept = new ArrayList<>();
    private int count;
    private int unreadable;

    Problems(int limit) {
        this.limit = limit;
    }

    void add(ParseProblem.Kind kind, String reason, int offset) {
        count++;
        if (kind != ParseProblem.Kind.EARLY_ERROR) {
            unreadable++;
        }
        if (kept.size() < limit) {
            kept.add(new ParseProblem(kind, reason, offset));
        }
    }

    void unreadable(String reason, int offset) {
        add(ParseProblem.Kind.UNREADABLE, reason, offset);
    }

    void early(String reason, int offset) {
        add(ParseProblem.Kind.EARLY_ERROR, reason, offset);
    }

    void limit(String reason, int offset) {
        add(ParseProblem.Kind.LIMIT, reason, offset);
    }

    int count() {
        return count;
    }

    /** How many of them left something out of the tree. */
    int holes() {
        return unreadable;
    }

    List<ParseProblem> sorted() {
        List<ParseProblem> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(ParseProblem::offset));
        return List.copyOf(sorted);
    }

    /** To take back what an attempt reported that led nowhere. */
    Mark mark() {
        return new Mark(kept.size(), count, unreadable);
    }

    void reset(Mark mark) {
        kept.subList(mark.kept, kept.size()).clear();
        count = mark.count;
        unreadable = mark.unreadable;
    }

    record Mark(int kept, int count, int unreadable) {}
}

package dev.vsxray.scanner.javascript.bundle;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Regions of one text, one in another, by offset. */
final class Regions {

    /** What begins at an offset: the innermost region there, or none. */
    private final NavigableMap<Integer, Optional<Region>> beginnings = new TreeMap<>();

    /** @param regions of two that begin at one offset the shorter lies in the longer */
    Regions(List<Region> regions) {
        Deque<Region> open = new ArrayDeque<>();
        regions.stream()
                .sorted(Comparator.comparingInt(Region::start).thenComparing(Region::end, Comparator.reverseOrder()))
                .forEach(region -> {
                    closeUntil(region.start(), open);
                    open.push(region);
                    beginnings.put(region.start(), Optional.of(region));
                });
        closeUntil(Integer.MAX_VALUE, open);
    }

    private void closeUntil(int offset, Deque<Region> open) {
        while (!open.isEmpty() && open.peek().end() <= offset) {
            int end = open.pop().end();
            while (!open.isEmpty() && open.peek().end() <= end) {
                open.pop();
            }
            beginnings.put(end, Optional.ofNullable(open.peek()));
        }
    }

    /** The innermost region around an offset. */
    Optional<Region> at(int offset) {
        var begun = beginnings.floorEntry(offset);
        return begun == null ? Optional.empty() : begun.getValue();
    }
}

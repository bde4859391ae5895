package dev.vsxray.reports.html;

import java.util.List;

/**
 * A list that the page may not lay out whole.
 *
 * @param shown laid out at once
 * @param waiting in the page, laid out when somebody asks for them
 * @param left number of those that are not in the page; the JSON report has them
 */
public record Cut<T>(List<T> shown, List<T> waiting, int left) {

    static <T> Cut<T> of(List<T> all, int atOnce, int most) {
        int shown = Math.min(atOnce, all.size());
        int written = Math.min(most, all.size());
        return new Cut<>(all.subList(0, shown), all.subList(shown, written), all.size() - written);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many there are, in the page or not. */
    public int size() {
        return shown.size() + waiting.size() + left;
    }
}

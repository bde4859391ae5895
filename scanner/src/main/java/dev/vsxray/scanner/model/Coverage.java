package dev.vsxray.scanner.model;

import java.util.List;
import java.util.Locale;

/** How much of an extension was analysed, and what was not. */
public record Coverage(Status status, List<Gap> gaps) {

    /** Ordered from best to worst. */
    public enum Status {
        COMPLETE,
        PARTIAL,
        NOT_ANALYSED;

        /** The word used in reports, such as {@code not-analysed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Coverage {
        gaps = gaps.stream().distinct().toList();
        if (status != Status.COMPLETE && gaps.isEmpty()) {
            throw new IllegalArgumentException("coverage " + status.word() + " without a reason");
        }
    }

    /** Coverage of a package that was opened: complete without gaps, else partial. */
    public static Coverage of(List<Gap> gaps) {
        return new Coverage(gaps.isEmpty() ? Status.COMPLETE : Status.PARTIAL, gaps);
    }

    /** Coverage of something of which nothing could be read. */
    public static Coverage notAnalysed(List<Gap> reasons) {
        return new Coverage(Status.NOT_ANALYSED, reasons);
    }

    public static Coverage notAnalysed(Gap reason) {
        return new Coverage(Status.NOT_ANALYSED, List.of(reason));
    }
}

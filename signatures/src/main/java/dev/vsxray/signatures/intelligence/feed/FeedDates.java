package dev.vsxray.signatures.intelligence.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates that feeds write. */
final class FeedDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?");

    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private FeedDates() {}

    /** {@code 2026-02-17}, {@code 2026-02-17T10:00:00Z} or {@code 2/17/2026}; empty where it is none of these. */
    static Optional<LocalDate> of(String text) {
        Matcher iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text.strip());
        return monthFirst.matches()
                ? date(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

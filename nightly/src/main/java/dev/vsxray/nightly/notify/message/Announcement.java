package dev.vsxray.nightly.notify.message;

import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What there is to tell, once and to everybody.
 *
 * @param at when the scan began
 * @param host name of the machine; may be empty
 * @param toolVersion version of vsxray
 * @param items extensions that matter, worst first
 * @param notes sentences of our own about the scan itself, such as that it failed
 */
public record Announcement(
        Occasion occasion, Instant at, String host, String toolVersion, List<Item> items, List<String> notes) {

    /** What made us speak. */
    public enum Occasion {
        NIGHT,
        WATCH,
        TEST;

        /** The word in machine-readable messages, such as {@code night}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An extension.
     *
     * @param extension its id; untrusted text
     * @param version untrusted text
     * @param reasons why it matters, each a few words; may hold untrusted text
     */
    public record Item(String extension, String version, Verdict verdict, List<String> reasons) {
        public Item {
            reasons = List.copyOf(reasons);
        }
    }

    public Announcement {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /** The message of {@code vsxray notify test}. */
    public static Announcement test(Instant at, String host, String toolVersion) {
        return new Announcement(
                Occasion.TEST,
                at,
                host,
                toolVersion,
                List.of(),
                List.of("This is a test. Had something been found, you would read it here."));
    }

    /** The same for the same content, so that a receiver knows a repetition. */
    public String id() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What it is about in one line of our own words and the machine's name: {@code 1 malicious, 2 risky on build-7}. */
    public String headline() {
        String place = host.isEmpty() ? "" : " on " + Shown.of(host, 100);
        if (occasion == Occasion.TEST) {
            return "vsxray test" + place;
        }
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN)) {
            int count = (int)
                    items.stream().filter(item -> item.verdict() == verdict).count();
            if (count > 0) {
                counts.add(
                        counts.isEmpty()
                                ? Headline.count(count, verdict.word() + " extension")
                                : count + " " + verdict.word());
            }
        }
        return "vsxray: " + (counts.isEmpty() ? "something to know" : String.join(", ", counts)) + place;
    }
}

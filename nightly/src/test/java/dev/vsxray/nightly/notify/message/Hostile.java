package dev.vsxray.nightly.notify.message;

import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.scanner.model.Verdict;
import java.time.Instant;
import java.util.List;

/** Announcements whose extension names try everything that a receiver could fall for. */
public final class Hostile {

    /** Every trick in one name. */
    public static final String NAME = "acme.x\r\nBcc: all@victim.example\r\n\r\n<!channel> <!here> @everyone @here"
            + " <@U123> <at>all</at> **bold** [click](https://evil.example/x) `code` ``` <img src=x onerror=alert(1)>"
            + " |CEF:0|other| a=b \\ \" ] \u001b[2J\u202e \u2028 \u0000 %s $(id) `id` '; DROP";

    private Hostile() {}

    public static Announcement announcement() {
        return new Announcement(
                Occasion.NIGHT,
                Instant.parse("2026-11-23T02:00:07Z"),
                "build-7",
                "0.1.0",
                List.of(
                        new Item(NAME, "2.0.3\n-- ", Verdict.MALICIOUS, List.of("new host: " + NAME)),
                        new Item("good.linter", "1.4.0", Verdict.SUSPICIOUS, List.of("Reads a thing"))),
                List.of("The scan of the night before failed."));
    }
}

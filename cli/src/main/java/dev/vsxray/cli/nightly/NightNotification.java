package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.notify.Notifications;
import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.Sighting;
import dev.vsxray.nightly.notify.Delivery;
import dev.vsxray.nightly.notify.NotifySettings;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.nightly.run.Announcement;
import dev.vsxray.nightly.run.Night;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells of a night those whom the settings name. A mistake in the settings costs the message, never the scan. */
final class NightNotification implements Announcement {

    private final Notifications notifications;
    private final Surroundings around;
    private final Host host;

    NightNotification(Notifications notifications, Surroundings around, Host host) {
        this.notifications = notifications;
        this.around = around;
        this.host = host;
    }

    @Override
    public List<String> announce(Night night) {
        NotifySettings settings;
        try {
            settings = notifications.settings(around, host);
        } catch (UsageException | IOException mistaken) {
            return List.of(
                    "Nobody was told: " + String.valueOf(mistaken.getMessage()).replace('\n', ' '));
        }
        List<String> notes =
                night.accusations().stream().map(NightNotification::note).toList();
        return settings
                .announcement(Occasion.NIGHT, night.report(), night.changes(), notes)
                .map(announcement -> Notifications.tell(announcement, settings, around))
                .orElse(List.of())
                .stream()
                .filter(delivery -> !delivery.arrived())
                .map(Delivery::told)
                .toList();
    }

    private static String note(Accusation accusation) {
        Sighting sighting = accusation.sighting();
        return accusation.finding().title() + ": " + sighting.extension().written() + " " + sighting.version()
                + " is no longer there, and was from " + day(sighting.first()) + " to " + day(sighting.last()) + ".";
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}

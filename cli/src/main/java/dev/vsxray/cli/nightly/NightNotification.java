package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.notify.Notifications;
import dev.vsxray.nightly.history.Accusation;
import dev.vsxray.nightly.history.Sighting;
import dev.vsxray.nightly.notify.NotifySettings;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.nightly.run.Announcement;
import dev.vsxray.nightly.run.Night;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Tells of a night those whom the settings name. A mistake in the settings delays the message, and costs never the scan. */
final class NightNotification implements Announcement {

    private final Notifications notifications;
    private final Surroundings around;
    private final Host host;
    private NotifySettings settings = NotifySettings.silent();
    private Optional<String> mistake = Optional.empty();

    NightNotification(Notifications notifications, Surroundings around, Host host) {
        this.notifications = notifications;
        this.around = around;
        this.host = host;
    }

    @Override
    public void prepare(Night night) throws IOException {
        try {
            settings = notifications.settings(around, host);
        } catch (UsageException | IOException mistaken) {
            mistake = Optional.of(String.valueOf(mistaken.getMessage()).replace('\n', ' '));
        }
        if (settings.channels().isEmpty() && mistake.isEmpty()) {
            return;
        }
        List<String> notes = night.accusations().stream()
                .filter(Accusation::isWorthTelling)
                .map(NightNotification::note)
                .toList();
        var news = settings.announcement(Occasion.NIGHT, night.report(), night.changes(), notes);
        if (news.isPresent()) {
            Notifications.outbox(around).put(news.get());
        }
    }

    @Override
    public List<String> send() throws IOException {
        return mistake.isPresent()
                ? List.of("Nobody is told until the settings are corrected: " + mistake.get())
                : Notifications.sendAll(settings, around);
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

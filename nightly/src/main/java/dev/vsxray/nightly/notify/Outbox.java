package dev.vsxray.nightly.notify;

import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.state.StateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Announcements that are on their way, one file each. One is written down before anybody is told and stays until every
 * channel of the settings took it, so that a receiver that is away, settings with a mistake, or a process that is killed
 * delay it and do not lose it. It may arrive twice, with the same id, where the process ended between telling and noting.
 */
@SuppressWarnings("try") // The lock is held, not used.
public final class Outbox {

    /** Who was away for so long does not want to hear of what was then. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Waiting announcements; with more, the oldest are given up. Each is sent in turn, and a night has an end. */
    static final int MOST = 100;

    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Notifier.Sleeper sleeper;
    private final Clock clock;

    /** @param folder made when it is needed */
    public Outbox(Path folder, Notifier.Sleeper sleeper, Clock clock) {
        this.folder = folder;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /** Writes down what there is to tell. */
    public void put(Announcement announcement) throws IOException {
        StateFiles.write(file(announcement), Letter.of(announcement).bytes());
    }

    /**
     * What came of sending.
     *
     * @param deliveries of every attempt, the oldest announcement's first
     * @param undelivered what did not arrive or was given up, as sentences without secrets
     */
    public record Sent(List<Delivery> deliveries, List<String> undelivered) {
        public Sent {
            deliveries = List.copyOf(deliveries);
            undelivered = List.copyOf(undelivered);
        }
    }

    /**
     * Tells everything that is written down, the oldest first, to those channels that did not take it yet. A channel that was
     * waited for in vain is left alone for this time: a hundred announcements must not wait for it a hundred times.
     */
    public Sent send(List<Channel> channels) throws IOException {
        List<Delivery> deliveries = new ArrayList<>();
        List<String> undelivered = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Sent(deliveries, undelivered);
        }
        // A watch and a night may want to send at the same time; the second waits, and finds less to do.
        try (FileChannel alone =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            alone.lock();
            List<Letter> letters = letters(undelivered);
            Instant oldest = clock.instant().minus(KEPT);
            Set<String> away = new TreeSet<>();
            for (int i = 0; i < letters.size(); i++) {
                Letter letter = letters.get(i);
                if (letter.announcement().at().isBefore(oldest) || letters.size() - i > MOST) {
                    Files.deleteIfExists(file(letter.announcement()));
                    undelivered.add("The announcement of " + day(letter) + " is given up: it waited for "
                            + KEPT.toDays() + " days, or behind " + MOST + " others.");
                } else {
                    send(letter, channels, away, deliveries, undelivered);
                }
            }
        }
        return new Sent(deliveries, undelivered);
    }

    private void send(
            Letter letter,
            List<Channel> channels,
            Set<String> away,
            List<Delivery> deliveries,
            List<String> undelivered)
            throws IOException {
        List<Channel> waiting = channels.stream()
                .filter(channel -> !letter.arrived().contains(channel.name()))
                .toList();
        List<Channel> there = waiting.stream()
                .filter(channel -> !away.contains(channel.name()))
                .toList();
        waiting.stream()
                .filter(channel -> !there.contains(channel))
                .forEach(channel -> undelivered.add(
                        "Announcement of " + day(letter) + ": It waits for channel " + channel.name() + " too."));
        List<String> took = new ArrayList<>();
        for (Delivery delivery : new Notifier(there, sleeper).tell(letter.announcement())) {
            deliveries.add(delivery);
            if (delivery.arrived()) {
                took.add(delivery.channel());
            } else {
                undelivered.add("Announcement of " + day(letter) + ": " + delivery.told());
                if (delivery.attempts() > 1) {
                    away.add(delivery.channel());
                }
            }
        }
        note(letter, channels, waiting.size() - took.size(), took);
    }

    private void note(Letter letter, List<Channel> channels, int stillWaiting, List<String> took) throws IOException {
        if (!channels.isEmpty() && stillWaiting == 0) {
            Files.deleteIfExists(file(letter.announcement()));
        } else if (!took.isEmpty()) {
            StateFiles.write(file(letter.announcement()), letter.arrivedAt(took).bytes());
        }
    }

    /** By time; one that cannot be read is told of and put away, since nobody will ever be able to. */
    private List<Letter> letters(List<String> undelivered) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<Letter> letters = new ArrayList<>();
        for (Path file : files) {
            try {
                letters.add(Letter.read(Files.readAllBytes(file)));
            } catch (IOException damaged) {
                StateFiles.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
                undelivered.add("The announcement " + file + " is damaged and was put aside.");
            }
        }
        return letters;
    }

    /** Named by time, so that the order of names is the order of events. */
    private Path file(Announcement announcement) {
        String at = announcement.at().toString().replace(":", "");
        return folder.resolve(at + "-" + announcement.id() + SUFFIX);
    }

    private static LocalDate day(Letter letter) {
        return LocalDate.ofInstant(letter.announcement().at(), ZoneOffset.UTC);
    }
}

package dev.vsxray.nightly.notify;

import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.channel.DeliveryException;
import dev.vsxray.nightly.notify.message.Announcement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells an announcement on every channel; what fails on one changes nothing on the others. */
public final class Notifier {

    /** Waits between attempts: long enough for a receiver that restarts, short enough for one night. */
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private final List<Channel> channels;
    private final Sleeper sleeper;

    /** Lets time pass. */
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;

        /** Really sleeps. */
        static Sleeper real() {
            return duration -> Thread.sleep(duration.toMillis());
        }
    }

    public Notifier(List<Channel> channels, Sleeper sleeper) {
        this.channels = List.copyOf(channels);
        this.sleeper = sleeper;
    }

    /** What became of it on each channel, in the order of the settings. */
    public List<Delivery> tell(Announcement announcement) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Channel channel : channels) {
            deliveries.add(tell(announcement, channel));
        }
        return deliveries;
    }

    private Delivery tell(Announcement announcement, Channel channel) {
        for (int attempt = 1; ; attempt++) {
            try {
                channel.send(announcement);
                return new Delivery(channel.name(), attempt, Optional.empty());
            } catch (DeliveryException failure) {
                if (!failure.mayPass() || attempt > WAITS.size()) {
                    return new Delivery(channel.name(), attempt, Optional.ofNullable(failure.getMessage()));
                }
                Duration wait = failure.askedWait().orElse(WAITS.get(attempt - 1));
                try {
                    sleeper.sleep(wait);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return new Delivery(channel.name(), attempt, Optional.of("stopped while waiting to try again"));
                }
            }
        }
    }
}

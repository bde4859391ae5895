package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;

/** A way to tell somebody. */
public interface Channel {

    /** As the settings call it; unique among them. */
    String name();

    /**
     * Sends, once.
     *
     * @throws DeliveryException where it did not arrive; its message holds no secret
     */
    void send(Announcement announcement) throws DeliveryException;
}

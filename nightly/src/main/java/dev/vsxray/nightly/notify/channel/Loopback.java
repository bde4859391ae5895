package dev.vsxray.nightly.notify.channel;

import java.util.Locale;

/** What is said to the machine itself needs no encryption. Decided by name: looking it up would already tell somebody. */
public final class Loopback {

    private Loopback() {}

    /** Whether a host is this machine. */
    public static boolean isNamedBy(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}

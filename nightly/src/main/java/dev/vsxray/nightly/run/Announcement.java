package dev.vsxray.nightly.run;

import java.util.List;

/** Tells people and programs of a night; decides by itself whether the night is worth telling. */
public interface Announcement {

    /**
     * Tells of {@code night}, whose reports are written and complete.
     *
     * @return what could not be delivered, as sentences of our own without secrets; they go into the night's reports
     */
    List<String> announce(Night night);

    /** Tells nobody. */
    static Announcement none() {
        return night -> List.of();
    }
}

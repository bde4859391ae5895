package dev.vsxray.nightly.run;

import java.io.IOException;
import java.util.List;

/** Tells people and programs of a night; decides by itself whether the night is worth telling. */
public interface Announcement {

    /**
     * Writes down what there is to tell of {@code night}, before its reports are written: once they are, the next night
     * compares with them, and what this one saw would be news to nobody.
     */
    void prepare(Night night) throws IOException;

    /**
     * Tells what is written down, also what earlier nights could not deliver.
     *
     * @return what could not be delivered, as sentences of our own without secrets; they go into the night's reports
     */
    List<String> send() throws IOException;

    /** Tells nobody. */
    static Announcement none() {
        return new Announcement() {
            @Override
            public void prepare(Night night) {}

            @Override
            public List<String> send() {
                return List.of();
            }
        };
    }
}

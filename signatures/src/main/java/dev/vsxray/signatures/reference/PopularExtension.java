package dev.vsxray.signatures.reference;

import java.util.Locale;

/**
 * A well-known extension.
 *
 * @param publisher id of the publisher, lower case
 * @param name the part of the id after the publisher, lower case
 * @param displayName as its registry shows it
 * @param publisherName the publisher's display name
 */
public record PopularExtension(String publisher, String name, String displayName, String publisherName) {

    public PopularExtension {
        publisher = publisher.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    public String id() {
        return publisher + "." + name;
    }
}

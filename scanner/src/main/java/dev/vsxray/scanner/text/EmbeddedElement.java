package dev.vsxray.scanner.text;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element that stands in a page for its scripts to find.
 *
 * @param tag lower case
 * @param attributes names in lower case, values with entities read
 * @param content the text from its start tag to the next tag; of scripts, styles and text areas all of their text
 */
public record EmbeddedElement(String tag, Map<String, String> attributes, String content) {
    public EmbeddedElement {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The value of an attribute, or an empty text. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}

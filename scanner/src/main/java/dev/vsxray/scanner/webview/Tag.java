package dev.vsxray.scanner.webview;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A start tag with what belongs to it.
 *
 * @param name lower case
 * @param attributes in the order written, names in lower case, values with entities read; the first of equal names counts
 * @param start index of its {@code <}
 * @param end index behind its {@code >}
 * @param content the text inside a script, style, title or textarea element, else empty
 */
record Tag(String name, Map<String, Attribute> attributes, int start, int end, String content) {

    /** @param start index of the first character of the value */
    record Attribute(String value, int start) {}

    Tag {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    Optional<String> value(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(Attribute::value);
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }
}

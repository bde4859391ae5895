package dev.vsxray.online.registry;

import dev.vsxray.scanner.model.ExtensionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extension as a user names it: {@code publisher.name}, {@code publisher.name@1.2.3}, {@code openvsx:publisher.name}.
 *
 * @param registry the word before the colon, or empty
 */
public record ExtensionReference(String registry, ExtensionId id, Optional<String> version) {

    private static final Pattern FORM = Pattern.compile(
            "(?:([a-z][a-z0-9.-]{1,60}):)?([A-Za-z0-9][A-Za-z0-9-]{0,100})\\.([A-Za-z0-9][A-Za-z0-9_-]{0,200})(?:@([\\w.+-]{1,60}))?");

    /** Empty where the text is no such name. */
    public static Optional<ExtensionReference> of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new ExtensionReference(
                        Optional.ofNullable(parts.group(1)).orElse(""),
                        new ExtensionId(parts.group(2), parts.group(3)),
                        Optional.ofNullable(parts.group(4)).filter(version -> !version.equals("latest"))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (registry.isEmpty() ? "" : registry + ":")
                + id.written()
                + version.map(number -> "@" + number).orElse("");
    }
}

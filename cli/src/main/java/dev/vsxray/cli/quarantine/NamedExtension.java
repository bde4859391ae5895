package dev.vsxray.cli.quarantine;

import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.untrusted.VisibleText;
import java.util.Locale;
import java.util.Optional;

/**
 * An extension as people name it: {@code publisher.name} or {@code publisher.name@version}.
 *
 * @param id lower case
 */
record NamedExtension(String id, Optional<String> version) {

    static NamedExtension of(String text) {
        int at = text.indexOf('@');
        String id = at < 0 ? text : text.substring(0, at);
        if (!id.matches("[^.\\s]+\\.\\S+") || at == text.length() - 1) {
            throw new UsageException(
                    "EXTENSION " + VisibleText.of(text, 100) + ": expected publisher.name or publisher.name@version.");
        }
        return new NamedExtension(
                id.toLowerCase(Locale.ROOT), at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    boolean matches(String otherId, String otherVersion) {
        return id.equals(otherId) && version.map(otherVersion::equals).orElse(true);
    }

    @Override
    public String toString() {
        return VisibleText.of(id + version.map(number -> "@" + number).orElse(""), 200);
    }
}

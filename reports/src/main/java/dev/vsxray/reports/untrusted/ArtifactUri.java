package dev.vsxray.reports.untrusted;

import dev.vsxray.scanner.model.ExtensionId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Names a file of an extension for formats that expect files of a repository: {@code publisher.name/dist/main.js},
 * always relative and never with a {@code ..} in it. Installed extensions lie outside any repository, and a path in
 * somebody's home folder would change from machine to machine.
 */
public final class ArtifactUri {

    /** Characters of a path that are used; a longer one is cut. */
    private static final int MAX_PATH = 1_024;

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private ArtifactUri() {}

    /** The URI of {@code file} in {@code extension}; of the extension as a whole where {@code file} is empty. */
    public static String of(ExtensionId extension, String file) {
        StringJoiner uri = new StringJoiner("/");
        uri.add(segment(extension.written()));
        for (String part : VisibleText.of(file, MAX_PATH).split("[/\\\\]")) {
            if (!part.isEmpty()) {
                uri.add(segment(part));
            }
        }
        return uri.toString();
    }

    /** {@code text} percent-encoded, so that it is one segment of a path and no other. */
    public static String segment(String text) {
        String clipped = text.length() > MAX_PATH ? text.substring(0, MAX_PATH) : text;
        if (clipped.equals(".") || clipped.equals("..")) {
            return clipped.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte unit : clipped.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(unit) >= 0) {
                encoded.append((char) unit);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", unit & 0xff));
            }
        }
        return encoded.toString();
    }
}

package dev.vsxray.signatures.intelligence.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The foreign formats that can be imported. */
public enum FeedFormat {
    /** OSV records: one, an array, or one a line. Ecosystems {@code VSCode} and {@code npm}, malicious packages only. */
    OSV,
    /** Microsoft's {@code RemovedPackages.md}: a Markdown table of id, removal date and type. */
    REMOVED_PACKAGES,
    /** The control manifest of an editor or registry: JSON with an array {@code malicious}. */
    CONTROL_MANIFEST,
    /** A STIX 2.1 bundle. */
    STIX,
    /** A MISP event, or an array of them. */
    MISP,
    /** One value a line. */
    LIST,
    /** Comma-separated values (RFC 4180) with a line of column names. */
    CSV,
    /** Tab-separated values with a line of column names. */
    TSV;

    /** The word used on the command line, such as {@code control-manifest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FeedFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** Guesses from the start of a feed and its file name; empty where that would be a coin toss. */
    public static Optional<FeedFormat> guess(String fileName, String text) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String start = text.substring(0, Math.min(text.length(), 8_000));
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        if (name.endsWith(".tsv")) {
            return Optional.of(TSV);
        }
        if (start.contains("| Extension Identifier") || (name.endsWith(".md") && start.contains("|"))) {
            return Optional.of(REMOVED_PACKAGES);
        }
        if (start.contains("\"spec_version\"")
                || start.contains("\"type\": \"bundle\"")
                || start.contains("\"type\":\"bundle\"")) {
            return Optional.of(STIX);
        }
        if (start.contains("\"Event\"")) {
            return Optional.of(MISP);
        }
        if (start.contains("\"malicious\"") && start.stripLeading().startsWith("{")) {
            return Optional.of(CONTROL_MANIFEST);
        }
        if (start.contains("\"affected\"") || start.contains("\"schema_version\"")) {
            return Optional.of(OSV);
        }
        return name.endsWith(".txt") ? Optional.of(LIST) : Optional.empty();
    }
}

package dev.vsxray.reports.text;

import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Severity;

/** ANSI colours, or none. Colour repeats what a word says; it never says anything alone. */
final class Paint {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String CYAN = "\u001b[36m";
    private static final String GREEN = "\u001b[32m";

    private final boolean colour;

    Paint(boolean colour) {
        this.colour = colour;
    }

    String bold(String text) {
        return with(BOLD, text);
    }

    String faint(String text) {
        return with(FAINT, text);
    }

    /** The loudest colour is kept for {@code malicious}, so that a weak finding cannot out-shout a proven one. */
    String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case MALICIOUS -> with(BOLD_RED, text);
            case SUSPICIOUS -> with(RED, text);
            case RISKY, UNKNOWN -> with(YELLOW, text);
            case NO_FINDINGS -> with(GREEN, text);
        };
    }

    String severity(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL, HIGH -> with(RED, text);
            case MEDIUM -> with(YELLOW, text);
            case LOW, INFO -> with(CYAN, text);
        };
    }

    private String with(String code, String text) {
        return colour ? code + text + RESET : text;
    }
}

package dev.vsxray.scanner.model;

import java.util.Locale;

/** The questions an auditor asks of every extension, in the order reports answer them. */
public enum AuditQuestion {
    PUBLISHER_VERIFIED("Is the publisher verified?"),
    SOURCE_AVAILABLE("Is the source available?"),
    LICENSE_STATED("Is a licence stated?"),
    USES_NETWORK("Does it use the network?"),
    UPDATED_RECENTLY("Was it updated within a year?"),
    RUNS_AT_STARTUP("Does it run without being asked?"),
    RUNS_PROGRAMS("Can it run other programs?"),
    READS_DOCUMENTS("Does it read open documents?"),
    HANDLES_CREDENTIALS("Does it touch credentials?"),
    READABLE_CODE("Is its code readable?"),
    STILL_PUBLISHED("Does its registry still publish it?"),
    AS_PUBLISHED("Is it what its registry serves?"),
    SIGNATURE_GOOD("Is its signature good?"),
    REPOSITORY_NAMES_IT("Does its repository name it?"),
    OLD_ENOUGH("Is this version older than you demand?");

    private final String text;

    AuditQuestion(String text) {
        this.text = text;
    }

    /** The question as reports print it. */
    public String text() {
        return text;
    }

    /** The word used in reports, such as {@code publisher-verified}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.vsxray.scanner.model;

import java.util.Locale;

/**
 * A decision and what became of it in one report.
 *
 * @param matches findings that it suppressed, or extensions that it allowed or denied; 0 unless in force
 */
public record AppliedDecision(Decision decision, State state, int matches) {

    /** What became of a decision. */
    public enum State {
        IN_FORCE,
        /** It held, and nothing here was in its scope: it may be left over. */
        UNMATCHED,
        /** Its last day is past: what it covered counts again. */
        EXPIRED,
        /** A file nearer to the user decides about the same scope. */
        OVERRULED;

        /** The word used in reports, such as {@code in-force}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

package dev.vsxray.scanner.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a team decided about extensions or findings, from a file that it keeps under review. All texts are the team's
 * own; reports show them as carefully as those of extensions.
 *
 * @param reason why, as a sentence
 * @param expires the last day on which it holds; empty for a decision that was made to stay
 * @param source the file and line it stands in, such as {@code vsxray-decisions.yaml:12}
 */
public record Decision(
        Kind kind, Scope scope, String owner, String reason, Optional<LocalDate> expires, String source) {

    /** What was decided. */
    public enum Kind {
        /** The extension may be here: its findings no longer count. */
        ALLOW,
        /** The extension must not be here: that is a finding of its own. */
        DENY,
        /** The findings in scope were looked at and do not count. */
        SUPPRESS;

        /** The word used in files and reports, such as {@code allow}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What it is about: everything that all parts which are not empty describe.
     *
     * @param extension id; compared without regard to case
     * @param versions a version or a range in the notation of npm
     * @param publisher compared without regard to case
     * @param rule id of a rule
     * @param fingerprint of one finding
     */
    public record Scope(String extension, String versions, String publisher, String rule, String fingerprint) {}
}

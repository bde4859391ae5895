package dev.vsxray.reports.difference;

import dev.vsxray.scanner.model.ExtensionId;
import java.util.List;
import java.util.Locale;

/**
 * One difference between two reports.
 *
 * @param before versions, verdicts or the like as they were; empty where there was nothing
 * @param after as they are; empty where there is nothing
 * @param items what came or went: titles of findings, hosts, capabilities, places, or a sentence of our own; untrusted text
 */
public record Change(Kind kind, Cause cause, ExtensionId extension, String before, String after, List<String> items) {

    /** What kind of difference, in the order of how much it matters. */
    public enum Kind {
        VERDICT_WORSE,
        PUBLISHER_CHANGED,
        NAME_CHANGED,
        NEW_EXTENSION,
        NEW_FINDING,
        SEVERITY_RAISED,
        REPOSITORY_CHANGED,
        /** Another extension is installed with it. */
        NEW_PACK_ENTRY,
        NEW_BINARY,
        OBFUSCATION_APPEARED,
        /** It runs earlier than before, without being asked. */
        ACTIVATION_WIDENED,
        NEW_VERSION,
        NEW_CAPABILITY,
        NEW_HOST,
        COVERAGE_WORSE,
        /** Could not be seen this time, since less was read. Not the same as gone. */
        NOT_SEEN,
        SPREAD,
        RETREAT,
        VERDICT_BETTER,
        COVERAGE_BETTER,
        /** Still there, and a decision says that it does not count. */
        FINDING_SUPPRESSED,
        FINDING_GONE,
        CAPABILITY_GONE,
        HOST_GONE,
        EXTENSION_GONE;

        /** The words used in reports, such as {@code new finding}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Change {
        items = List.copyOf(items);
    }
}

package dev.vsxray.reports.difference;

import java.util.Locale;

/** Why something is different. Each asks for another reaction. */
public enum Cause {
    EXTENSION_CHANGED("the extension changed"),
    EXTENSION_APPEARED("it was installed"),
    EXTENSION_REMOVED("it was removed"),
    MACHINE_APPEARED("a machine reported that did not before"),
    MACHINE_SILENT("its machine did not report"),
    NOT_LOOKED_AT("nobody looked there this time"),
    PLACES_CHANGED("it is installed in other places"),
    RULES_CHANGED("our rules changed"),
    INTELLIGENCE_CHANGED("threat intelligence changed"),
    DECISIONS_CHANGED("a decision about it was made or ended"),
    COVERAGE_CHANGED("more or less of it was read"),
    TOOL_CHANGED("another version of the tool looked"),
    /** The same bytes, rules, intelligence, tool and coverage: a defect worth reporting. */
    UNEXPLAINED("no cause is known");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** As in reports for programs, such as {@code rules-changed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a clause, such as {@code the extension changed}. */
    public String words() {
        return words;
    }
}

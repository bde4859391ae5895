package dev.vsxray.signatures.rule;

import java.util.Locale;

/** Within what all predicates of a rule must hold together. */
public enum Scope {
    EXTENSION,
    /** One file. Facts about the whole package (manifest, identity, dependencies, other rules) hold in every file. */
    FILE,
    /** One function, for calls and flows; for other facts, the file of the function. */
    FUNCTION;

    /** The word used in rules, such as {@code extension}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.vsxray.scanner.script;

import java.util.Locale;

/** Where a command stands, which says how likely it is to run. */
public enum CommandContext {
    /** A script file of the package. */
    FILE,
    /** An argument of a call that runs programs. */
    CALL,
    /** The same, where it runs only when the user asked for something or said yes to a question. */
    REQUEST,
    /** Some string of a program; it may be a message to the user. */
    STRING,
    /** A task, hook, lifecycle script or server definition: run by the editor or a tool. */
    CONFIGURATION,
    /** A text that tells a language model what to do. */
    INSTRUCTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

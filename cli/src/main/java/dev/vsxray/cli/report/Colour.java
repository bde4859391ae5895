package dev.vsxray.cli.report;

import dev.vsxray.cli.command.Surroundings;

/** {@code --color}: when colours are used. */
enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** {@code AUTO} means a terminal that is not {@code dumb}, without {@code NO_COLOR} (https://no-color.org). */
    boolean isOn(Surroundings around) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                around.outIsTerminal()
                        && around.variable("NO_COLOR").isEmpty()
                        && !around.variable("TERM").orElse("").equals("dumb");
        };
    }
}

package dev.vsxray.cli.configuration;

import java.nio.file.Path;

/**
 * A value that a file gives an option.
 *
 * @param command the command's full name, such as {@code vsxray nightly run}
 * @param option the option's longest name, such as {@code --keep}
 * @param line in the file, from 1
 */
public record Setting(String command, String option, String value, Path file, int line) {

    /** Where the value comes from, for people. */
    public String origin() {
        return file + ":" + line;
    }

    boolean isFor(Setting other) {
        return command.equals(other.command) && option.equals(other.option);
    }
}

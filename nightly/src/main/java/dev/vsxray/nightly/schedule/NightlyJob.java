package dev.vsxray.nightly.schedule;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

/**
 * What is to be started every night.
 *
 * @param program an absolute path and the arguments, each as the program shall see it
 * @param state the tool's state folder, absolute
 * @param at local time of the machine; seconds are not used
 */
public record NightlyJob(List<String> program, Path state, LocalTime at, Reach reach) {

    /** Whose scheduler it is, and whose extensions are scanned. */
    public enum Reach {
        /** The user who installs it. */
        USER,
        /** The machine: an administrator scans all users. */
        SYSTEM
    }

    public NightlyJob {
        program = List.copyOf(program);
        if (program.isEmpty() || !Path.of(program.get(0)).isAbsolute() || !state.isAbsolute()) {
            throw new IllegalArgumentException(
                    "expected absolute paths of a program and of the state folder, found " + program + " and " + state);
        }
        for (String word : program) {
            requirePlain(word);
        }
        requirePlain(state.toString());
    }

    /** No scheduler's file can hold a line break in a command, and nothing good has one in its path. */
    private static void requirePlain(String word) {
        if (word.chars().anyMatch(Character::isISOControl)) {
            throw new ScheduleException("A path holds a control character: " + word.replaceAll("\\p{Cntrl}", "?")
                    + ". Move vsxray or its state folder.");
        }
    }
}

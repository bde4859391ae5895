package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A system's own scheduler. */
public sealed interface Scheduler permits SystemdTimer, LaunchAgent, TaskScheduler, Crontab {

    /** As on the command line, such as {@code systemd}. */
    String name();

    /** What installing does; the same job planned twice leaves the machine the same. */
    Plan install(NightlyJob job, Programs programs) throws IOException;

    /** What removing does, whether or not anything is installed. */
    Plan remove(Programs programs) throws IOException;

    /** What the scheduler itself says. */
    Registration registration(Programs programs) throws IOException;

    /** What becomes of a night in which the machine is off or asleep, as a sentence. */
    String whenMissed();

    /**
     * What a scheduler knows of the nightly scan.
     *
     * @param present whether it will start it at all
     * @param nextRun when, in the scheduler's own words
     * @param lastRun when it last started it, in the scheduler's own words
     * @param lastResult how that ended
     * @param problems what is wrong and what to do, sentences
     * @param notes what is so and may be meant so, sentences
     */
    record Registration(
            boolean present,
            Optional<String> nextRun,
            Optional<String> lastRun,
            Optional<String> lastResult,
            List<String> problems,
            List<String> notes) {

        public Registration {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }

        static final Registration NONE =
                new Registration(false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}

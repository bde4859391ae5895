package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A line of the user's crontab, for machines without anything better. Format: crontab(5). */
record Crontab() implements Scheduler {

    static final String NAME = "cron";

    private static final String MARK = " # vsxray-nightly";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Plan install(NightlyJob job, Programs programs) throws IOException {
        return new Plan(List.of(new Step.Run(replacing(others(programs) + line(job) + "\n"))));
    }

    @Override
    public Plan remove(Programs programs) throws IOException {
        if (ours(programs).isEmpty()) {
            return new Plan(List.of());
        }
        return new Plan(List.of(new Step.Run(replacing(others(programs)))));
    }

    @Override
    public Registration registration(Programs programs) throws IOException {
        if (ours(programs).isEmpty()) {
            return Registration.NONE;
        }
        // Whether a cron daemon runs at all, nobody can say who is not root.
        return new Registration(true, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    @Override
    public String whenMissed() {
        return "A night in which the machine is off or asleep is left out: cron makes up for nothing.";
    }

    /** What stands in the crontab for us, or nothing. */
    Optional<String> ours(Programs programs) throws IOException {
        return crontab(programs).lines().filter(line -> line.endsWith(MARK)).findFirst();
    }

    /** The line that starts the job. */
    static String line(NightlyJob job) {
        StringJoiner command = new StringJoiner(" ");
        command.add("LC_ALL=C.UTF-8");
        job.program().forEach(word -> command.add(quoted(word)));
        command.add(">" + quoted(job.state().resolve("nightly.log").toString())).add("2>&1");
        return String.format(
                        Locale.ROOT,
                        "%d %d * * * ",
                        job.at().getMinute(),
                        job.at().getHour())
                + command
                + MARK;
    }

    /** For sh, in single quotes; cron itself would take a percent sign for a line break. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''").replace("%", "\\%") + "'";
    }

    private static String others(Programs programs) throws IOException {
        StringBuilder kept = new StringBuilder();
        crontab(programs)
                .lines()
                .filter(line -> !line.endsWith(MARK))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    /** Only a crontab that is said not to be there is empty: one that cannot be read must not be replaced. */
    private static String crontab(Programs programs) throws IOException {
        Outcome listed = programs.run(Invocation.of("crontab", "-l").with(Map.of("LC_ALL", "C")));
        if (listed.succeeded()) {
            return listed.out();
        }
        if (listed.err().contains("no crontab")) {
            return "";
        }
        throw new ScheduleException("The crontab cannot be read, so it is left alone: " + listed.complaint() + ".");
    }

    private static Invocation replacing(String text) {
        return Invocation.of("crontab", "-").reading(text);
    }
}

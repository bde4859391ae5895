package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.schedule.NightlyJob;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.nightly.schedule.NightlySchedule;
import dev.vsxray.nightly.schedule.ScheduleException;
import dev.vsxray.nightly.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "install",
        description = "Let this machine's scheduler start \"vsxray nightly run\" every night.",
        mixinStandardHelpOptions = true)
public final class NightlyInstallCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Mixin
    private final ScheduleOptions options = new ScheduleOptions();

    @Option(
            names = "--at",
            paramLabel = "HH:MM",
            converter = TimeConverter.class,
            description = "Local time. Default: 03:30.")
    private LocalTime at = LocalTime.of(3, 30);

    @Option(names = "--dry-run", description = "Show what would be written and run, and change nothing.")
    private boolean dryRun;

    public NightlyInstallCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (host.start().isEmpty()) {
            throw new UsageException("vsxray does not run from its jar, so a scheduler cannot start it."
                    + " Start it with the launcher, ./vsxray.");
        }
        NightlySchedule schedule = options.schedule(around, host);
        try {
            Scheduler scheduler = options.chosen(schedule);
            NightlyJob job = job();
            around.out().print(schedule.installation(scheduler, job).described());
            if (dryRun) {
                around.out().println("Nothing was changed.");
                return ExitCode.DONE.number();
            }
            schedule.install(scheduler, job);
            around.out().println("Installed with " + scheduler.name() + ". " + scheduler.whenMissed());
            around.out().println("\"vsxray nightly status\" tells how it stands.");
            return ExitCode.DONE.number();
        } catch (ScheduleException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    /** A time of day, as people write it. */
    static final class TimeConverter implements ITypeConverter<LocalTime> {
        @Override
        public LocalTime convert(String text) {
            try {
                return LocalTime.parse(text.length() == 4 ? "0" + text : text, DateTimeFormatter.ofPattern("HH:mm"));
            } catch (DateTimeParseException noTime) {
                throw new TypeConversionException("expected a time such as 03:30, found " + text);
            }
        }
    }

    /** The state folder is named because a scheduler's environment is not the user's. */
    private NightlyJob job() {
        Path state = StateFolder.of(around).path().toAbsolutePath();
        List<String> program = new ArrayList<>(host.start());
        program.add(1, "-D" + StateFolder.PROPERTY + "=" + state);
        program.addAll(List.of("nightly", "run"));
        if (options.reach() == Reach.SYSTEM) {
            program.add("--all-users");
        }
        return new NightlyJob(program, state, at, options.reach());
    }
}

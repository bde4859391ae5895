package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.schedule.NightlySchedule;
import dev.vsxray.nightly.schedule.ScheduleException;
import dev.vsxray.nightly.schedule.Scheduler;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "remove",
        description = "Take the nightly scan out of the scheduler. Reports and history stay.",
        mixinStandardHelpOptions = true)
public final class NightlyRemoveCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Mixin
    private final ScheduleOptions options = new ScheduleOptions();

    @Option(names = "--dry-run", description = "Show what would be deleted and run, and change nothing.")
    private boolean dryRun;

    public NightlyRemoveCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        NightlySchedule schedule = options.schedule(around, host);
        try {
            Scheduler scheduler = options.installed(schedule);
            around.out().print(schedule.removal(scheduler).described());
            if (!dryRun) {
                schedule.remove(scheduler);
            }
            around.out().println(dryRun ? "Nothing was changed." : "Removed from " + scheduler.name() + ".");
            return ExitCode.DONE.number();
        } catch (ScheduleException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }
}

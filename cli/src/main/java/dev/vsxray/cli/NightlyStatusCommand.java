package dev.vsxray.cli;

import dev.vsxray.nightly.schedule.NightlySchedule;
import dev.vsxray.nightly.schedule.NightlySchedule.Status;
import dev.vsxray.nightly.schedule.ScheduleException;
import dev.vsxray.nightly.schedule.Scheduler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "When the nightly scan last ran, what came out, when it runs next, and what is wrong.",
        mixinStandardHelpOptions = true)
final class NightlyStatusCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Mixin
    private final ScheduleOptions options = new ScheduleOptions();

    NightlyStatusCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    /** Ends with 2 where something is wrong, so that a monitor sees it. */
    @Override
    public Integer call() throws IOException {
        NightlySchedule schedule = options.schedule(around, host);
        try {
            Scheduler scheduler = options.installed(schedule);
            return told(scheduler, schedule.status(scheduler, Optional.empty()));
        } catch (ScheduleException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    private int told(Scheduler scheduler, Status status) {
        Prose prose = new Prose(around.out(), around.width());
        if (!status.registered() && status.installed().isEmpty()) {
            prose.field("installed", "no. \"vsxray nightly install\" does it.");
            status.problems().forEach(problem -> prose.field("problem", problem));
            return ExitCode.USAGE.number();
        }
        prose.field(
                "installed",
                "with " + scheduler.name()
                        + status.installed()
                                .map(job -> ", every night at " + job.job().at() + ", on " + job.installedAt())
                                .orElse(""));
        prose.field("last run", status.lastRun().orElse("never, as far as is known"));
        prose.field("outcome", status.lastResult().orElse(""));
        prose.field("next run", status.nextRun().orElse("not known"));
        prose.field("if missed", status.whenMissed());
        status.problems().forEach(problem -> prose.field("problem", problem));
        return status.problems().isEmpty() ? ExitCode.DONE.number() : ExitCode.USAGE.number();
    }
}

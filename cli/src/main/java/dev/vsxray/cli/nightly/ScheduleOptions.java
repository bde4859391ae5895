package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.nightly.schedule.NightlySchedule;
import dev.vsxray.nightly.schedule.Scheduler;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which scheduler is meant; the same options for installing, asking and removing. */
final class ScheduleOptions {

    @Option(
            names = "--system",
            description = "The scheduler of the machine instead of yours, as administrator: all users are scanned.")
    private boolean system;

    @Option(
            names = "--scheduler",
            paramLabel = "NAME",
            description = "systemd, launchd, task-scheduler or cron. Default: what suits the machine.")
    private Optional<String> scheduler = Optional.empty();

    /** Whose scheduler. */
    Reach reach() {
        return system ? Reach.SYSTEM : Reach.USER;
    }

    NightlySchedule schedule(Surroundings around, Host host) {
        Clock local = around.clock().withZone(host.zone());
        return new NightlySchedule(
                host.machine(), host.programs(), StateFolder.of(around).path().toAbsolutePath(), local);
    }

    /** The scheduler to install into. */
    Scheduler chosen(NightlySchedule schedule) {
        return schedule.scheduler(scheduler, reach());
    }

    /** The scheduler it was installed into, unless another one is named. */
    Scheduler installed(NightlySchedule schedule) {
        return schedule.installed()
                .filter(job -> scheduler.isEmpty() && !system)
                .map(job -> schedule.scheduler(
                        Optional.of(job.scheduler()), job.job().reach()))
                .orElseGet(() -> chosen(schedule));
    }
}

package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Prose;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.HistoryFile;
import dev.vsxray.nightly.history.PastScan;
import dev.vsxray.nightly.run.NightlyRun;
import dev.vsxray.nightly.schedule.NightlySchedule;
import dev.vsxray.nightly.schedule.NightlySchedule.LastNight;
import dev.vsxray.nightly.schedule.NightlySchedule.Status;
import dev.vsxray.nightly.schedule.ScheduleException;
import dev.vsxray.nightly.schedule.Scheduler;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "When the nightly scan last ran, what came out, when it runs next, and what is wrong.",
        mixinStandardHelpOptions = true)
public final class NightlyStatusCommand implements Callable<Integer> {

    private final Surroundings around;
    private final Host host;

    @Mixin
    private final ScheduleOptions options = new ScheduleOptions();

    public NightlyStatusCommand(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    /** Ends with 2 where something is wrong, so that a monitor sees it. */
    @Override
    public Integer call() throws IOException {
        NightlySchedule schedule = options.schedule(around, host);
        try {
            Scheduler scheduler = options.installed(schedule);
            return told(scheduler, schedule.status(scheduler, lastNight()));
        } catch (ScheduleException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    /** As the history has it; asking must not begin one. */
    private Optional<LastNight> lastNight() throws IOException {
        Path file = NightlyRun.history(StateFolder.of(around).path());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (History history = HistoryFile.open(file, around.clock()).history()) {
            return history.scans(1).stream().findFirst().map(NightlyStatusCommand::told);
        }
    }

    private static LastNight told(PastScan scan) {
        StringJoiner counts = new StringJoiner(", ");
        for (Verdict verdict : List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY, Verdict.UNKNOWN)) {
            int count = scan.verdicts().getOrDefault(verdict, 0);
            if (count > 0) {
                counts.add(count + " " + verdict.word());
            }
        }
        return new LastNight(
                scan.startedAt(),
                Headline.count(scan.extensions(), "extension") + ": "
                        + (counts.length() == 0 ? "nothing found" : counts.toString()));
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
        status.notes().forEach(note -> prose.field("note", note));
        status.problems().forEach(problem -> prose.field("problem", problem));
        return status.problems().isEmpty() ? ExitCode.DONE.number() : ExitCode.USAGE.number();
    }
}

package dev.vsxray.cli.nightly;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.decision.DecisionFiles;
import dev.vsxray.cli.notify.Notifications;
import dev.vsxray.cli.report.FailOn;
import dev.vsxray.cli.report.Thresholds;
import dev.vsxray.cli.scan.ScanOptions;
import dev.vsxray.nightly.past.ContentsKept;
import dev.vsxray.nightly.past.Hindsight;
import dev.vsxray.nightly.past.PastContents;
import dev.vsxray.nightly.run.Night;
import dev.vsxray.nightly.run.NightScan;
import dev.vsxray.nightly.run.NightlyRun;
import dev.vsxray.nightly.run.NotKeptException;
import dev.vsxray.nightly.run.RunningException;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.text.TerminalStyle;
import dev.vsxray.reports.text.TextReport;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.Reexamination;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "nightly", description = "The scan that goes on by itself.", mixinStandardHelpOptions = true)
public final class NightlyCommand {

    @Command(
            name = "run",
            description = "One night: scan, compare with the last good night, write dated reports, tell, remember.",
            mixinStandardHelpOptions = true)
    public static final class Run implements Callable<Integer> {

        private final Scans scans;
        private final Surroundings around;
        private final Host host;

        @Parameters(
                paramLabel = "PATH",
                arity = "0..*",
                description = "Scan these instead of the editors of this machine.")
        private List<Path> paths = new ArrayList<>();

        @Mixin
        private final ScanOptions options = new ScanOptions();

        @Mixin
        private final Thresholds thresholds = new Thresholds();

        @Mixin
        private final Notifications notifications = new Notifications();

        @Option(
                names = "--suppressions",
                paramLabel = "FILE",
                description = "Decisions of the team; see docs/decisions.md. Repeatable; a later file overrules.")
        private List<Path> suppressions = new ArrayList<>();

        @Option(
                names = "--keep",
                paramLabel = "NIGHTS",
                description = "Nights whose reports are kept. Default: 90. The history keeps all.",
                defaultValue = "90")
        private int keep = 90;

        public Run(Scans scans, Surroundings around, Host host) {
            this.scans = scans;
            this.around = around;
            this.host = host;
        }

        /** A notification that was not delivered shows in the exit code, unless findings already do. */
        @Override
        public Integer call() throws IOException {
            if (keep < 1) {
                throw new UsageException("--keep " + keep + ": expected a number from 1 on.");
            }
            Decisions decisions = DecisionFiles.inForce(suppressions, around);
            ScanRequest request = options.request(paths, around);
            PastContents contents = new PastContents(StateFolder.of(around).past(), around.clock());
            NightScan scan = () -> decisions.applyTo(
                    options.scan(
                            scans,
                            request,
                            ScanProgress.silent(),
                            around,
                            results -> new ContentsKept(results, contents)),
                    around.today());
            NightlyRun run = new NightlyRun(
                    StateFolder.of(around).path(),
                    owner(),
                    keep,
                    scan,
                    new Hindsight(
                            contents,
                            () -> Reexamination.of(request),
                            accusation -> decisions.excuse(
                                    accusation.sighting().extension(),
                                    accusation.sighting().version(),
                                    accusation.finding(),
                                    around.today())),
                    new NightNotification(notifications, around, host),
                    around.clock());
            try {
                return exitCode(told(run.run())).number();
            } catch (RunningException another) {
                throw new UsageException(String.valueOf(another.getMessage()));
            } catch (NotKeptException notKept) {
                return toldThoughNotKept(notKept).number();
            }
        }

        /** Whatever the threshold says, a night that left nothing to compare with is no success. */
        private ExitCode toldThoughNotKept(NotKeptException notKept) throws IOException {
            TextReport.write(notKept.found(), Optional.empty(), TerminalStyle.plain(), around.out());
            around.err().println("vsxray: " + notKept.getMessage());
            ExitCode exit = thresholds.exitCode(notKept.found(), around);
            return exit == ExitCode.DONE ? ExitCode.USAGE : exit;
        }

        private Night told(Night night) throws IOException {
            around.out().println(Headline.sentence(night.report()));
            if (night.changes().isPresent()) {
                DifferenceText.write(night.changes().get(), around.out());
            } else {
                around.out().println("The first night; there is nothing to compare with.");
            }
            for (ScanError error : night.report().errors()) {
                around.out().println(error.what() + " " + VisibleText.of(error.subject(), 400));
            }
            around.out().println(Headline.summaryLine(night.report()));
            around.out().println("wrote " + night.folder());
            return night;
        }

        private ExitCode exitCode(Night night) {
            ExitCode exit = thresholds.exitCode(night.report(), around);
            boolean knownTooLate = thresholds.failOn() != FailOn.NEVER
                    && night.accusations().stream()
                            .anyMatch(accusation ->
                                    accusation.finding().severity().compareTo(Severity.HIGH) >= 0);
            if (knownTooLate) {
                return ExitCode.FINDINGS;
            }
            return exit == ExitCode.DONE && !night.undelivered().isEmpty() ? ExitCode.NOT_DELIVERED : exit;
        }

        private String owner() {
            String user = around.variable("USER")
                    .or(() -> around.variable("USERNAME"))
                    .orElse("unknown");
            return "process " + ProcessHandle.current().pid() + " of " + user;
        }
    }
}

package dev.vsxray.cli.watch;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.notify.Notifications;
import dev.vsxray.cli.quarantine.QuarantineCommand;
import dev.vsxray.cli.report.OutputFile;
import dev.vsxray.cli.report.ReportOptions;
import dev.vsxray.nightly.notify.NotifySettings;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.nightly.watch.FolderEvents;
import dev.vsxray.nightly.watch.Watch;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.locate.EditorFolder;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Scan each extension as it is installed or updated, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {

    /** An editor unpacks without longer pauses. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** While something is being written, and where the system has no events. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** An update in place wakes nobody, and an editor may be installed meanwhile. */
    private static final Duration AT_LEAST = Duration.ofSeconds(15);

    private final Scans scans;
    private final Surroundings around;
    private final Host host;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final Notifications notifications = new Notifications();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules of your own; one with the id of a shipped rule replaces it. Repeatable.")
    private List<Path> ruleFolders = new ArrayList<>();

    public WatchCommand(Scans scans, Surroundings around, Host host) {
        this.scans = scans;
        this.around = around;
        this.host = host;
    }

    /** Ends when its thread is interrupted; Ctrl-C does that, and what is being scanned is given up. */
    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = report.outputFiles(around);
        Decisions decisions = report.decisions(around);
        NotifySettings settings = notifications.settings(around, host);
        Thread watching = Thread.currentThread();
        Thread ending = new Thread(() -> end(watching), "vsxray-end");
        Runtime.getRuntime().addShutdownHook(ending);
        try (FolderEvents events = new FolderEvents()) {
            List<Path> folders = folders();
            Watch watch = new Watch(folders, QUIET);
            events.listenTo(folders);
            around.err()
                    .println("vsxray: watching " + Headline.count(folders.size(), "folder")
                            + " of extensions; Ctrl-C ends it.");
            while (!Thread.interrupted()) {
                events.await(watch.isWaiting() || isBlind(events) ? SOON : AT_LEAST);
                folders = folders();
                events.listenTo(folders);
                List<Path> ready = watch.look(folders, Instant.now(around.clock()));
                if (!ready.isEmpty()) {
                    scan(ready, files, decisions, settings);
                }
            }
        } catch (InterruptedException ended) {
            // That is how a watch ends.
        }
        around.err().println("vsxray: no longer watching.");
        removeHook(ending);
        return ExitCode.DONE.number();
    }

    /** Java's own events of macOS come after ten seconds, by looking. */
    private boolean isBlind(FolderEvents events) {
        return !events.isComplete() || host.machine().os() == Os.MACOS;
    }

    private List<Path> folders() {
        return QuarantineCommand.editors(host).stream()
                .map(EditorFolder::extensions)
                .toList();
    }

    private void scan(List<Path> ready, List<OutputFile> files, Decisions decisions, NotifySettings settings)
            throws IOException {
        ScanRequest request = new ScanRequest(
                ready,
                false,
                ruleFolders.stream().map(around.workingDirectory()::resolve).toList(),
                Optional.of(StateFolder.of(around).intelligence()),
                Runtime.getRuntime().availableProcessors());
        ScanReport judged = decisions.applyTo(scans.scan(request, ScanProgress.silent()), around.today());
        report.deliver(judged, files, around);
        settings.announcement(Occasion.WATCH, judged, Optional.empty(), List.of())
                .ifPresent(announcement -> Notifications.tell(announcement, settings, around));
    }

    private static void end(Thread watching) {
        watching.interrupt();
        try {
            watching.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the process ends, its hooks cannot be removed, and need not be. */
    private static void removeHook(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException endingAlready) {
            // Ctrl-C brought us here.
        }
    }
}

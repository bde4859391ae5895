package dev.vsxray.cli;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.online.OnlineSession;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a command as the user would, with a scanner that returns a prepared report. */
final class CommandRun {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<ScanRequest> requests = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;
    private Scans scans;
    private OnlineSession.Services services = (web, gallery) -> {
        throw new IllegalStateException("nobody is asked in this test");
    };
    private boolean terminal;
    private Charset charset = StandardCharsets.UTF_8;
    private Host host = Host.current();
    private Clock clock = Clock.fixed(Instant.parse("2026-11-23T02:00:07Z"), ZoneOffset.UTC);
    private int exitCode;

    private CommandRun(Path folder, Scans scans) {
        this.folder = folder;
        this.scans = scans;
    }

    static CommandRun in(Path folder, ScanReport report) {
        CommandRun run = new CommandRun(folder, (request, progress) -> report);
        run.scans = (request, progress) -> {
            run.requests.add(request);
            report.extensions().forEach(extension -> progress.started(extension.id()));
            return report;
        };
        return run;
    }

    static CommandRun in(Path folder, Scans scans) {
        return new CommandRun(folder, scans);
    }

    CommandRun asking(OnlineSession.Services asked) {
        services = asked;
        return this;
    }

    CommandRun onTerminal(int columns) {
        terminal = true;
        environment.put("COLUMNS", Integer.toString(columns));
        return this;
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun showing(Charset shown) {
        charset = shown;
        return this;
    }

    /** With a clock that goes. */
    CommandRun ticking() {
        clock = Clock.systemUTC();
        return this;
    }

    CommandRun on(Host machine) {
        host = machine;
        return this;
    }

    CommandRun run(String... arguments) {
        Surroundings around = new Surroundings(
                new PrintStream(out, false, charset),
                new PrintStream(err, true, charset),
                terminal,
                terminal,
                charset,
                environment,
                folder,
                clock);
        exitCode = Vsxray.commandLine(this::scan, around, host, services).execute(arguments);
        around.out().flush();
        return this;
    }

    private ScanReport scan(ScanRequest request, ScanProgress progress) throws IOException {
        return scans.scan(request, progress);
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString(charset);
    }

    String err() {
        return err.toString(charset);
    }

    /** What the scanner was asked. */
    ScanRequest request() {
        return requests.get(0);
    }
}

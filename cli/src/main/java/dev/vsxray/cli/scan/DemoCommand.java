package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.report.OutputFile;
import dev.vsxray.cli.report.ReportOptions;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = "Scan inert sample extensions that ship with the tool, and write a report to look at.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /** Written where the user is, who wants to open it. */
    private static final String REPORT = "vsxray-demo.html";

    private final Scans scans;
    private final Surroundings around;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    public DemoCommand(Scans scans, Surroundings around) {
        this.scans = scans;
        this.around = around;
    }

    /** Findings are what a demonstration is for, so it ends with 0 unless {@code --fail-on} asks otherwise. */
    @Override
    public Integer call() throws IOException {
        List<OutputFile> files = new ArrayList<>(report.outputFiles(around));
        Path page = around.workingDirectory().resolve(REPORT);
        if (files.isEmpty()) {
            files.add(new OutputFile(page, ReportFormat.HTML));
        }
        try (DemoSamples samples = DemoSamples.unpack()) {
            ProgressLine line = new ProgressLine(around.err(), around.errIsTerminal(), around.clock());
            ScanRequest request = new ScanRequest(
                    List.of(samples.folder()),
                    false,
                    List.of(),
                    Optional.empty(),
                    Runtime.getRuntime().availableProcessors());
            ScanReport found = scans.scan(request, line);
            line.clear();
            ExitCode exit = report.deliver(report.decisions(around).applyTo(found, around.today()), files, around);
            return report.namesThreshold() ? exit.number() : ExitCode.DONE.number();
        }
    }
}

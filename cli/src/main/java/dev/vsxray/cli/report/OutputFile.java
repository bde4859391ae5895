package dev.vsxray.cli.report;

import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.output.WholeFile;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A report file: its path and the format its suffix stands for. */
public record OutputFile(Path path, ReportFormat format) {

    static OutputFile of(Path path) {
        ReportFormat format = ReportFormat.ofFile(path.getFileName().toString())
                .orElseThrow(() -> new UsageException("--output " + path
                        + ": the suffix decides the format, expected one of "
                        + ReportFormat.suffixesOfAll() + ". Rename the file."));
        return new OutputFile(path, format);
    }

    /** A reader never meets half a report, whatever ends the writing. */
    void write(ScanReport report, Optional<Difference> changes, Optional<Census> census) throws IOException {
        WholeFile.write(path, out -> format.write(report, changes, census, out));
    }
}

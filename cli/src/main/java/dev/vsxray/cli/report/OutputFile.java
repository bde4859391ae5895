package dev.vsxray.cli.report;

import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.scanner.model.ScanReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
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

    /** Writes beside the file first and moves into place, so that a reader never meets half a report. */
    void write(ScanReport report, Optional<Difference> changes, Optional<Census> census) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path partial = folder.resolve(path.getFileName() + ".partial");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            format.write(report, changes, census, out);
        }
        Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING);
    }
}

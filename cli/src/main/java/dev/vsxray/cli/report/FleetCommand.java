package dev.vsxray.cli.report;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.reports.fleet.Census;
import dev.vsxray.reports.fleet.Fleet;
import dev.vsxray.reports.fleet.Redaction;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fleet",
        description = "Many machines as one: merge their JSON reports into one report.",
        mixinStandardHelpOptions = true)
public final class FleetCommand {

    @Command(
            name = "report",
            description = "Merge the JSON reports at PATH: one row per extension and content, with its machines.",
            mixinStandardHelpOptions = true)
    public static final class Report implements Callable<Integer> {

        private final Surroundings around;

        @Mixin
        private final ReportOptions report = new ReportOptions();

        @Parameters(paramLabel = "PATH", arity = "1..*", description = "JSON reports, or folders of them.")
        private List<Path> paths = new ArrayList<>();

        @Option(
                names = "--expected",
                paramLabel = "FILE",
                description = "Names of the machines that should report, one a line; the silent ones are told.")
        private Optional<Path> expected = Optional.empty();

        @Option(names = "--redact", description = "Leave out names of machines and people, and all paths.")
        private boolean redact;

        public Report(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() throws IOException {
            List<OutputFile> files = report.outputFiles(around);
            Decisions decisions = report.decisions(around);
            Fleet fleet = new Fleet();
            for (Path path : paths) {
                Path given = around.workingDirectory().resolve(path);
                if (!Files.exists(given)) {
                    throw new UsageException(path + ": there is no such file or folder.");
                }
                for (Path file : reports(given)) {
                    fleet.add(file);
                }
            }
            if (fleet.size() == 0) {
                throw new UsageException("No report at " + paths + ". Expected files of \"vsxray scan -o FILE.json\".");
            }
            List<String> machines = expectedMachines();
            ScanReport merged = decisions.applyTo(fleet.report(machines), around.today());
            Census census = fleet.census(machines);
            Optional<Redaction> redaction = redact ? Optional.of(Redaction.of(merged, census)) : Optional.empty();
            return report.deliver(merged, new Presentation(Optional.of(census), redaction), files, around)
                    .number();
        }

        private static List<Path> reports(Path given) throws IOException {
            if (Files.isRegularFile(given)) {
                return List.of(given);
            }
            try (Stream<Path> files = Files.walk(given)) {
                return files.filter(file -> file.toString().endsWith(".json"))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
            }
        }

        private List<String> expectedMachines() throws IOException {
            if (expected.isEmpty()) {
                return List.of();
            }
            return Files.readAllLines(around.workingDirectory().resolve(expected.get())).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}

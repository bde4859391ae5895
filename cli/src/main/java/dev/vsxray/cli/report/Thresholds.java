package dev.vsxray.cli.report;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ScanReport;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that decide which exit code a report comes to. */
public final class Thresholds {

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            description = "Exit with 1 from this verdict on: malicious, suspicious (default), risky, never.")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(names = "--fail-on-incomplete", description = "Exit with 3 when something was not analysed.")
    private boolean failOnIncomplete;

    @Option(
            names = "--max-intel-age",
            paramLabel = "DAYS",
            description = "Exit with 4 when the threat intelligence is older.")
    private Optional<Integer> maxIntelligenceAge = Optional.empty();

    /** Whether the user said from which verdict on the exit code is 1. */
    boolean isNamed() {
        return failOn.isPresent();
    }

    public FailOn failOn() {
        return failOn.orElse(FailOn.SUSPICIOUS);
    }

    public ExitCode exitCode(ScanReport report, Surroundings around) {
        if (failOn().isReachedBy(report)) {
            return ExitCode.FINDINGS;
        }
        boolean complete = report.errors().isEmpty()
                && report.summary().count(Coverage.Status.COMPLETE)
                        == report.extensions().size();
        if (failOnIncomplete && !complete) {
            return ExitCode.INCOMPLETE;
        }
        if (maxIntelligenceAge.isPresent() && isIntelligenceOlderThan(maxIntelligenceAge.get(), report, around)) {
            return ExitCode.INTELLIGENCE_TOO_OLD;
        }
        return ExitCode.DONE;
    }

    private static boolean isIntelligenceOlderThan(int days, ScanReport report, Surroundings around) {
        LocalDate oldest = around.today().minusDays(days);
        return report.tool()
                .intelligence()
                .asOf()
                .map(asOf -> asOf.isBefore(oldest))
                .orElse(true);
    }
}

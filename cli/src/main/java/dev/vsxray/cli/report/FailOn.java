package dev.vsxray.cli.report;

import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.util.Locale;

/** {@code --fail-on}: the verdict from which the exit code is 1. */
public enum FailOn {
    MALICIOUS,
    SUSPICIOUS,
    RISKY,
    NEVER;

    boolean isReachedBy(ScanReport report) {
        return report.extensions().stream().anyMatch(extension -> isReachedBy(extension.verdict()));
    }

    boolean isReachedBy(Verdict verdict) {
        return this != NEVER && verdict.compareTo(Verdict.valueOf(name())) >= 0;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

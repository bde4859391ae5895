package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.nightly.cache.FileScanCache;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.RuleSet;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A scan that takes from earlier ones what did not change. */
record CachedScan(FileScanCache cache, Surroundings around) {

    static CachedScan in(StateFolder state, Surroundings around) {
        String analyser = BuildDigest.of(Scanner.class, RuleSet.class);
        return new CachedScan(FileScanCache.open(state.cache(), analyser, around.clock()), around);
    }

    /** @param extended the cache, as the scan is to see it */
    ScanReport scan(Scans scans, ScanRequest request, ScanProgress progress, UnaryOperator<ScanCache> extended)
            throws IOException {
        ScanReport report = scans.scan(request, progress, extended.apply(cache));
        try {
            cache.save();
        } catch (IOException unwritable) {
            around.err().println("vsxray: the next scan will not be faster, nothing could be kept: " + unwritable);
        }
        return report;
    }
}

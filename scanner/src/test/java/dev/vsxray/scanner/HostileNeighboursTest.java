package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.HostilePackages;
import dev.vsxray.scanner.archive.OrdinaryPackages;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty well-formed packages among a thousand hostile ones, in one folder and one heap. */
class HostileNeighboursTest {

    private static final int HOSTILE = 1_000;
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    /** Keeps the packages in a folder of one's own, to scan them from the command line too. */
    private static final Optional<Path> KEPT =
            Optional.ofNullable(System.getProperty("vsxray.hostile.folder")).map(Path::of);

    @TempDir
    private Path temporary;

    @Test
    void changeNothingAndAreAllTold() throws IOException {
        Path folder = Files.createDirectories(KEPT.orElse(temporary).resolve("packages"));
        HostilePackages.writeTo(folder, HOSTILE);
        List<Path> ordinary = OrdinaryPackages.writeTo(folder);
        List<ExtensionReport> alone = scan(ordinary).extensions().stream()
                .sorted(Comparator.comparing(report -> report.id().key()))
                .toList();

        ScanReport among = scan(List.of(folder));

        for (int number = 0; number < OrdinaryPackages.COUNT; number++) {
            ExtensionReport report = alone.get(number);
            assertThat(report.verdict())
                    .isEqualTo(OrdinaryPackages.isMalicious(number) ? Verdict.MALICIOUS : Verdict.NO_FINDINGS);
            assertThat(report.coverage().status()).isEqualTo(Coverage.Status.COMPLETE);
        }
        assertThat(among.extensions()).containsAll(alone);
        assertThat(among.extensions())
                .flatExtracting(report -> report.coverage().gaps())
                .allSatisfy(gap -> assertThat(gap.reason()).isNotBlank())
                .extracting(Gap::kind)
                .doesNotContain(Gap.Kind.INTERNAL);
        assertThat(told(among)).containsAll(packagesIn(folder));
    }

    /** Paths of which the report says something: a verdict with its coverage, or why there is none. */
    private static List<String> told(ScanReport report) {
        return Stream.concat(
                        report.extensions().stream()
                                .flatMap(extension -> extension.places().stream())
                                .map(place -> place.path()),
                        report.errors().stream().map(error -> error.subject()))
                .toList();
    }

    private static List<String> packagesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<String> packages = all.map(Path::toString).toList();
            assertThat(packages).hasSize(HOSTILE + OrdinaryPackages.COUNT);
            return packages;
        }
    }

    private ScanReport scan(List<Path> targets) {
        Machine machine = new Machine(Machine.Os.LINUX, temporary.resolve("home"), temporary, Map.of());
        return new Scanner(machine, "", "0.1.0", Clock.fixed(NOW, ZoneOffset.UTC))
                .scan(new ScanRequest(targets, false, List.of(), Optional.empty(), 2), ScanProgress.silent());
    }
}

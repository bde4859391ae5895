package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.cache.FileScanCache;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.release.EarlierReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that ask what is new, where an earlier version is at hand and where none is. */
final class NewSinceLastVersionTest {

    private static final String BROUGHT = "An update brings an extension of somebody else along";
    private static final String MOVED = "Comes from another publisher than the version before";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:07Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @BeforeEach
    void threeVersions() throws IOException {
        write("old", "acme", "1.0.0", "[\"acme.one\"]");
        write("new", "acme", "1.1.0", "[\"acme.one\", \"umbrella.helper\"]");
        write("moved", "umbrella", "1.1.0", "[\"acme.one\"]");
    }

    @Test
    void diffHasTheOlderOneAtHand() {
        assertThat(run("diff", "old", "new").out())
                .contains(BROUGHT, "new pack entry: acme.pack", "  umbrella.helper")
                .doesNotContain(MOVED);
        assertThat(run("diff", "old", "moved").out())
                .contains(MOVED, "publisher changed from acme to umbrella: umbrella.pack");
    }

    @Test
    void aBaselineIsOne() {
        assertThat(run("scan", "old", "--output", "old.json", "-qq").exitCode()).isZero();
        assertThat(run("scan", "new").out()).doesNotContain(BROUGHT);
        assertThat(run("scan", "new", "--baseline", "old.json").out()).contains(BROUGHT);
        assertThat(run("scan", "old", "--baseline", "old.json").out())
                .as("the same version has nothing new")
                .contains("0 changes");
    }

    /** What an earlier scan kept was said without knowing the older version, and the other way round. */
    @Test
    void theCacheMindsWhichOneWasAtHand() {
        Scanner scanner = new Scanner(Machine.current(), "", "test", CLOCK);
        ScanCache cache = FileScanCache.open(folder.resolve("cache"), "test", CLOCK);
        ScanRequest of = new ScanRequest(List.of(folder.resolve("new")), false, List.of(), Optional.empty(), 1);
        ScanReport old = scanner.scan(
                new ScanRequest(List.of(folder.resolve("old")), false, List.of(), Optional.empty(), 1),
                ScanProgress.silent());
        ScanRequest since = of.since(EarlierReleases.at(old));
        assertThat(titles(scanner.scan(of, ScanProgress.silent(), cache))).doesNotContain(BROUGHT);
        assertThat(titles(scanner.scan(since, ScanProgress.silent(), cache))).contains(BROUGHT);
        assertThat(titles(scanner.scan(of, ScanProgress.silent(), cache))).doesNotContain(BROUGHT);
        ScanReport again = scanner.scan(since, ScanProgress.silent(), cache);
        assertThat(titles(again)).contains(BROUGHT);
    }

    private static List<String> titles(ScanReport report) {
        return report.extensions().get(0).findings().stream()
                .map(Finding::title)
                .toList();
    }

    /** Whoever counts only what is new fails on it. */
    @Test
    void whatIsNewCounts() {
        assertThat(run("scan", "old", "--output", "old.json", "-qq").exitCode()).isZero();
        assertThat(run("scan", "new", "--baseline", "old.json", "--fail-on", "risky")
                        .exitCode())
                .isEqualTo(1);
    }

    private void write(String name, String publisher, String version, String pack) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("package.json"), """
                {"publisher": "%s", "name": "pack", "version": "%s", "engines": {"vscode": "^1.90.0"},
                 "repository": "https://git.example/acme/pack", "extensionPack": %s}
                """.formatted(
                        publisher, version, pack));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, new Scanner(Machine.current(), "", "test", CLOCK)::scan)
                .with("VSXRAY_STATE", folder.resolve("state").toString())
                .run(arguments);
    }
}

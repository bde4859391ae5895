package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import dev.vsxray.scanner.release.EarlierReleases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with one extension, and with the machine, while others are scanned. */
class ScannerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @TempDir
    private Path temporary;

    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @BeforeEach
    void twoExtensions() throws IOException {
        extension("bad");
        extension("good");
    }

    private Path extension(String name) throws IOException {
        Path home = Files.createDirectories(temporary.resolve("extensions").resolve(name));
        Files.writeString(
                home.resolve("package.json"),
                "{\"publisher\":\"acme\",\"name\":\"" + name + "\",\"version\":\"1.0.0\",\"main\":\"main.js\","
                        + "\"engines\":{\"vscode\":\"*\"}}");
        Files.writeString(home.resolve("main.js"), "exports.activate = () => '" + name + "';");
        return home;
    }

    private ScanReport scan(ProvenanceSource provenance, ScanProgress progress, ScanCache cache) {
        ScanRequest request = new ScanRequest(
                List.of(temporary.resolve("extensions")), false, List.of(), Optional.empty(), 2, provenance);
        return scanner().scan(request, progress, cache);
    }

    private Scanner scanner() {
        return new Scanner(
                new Machine(Machine.Os.LINUX, temporary.resolve("home"), temporary, Map.of()), "", "0.1.0", clock);
    }

    private static ExtensionReport named(String name, ScanReport report) {
        return report.extensions().stream()
                .filter(extension -> extension.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertWhole(ExtensionReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.NO_FINDINGS);
        assertThat(report.coverage().status()).isEqualTo(Coverage.Status.COMPLETE);
    }

    /** Fails, or does whatever else, in the middle of the analysis of one extension. */
    private static ProvenanceSource atBad(Runnable mistake) {
        return new ProvenanceSource() {
            @Override
            public Provenance of(ExtensionPackage extension, List<Place> places) {
                if (extension.id().name().equals("bad")) {
                    mistake.run();
                }
                return Provenance.notAsked();
            }

            @Override
            public boolean isOnline() {
                return false;
            }
        };
    }

    @Test
    void anAnalysisThatThrowsLeavesTheOthersAlone() {
        List<Runnable> mistakes = List.of(
                () -> {
                    throw new IllegalStateException("ours");
                },
                () -> {
                    throw new NoClassDefFoundError("ours");
                },
                () -> {
                    throw new StackOverflowError();
                });
        for (Runnable mistake : mistakes) {
            ScanReport report = scan(atBad(mistake), ScanProgress.silent(), ScanCache.none());

            assertThat(named("bad", report).verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(named("bad", report).coverage().gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.kind()).isEqualTo(Gap.Kind.INTERNAL);
                assertThat(gap.reason()).startsWith("The analysis failed: ");
            });
            assertWhole(named("good", report));
        }
    }

    @Test
    void theReportSaysInWhichPackagesCodeItIs() throws IOException {
        Files.writeString(
                extension("bad").resolve("main.js"),
                "// node_modules/runner/index.js\nexports.activate = () => require('child_process').exec('id');\n");

        ExtensionReport report = named("bad", scan(atBad(() -> {}), ScanProgress.silent(), ScanCache.none()));

        assertThat(report.capabilities())
                .filteredOn(capability -> capability.name().equals("processes"))
                .flatExtracting(Capability::evidence)
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(evidence.module()).contains("runner"));
    }

    @Test
    void anExtensionThatFillsTheMemoryIsAGapOfItsOwn() {
        ScanReport report = scan(
                atBad(() -> {
                    throw new OutOfMemoryError("as if");
                }),
                ScanProgress.silent(),
                ScanCache.none());

        assertThat(named("bad", report).coverage().gaps())
                .extracting(Gap::reason)
                .containsExactly("The extension does not fit into memory");
        assertWhole(named("good", report));
    }

    @Test
    @Timeout(60)
    void anAnalysisThatDoesNotEndIsGivenUp() throws IOException {
        Signatures signatures = Signatures.load(List.of(), Optional.empty());
        AtomicBoolean over = new AtomicBoolean();
        ProvenanceSource endless = atBad(() -> goOn(over));

        ExtensionReport report = new ExtensionScan(
                        signatures, endless, EarlierReleases.none(), ScanCache.none(), clock, Duration.ofMillis(100))
                .scan(opened("bad"), new TreeMap<>());
        over.set(true);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.coverage().gaps())
                .containsExactly(new Gap(
                        "",
                        Gap.Kind.LIMIT,
                        "The analysis did not end when its time was over",
                        "0 s of processor time"));
    }

    /** Uses its time up, and does not listen when it is asked to end. */
    private static void goOn(AtomicBoolean over) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (!over.get()) {
            try {
                Thread.sleep(threads.getCurrentThreadCpuTime() > 200_000_000 ? 50 : 0);
            } catch (InterruptedException unheard) {
                Thread.onSpinWait();
            }
        }
    }

    private OpenedExtension opened(String name) throws IOException {
        Path path = temporary.resolve("extensions").resolve(name);
        try (ExtensionPackage extension = new PackageOpener(ReadLimits.DEFAULT).open(path)) {
            return new OpenedExtension(
                    KnownPackage.of(extension),
                    path,
                    Optional.empty(),
                    List.of(Place.given(path.toString(), Place.InstallSource.FOLDER)));
        }
    }

    /** Between the look that names the bytes and the analysis, the editor removes or updates an extension. */
    private static ScanProgress beforeBad(Consumer<Path> change, Path home) {
        return new ScanProgress() {
            @Override
            public void found(int extensions) {}

            @Override
            public void started(ExtensionId id) {
                if (id.name().equals("bad")) {
                    change.accept(home);
                }
            }

            @Override
            public void finished(ExtensionId id) {}
        };
    }

    @Test
    void anExtensionThatVanishesWhileItIsScannedIsToldAndNotCalledClean() {
        Path home = temporary.resolve("extensions/bad");

        ScanReport report = scan(
                ProvenanceSource.offline(),
                beforeBad(
                        path -> {
                            try {
                                Files.delete(path.resolve("main.js"));
                                Files.delete(path.resolve("package.json"));
                                Files.delete(path);
                            } catch (IOException unexpected) {
                                throw new AssertionError(unexpected);
                            }
                        },
                        home),
                ScanCache.none());

        assertThat(report.extensions())
                .hasSize(2)
                .filteredOn(other -> !other.id().name().equals("good"))
                .singleElement()
                .satisfies(vanished -> {
                    assertThat(vanished.verdict()).isEqualTo(Verdict.UNKNOWN);
                    assertThat(vanished.coverage().status()).isEqualTo(Coverage.Status.NOT_ANALYSED);
                    assertThat(vanished.places()).extracting(Place::path).containsExactly(home.toString());
                });
        assertWhole(named("good", report));
    }

    @Test
    void anExtensionThatChangesWhileItIsScannedIsNotKept() {
        List<String> kept = new ArrayList<>();
        clock = Clock.fixed(Instant.parse("2150-01-01T00:00:00Z"), ZoneOffset.UTC);

        ScanReport report = scan(
                ProvenanceSource.offline(),
                beforeBad(
                        path -> {
                            try {
                                Files.writeString(path.resolve("main.js"), "require('child_process').exec('id');");
                            } catch (IOException unexpected) {
                                throw new AssertionError(unexpected);
                            }
                        },
                        temporary.resolve("extensions/bad")),
                recording(kept));

        assertThat(report.extensions()).hasSize(2);
        assertThat(kept).containsExactly("good");
    }

    private static ScanCache recording(List<String> kept) {
        return new ScanCache() {
            @Override
            public Optional<KnownPackage> opened(Path path, String stamp) {
                return Optional.empty();
            }

            @Override
            public void keep(Path path, String stamp, KnownPackage known) {}

            @Override
            public Optional<ExtensionReport> report(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<KnownRules> rules(String stamp) {
                return Optional.empty();
            }

            @Override
            public void keep(String stamp, KnownRules rules) {}

            @Override
            public void keep(String key, ExtensionReport report) {
                kept.add(report.id().name());
            }
        };
    }

    @Test
    void aClockThatIsSetBackMakesNoScanOfNegativeLength() {
        Iterator<Instant> times = List.of(NOW, NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(400)))
                .iterator();
        clock = new Clock() {
            @Override
            public Instant instant() {
                return times.hasNext() ? times.next() : NOW.minus(Duration.ofDays(1));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        ScanReport report = scan(ProvenanceSource.offline(), ScanProgress.silent(), ScanCache.none());

        assertThat(report.scan().startedAt()).isEqualTo(NOW);
        assertThat(report.scan().duration()).isEqualTo(Duration.ZERO);
        assertWhole(named("good", report));
    }
}

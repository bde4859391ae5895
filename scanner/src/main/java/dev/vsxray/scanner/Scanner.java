package dev.vsxray.scanner;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.MetadataStamp;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.indicator.IndicatorRule;
import dev.vsxray.scanner.indicator.InstalledExtension;
import dev.vsxray.scanner.locate.Installation;
import dev.vsxray.scanner.locate.Located;
import dev.vsxray.scanner.locate.Locator;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.SearchScope;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One scan: locate, open, analyse, match, judge. Opens no connection, starts no program, runs nothing that it reads.
 */
public final class Scanner {

    /** Name of the tool in its reports. */
    public static final String NAME = "vsxray";

    private final Machine machine;
    private final String host;
    private final String version;
    private final Clock clock;

    /**
     * @param host name of the machine for the report; empty to leave it out
     * @param version of the tool, for the report
     */
    public Scanner(Machine machine, String host, String version, Clock clock) {
        this.machine = machine;
        this.host = host;
        this.version = version;
        this.clock = clock;
    }

    /** As below, looking at everything anew. */
    public ScanReport scan(ScanRequest request, ScanProgress progress) {
        return scan(request, progress, ScanCache.none());
    }

    /**
     * Never fails for what it finds; what could not be looked at is in the report.
     *
     * @param offered what earlier scans found out; what this one finds out is added. Not used where registries are asked:
     *     their answers are those of today
     */
    public ScanReport scan(ScanRequest request, ScanProgress progress, ScanCache offered) {
        ScanCache cache = request.provenance().isOnline() ? ScanCache.none() : offered;
        Instant started = clock.instant();
        Knowledge knowledge = Knowledge.of(request, cache);
        Located located = locate(request);
        List<ScanError> errors = new ArrayList<>(errors(located, knowledge, request));
        List<OpenedExtension> opened =
                open(located.installations(), request.provenance(), cache, request.jobs(), errors);
        SortedMap<ExtensionId, InstalledExtension> installed = new TreeMap<>();
        opened.forEach(extension -> installed.putIfAbsent(extension.id(), extension.asInstalled()));
        ResultKey key = new ResultKey(version, knowledge, installed, request.earlier(), started);
        Map<String, ExtensionReport> known = known(opened, key, cache);
        List<OpenedExtension> others = opened.stream()
                .filter(extension -> !known.containsKey(extension.digest()))
                .toList();
        Optional<Signatures> signatures = others.isEmpty() ? Optional.empty() : knowledge.signatures();
        if (signatures.isEmpty() && !others.isEmpty()) {
            // Somebody wrote a rule between the look at its file and the reading of it.
            return scan(request, progress, ScanCache.none());
        }
        progress.found(others.size());
        List<ExtensionReport> reports = new ArrayList<>(known.values());
        if (signatures.isPresent()) {
            for (Analysed analysed : analyse(others, signatures.get(), request, cache, installed, progress)) {
                reports.add(analysed.report());
                if (mayBeKept(analysed)) {
                    cache.keep(key.of(analysed.extension()), analysed.report());
                }
            }
        }
        ScanInfo info = new ScanInfo(
                started,
                sinceOrZero(started),
                host,
                request.provenance().isOnline(),
                targets(request, located),
                located.absent().stream().map(Path::toString).toList(),
                ReadLimits.DEFAULT.described(),
                known.size());
        return new ScanReport(tool(knowledge), info, ruleTexts(knowledge, reports), reports, errors);
    }

    /** A clock may be set back in the middle of a scan; no scan takes less than no time. */
    private Duration sinceOrZero(Instant started) {
        Duration taken = Duration.between(started, clock.instant());
        return taken.isNegative() ? Duration.ZERO : taken;
    }

    private Located locate(ScanRequest request) {
        Locator locator = new Locator(machine);
        return request.targets().isEmpty()
                ? locator.onMachine(new SearchScope(request.extensionsFolder(), request.allUsers(), false))
                : locator.under(request.targets());
    }

    private static List<ScanError> errors(Located located, Knowledge knowledge, ScanRequest request) {
        List<ScanError> errors = new ArrayList<>();
        for (Gap gap : located.gaps()) {
            errors.add(new ScanError(gap.reason(), gap.file()));
        }
        errors.addAll(knowledge.rules().problems());
        knowledge.intelligenceProblems().forEach(problem -> errors.add(new ScanError(problem, "")));
        if (!request.targets().isEmpty()) {
            located.absent().forEach(path -> errors.add(new ScanError("There is no extension at", path.toString())));
        }
        return errors;
    }

    /** Equal bytes come together, in the order of their first path. The cache is asked and told by this thread alone. */
    private List<OpenedExtension> open(
            List<Installation> installations,
            ProvenanceSource provenance,
            ScanCache cache,
            int jobs,
            List<ScanError> errors) {
        Map<String, OpenedExtension> byDigest = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Opening> openings = new ArrayList<>();
            for (Installation installation : installations) {
                try {
                    openings.add(opening(installation, cache, threads));
                } catch (RuntimeException | Error mistake) {
                    errors.add(unreadable(installation));
                }
            }
            for (Opening opening : openings) {
                Path path = opening.installation().path();
                try {
                    KnownPackage known = opening.known().get();
                    if (opening.readAnew()) {
                        opening.stamp().ifPresent(stamp -> cache.keep(path, stamp, known));
                    }
                    OpenedExtension opened = OpenedExtension.of(
                            opening.installation(), known, opening.stamp(), provenance.registryOf(path));
                    byDigest.merge(opened.digest(), opened, (first, again) -> first.alsoAt(again.places()));
                } catch (ExecutionException | RuntimeException | Error mistake) {
                    // Also for a mistake of our own: one package that cannot be opened does not end the scan of the
                    // others.
                    errors.add(unreadable(opening.installation()));
                }
            }
            return List.copyOf(byDigest.values());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ScanError unreadable(Installation installation) {
        return new ScanError(
                "The extension could not be read", installation.path().toString());
    }

    /**
     * @param stamp of the metadata, where it tells one state of the package from another
     * @param readAnew false where the cache knew it
     */
    private record Opening(
            Installation installation, Optional<String> stamp, boolean readAnew, Future<KnownPackage> known) {}

    /** The stamp is taken before the bytes are read, so that a change in between makes another one. */
    private Opening opening(Installation installation, ScanCache cache, ExecutorService threads) {
        Path path = installation.path();
        Optional<String> stamp = MetadataStamp.of(path, clock.instant());
        Optional<KnownPackage> before = stamp.flatMap(value -> cache.opened(path, value));
        Future<KnownPackage> known = before.isPresent()
                ? CompletableFuture.completedFuture(before.get())
                : threads.submit(() -> contentOf(path));
        return new Opening(installation, stamp, before.isEmpty(), known);
    }

    private static KnownPackage contentOf(Path path) throws IOException {
        try (ExtensionPackage extension = new PackageOpener(ReadLimits.DEFAULT).open(path)) {
            return KnownPackage.of(extension);
        }
    }

    /**
     * Whether the report is about the bytes that its key names: nobody changed them, not even for a moment, between the
     * look that named them and the end of the analysis, and nothing failed that might not fail again.
     */
    private boolean mayBeKept(Analysed analysed) {
        Optional<String> stamp = analysed.extension().stamp();
        return stamp.isPresent()
                && stamp.equals(MetadataStamp.of(analysed.extension().path(), clock.instant()))
                && analysed.report().sha256().equals(analysed.extension().digest())
                && ResultKey.mayBeKept(analysed.report(), analysed.took());
    }

    /** What an earlier scan said of the same bytes under the same circumstances, by digest; the places are those of today. */
    private static Map<String, ExtensionReport> known(List<OpenedExtension> opened, ResultKey key, ScanCache cache) {
        Map<String, ExtensionReport> known = new LinkedHashMap<>();
        for (OpenedExtension extension : opened) {
            cache.report(key.of(extension))
                    .map(report -> report.withPlaces(extension.places()))
                    .ifPresent(report -> known.put(extension.digest(), report));
        }
        return known;
    }

    /** @param took wall time */
    private record Analysed(OpenedExtension extension, ExtensionReport report, Duration took) {}

    private List<Analysed> analyse(
            List<OpenedExtension> opened,
            Signatures signatures,
            ScanRequest request,
            ScanCache cache,
            SortedMap<ExtensionId, InstalledExtension> installed,
            ScanProgress progress) {
        ExtensionScan scan = new ExtensionScan(signatures, request.provenance(), request.earlier(), cache, clock);
        ExecutorService threads = Executors.newFixedThreadPool(request.jobs());
        try {
            List<Future<Analysed>> pending = new ArrayList<>();
            for (OpenedExtension extension : WorkOrder.biggestFirst(opened)) {
                pending.add(threads.submit(() -> {
                    progress.started(extension.id());
                    long begun = System.nanoTime();
                    ExtensionReport report = scan.scan(extension, installed);
                    Duration took = Duration.ofNanos(System.nanoTime() - begun);
                    progress.finished(extension.id());
                    return new Analysed(extension, report, took);
                }));
            }
            List<Analysed> reports = new ArrayList<>();
            for (Future<Analysed> report : pending) {
                reports.add(report.get());
            }
            return reports;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", stopped);
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("the scan failed", mistake.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> targets(ScanRequest request, Located located) {
        List<Path> paths = request.targets().isEmpty() ? located.looked() : request.targets();
        return paths.stream().map(Path::toString).toList();
    }

    private ToolInfo tool(Knowledge knowledge) {
        return new ToolInfo(
                NAME,
                version,
                knowledge.rules().identity(),
                new ToolInfo.Intelligence(
                        Optional.of(knowledge.intelligence().asOf()),
                        knowledge.intelligence().digest()));
    }

    private static List<RuleText> ruleTexts(Knowledge knowledge, List<ExtensionReport> reports) {
        Set<String> named = reports.stream()
                .flatMap(report -> report.findings().stream())
                .map(finding -> finding.rule())
                .collect(Collectors.toSet());
        return Stream.concat(IndicatorRule.texts().stream(), knowledge.rules().texts().stream())
                .filter(text -> named.contains(text.id()))
                .toList();
    }
}

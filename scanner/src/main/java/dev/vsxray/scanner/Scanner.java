package dev.vsxray.scanner;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.indicator.IndicatorRule;
import dev.vsxray.scanner.indicator.InstalledExtension;
import dev.vsxray.scanner.locate.Installation;
import dev.vsxray.scanner.locate.Located;
import dev.vsxray.scanner.locate.Locator;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.SearchScope;
import dev.vsxray.scanner.match.RuleTexts;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import dev.vsxray.signatures.rule.RuleProblem;
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

    /** Never fails for what it finds; what could not be looked at is in the report. */
    public ScanReport scan(ScanRequest request, ScanProgress progress) {
        Instant started = clock.instant();
        Signatures signatures = Signatures.load(request.ruleFolders(), request.intelligence());
        ExtensionScan extensionScan = new ExtensionScan(signatures, request.provenance(), clock);
        Located located = locate(request);
        List<ScanError> errors = new ArrayList<>(errors(located, signatures, request));
        List<OpenedExtension> opened = open(located.installations(), request.provenance(), extensionScan, errors);
        progress.found(opened.size());
        List<ExtensionReport> reports = analyse(opened, extensionScan, request.jobs(), progress);
        ScanInfo info = new ScanInfo(
                started,
                Duration.between(started, clock.instant()),
                host,
                request.provenance().isOnline(),
                targets(request, located),
                ReadLimits.DEFAULT.described());
        return new ScanReport(tool(signatures), info, ruleTexts(signatures, reports), reports, errors);
    }

    private Located locate(ScanRequest request) {
        Locator locator = new Locator(machine);
        return request.targets().isEmpty()
                ? locator.onMachine(new SearchScope(Optional.empty(), request.allUsers(), false))
                : locator.under(request.targets());
    }

    private static List<ScanError> errors(Located located, Signatures signatures, ScanRequest request) {
        List<ScanError> errors = new ArrayList<>();
        for (Gap gap : located.gaps()) {
            errors.add(new ScanError(gap.reason(), gap.file()));
        }
        for (RuleProblem problem : signatures.ruleProblems()) {
            errors.add(new ScanError(
                    "A rule was left out: expected " + problem.expected() + "; " + problem.advice(),
                    problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + problem.found()));
        }
        signatures.intelligenceProblems().forEach(problem -> errors.add(new ScanError(problem, "")));
        if (!request.targets().isEmpty()) {
            located.absent().forEach(path -> errors.add(new ScanError("There is no extension", path.toString())));
        }
        return errors;
    }

    /** Equal bytes come together, in the order of their first path. */
    private static List<OpenedExtension> open(
            List<Installation> installations, ProvenanceSource provenance, ExtensionScan scan, List<ScanError> errors) {
        Map<String, OpenedExtension> byDigest = new LinkedHashMap<>();
        for (Installation installation : installations) {
            try (ExtensionPackage extension = scan.opener().open(installation.path())) {
                byDigest.merge(
                        extension.digest(),
                        OpenedExtension.of(installation, extension, provenance.registryOf(installation.path())),
                        (first, again) -> first.alsoAt(again.places()));
            } catch (IOException unreadable) {
                errors.add(new ScanError(
                        "The extension could not be read", installation.path().toString()));
            }
        }
        return List.copyOf(byDigest.values());
    }

    private static List<ExtensionReport> analyse(
            List<OpenedExtension> opened, ExtensionScan scan, int jobs, ScanProgress progress) {
        SortedMap<ExtensionId, InstalledExtension> installed = new TreeMap<>();
        opened.forEach(extension -> installed.putIfAbsent(extension.id(), extension.asInstalled()));
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<ExtensionReport>> pending = new ArrayList<>();
            for (OpenedExtension extension : opened) {
                pending.add(threads.submit(() -> {
                    progress.started(extension.id());
                    ExtensionReport report = scan.scan(extension, installed);
                    progress.finished(extension.id());
                    return report;
                }));
            }
            List<ExtensionReport> reports = new ArrayList<>();
            for (Future<ExtensionReport> report : pending) {
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

    private ToolInfo tool(Signatures signatures) {
        return new ToolInfo(
                NAME,
                version,
                new ToolInfo.Rules(
                        signatures.rules().rules().size(), signatures.rules().digest()),
                new ToolInfo.Intelligence(
                        Optional.of(signatures.intelligence().asOf()),
                        signatures.intelligence().digest()));
    }

    private static List<RuleText> ruleTexts(Signatures signatures, List<ExtensionReport> reports) {
        Set<String> named = reports.stream()
                .flatMap(report -> report.findings().stream())
                .map(finding -> finding.rule())
                .collect(Collectors.toSet());
        return Stream.concat(
                        IndicatorRule.texts().stream(),
                        signatures.rules().rules().stream().map(RuleTexts::of))
                .filter(text -> named.contains(text.id()))
                .toList();
    }
}

package dev.vsxray.scanner;

import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.audit.Audit;
import dev.vsxray.scanner.audit.AuditSubject;
import dev.vsxray.scanner.audit.Auditor;
import dev.vsxray.scanner.dependencies.PublishedComparison;
import dev.vsxray.scanner.indicator.IndicatorMatcher;
import dev.vsxray.scanner.indicator.IndicatorMatches;
import dev.vsxray.scanner.indicator.IndicatorSubject;
import dev.vsxray.scanner.indicator.InstalledExtension;
import dev.vsxray.scanner.javascript.flow.Watchdog;
import dev.vsxray.scanner.match.MatchOutcome;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.provenance.ProvenanceFeatures;
import dev.vsxray.scanner.provenance.ProvenanceSource;
import dev.vsxray.scanner.release.EarlierReleases;
import dev.vsxray.scanner.release.Release;
import dev.vsxray.scanner.release.ReleaseFeatures;
import dev.vsxray.scanner.secrets.Mask;
import dev.vsxray.scanner.verdict.Judge;
import dev.vsxray.scanner.verdict.Judgement;
import dev.vsxray.signatures.reference.ReferenceData;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes one extension through open, analyse, match and judge. Immutable and safe to share between threads. */
final class ExtensionScan {

    /**
     * Processor time for all of one extension but its scripts, which have a time of their own: far above what the largest
     * take, for work that no limit counts.
     */
    static final Duration MAXIMUM_TIME = Duration.ofMinutes(10);

    private final PackageOpener opener = new PackageOpener(ReadLimits.DEFAULT);
    private final PackageAnalyzer analyzer;
    private final RuleMatcher rules;
    private final IndicatorMatcher indicators;
    private final Auditor auditor;
    private final Vulnerabilities vulnerabilities;
    private final PublishedComparison published;
    private final ProvenanceSource provenance;
    private final EarlierReleases earlier;
    private final ScanCache cache;
    private final RuleDigests asked;
    private final Clock clock;
    private final Duration maximumTime;

    /** @param cache is told what was seen */
    ExtensionScan(
            Signatures signatures, ProvenanceSource provenance, EarlierReleases earlier, ScanCache cache, Clock clock) {
        this(signatures, provenance, earlier, cache, clock, MAXIMUM_TIME);
    }

    ExtensionScan(
            Signatures signatures,
            ProvenanceSource provenance,
            EarlierReleases earlier,
            ScanCache cache,
            Clock clock,
            Duration maximumTime) {
        this.analyzer = signatures.analyzer();
        this.rules = signatures.matcher();
        this.indicators = new IndicatorMatcher(signatures.intelligence());
        this.auditor =
                new Auditor(signatures.intelligence(), ReferenceData.modelEndpoints(), ReferenceData.telemetrySdks());
        this.vulnerabilities = signatures.vulnerabilities();
        this.published = new PublishedComparison(signatures.publishedFiles());
        this.provenance = provenance;
        this.earlier = earlier;
        this.cache = cache;
        this.asked = RuleDigests.of(signatures.rules());
        this.clock = clock;
        this.maximumTime = maximumTime;
    }

    /**
     * Never fails for what is in the extension. A mistake of our own in reading one extension is a gap of that one and
     * leaves the others alone; one that does not end is given up.
     *
     * @param installed what is installed beside it
     */
    ExtensionReport scan(OpenedExtension opened, SortedMap<ExtensionId, InstalledExtension> installed) {
        FutureTask<ExtensionReport> reading = new FutureTask<>(() -> read(opened, installed));
        Thread thread = new Thread(reading, "extension-scan");
        thread.setDaemon(true);
        thread.start();
        try {
            if (Watchdog.ends(thread, maximumTime)) {
                return reading.get();
            }
            return notAnalysed(
                    opened,
                    new Gap(
                            "",
                            Gap.Kind.LIMIT,
                            "The analysis did not end when its time was over",
                            maximumTime.toSeconds() + " s of processor time"));
        } catch (ExecutionException mistake) {
            return notAnalysed(opened, new Gap("", Gap.Kind.INTERNAL, "The analysis failed", ""));
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return notAnalysed(opened, new Gap("", Gap.Kind.INTERNAL, "The analysis was interrupted", ""));
        }
    }

    /** Catches errors too, as of a class that could not be loaded: whatever it is, the others are still looked at. */
    private ExtensionReport read(OpenedExtension opened, SortedMap<ExtensionId, InstalledExtension> installed) {
        try (ExtensionPackage extension = opener.open(opened.path())) {
            return report(opened, extension, installed);
        } catch (IOException unreadable) {
            return notAnalysed(
                    opened, new Gap("", Gap.Kind.UNREADABLE, "The extension could not be closed after reading", ""));
        } catch (OutOfMemoryError tooLarge) {
            return notAnalysed(opened, new Gap("", Gap.Kind.LIMIT, "The extension does not fit into memory", ""));
        } catch (RuntimeException | Error mistake) {
            return notAnalysed(
                    opened,
                    new Gap(
                            "",
                            Gap.Kind.INTERNAL,
                            "The analysis failed: " + mistake.getClass().getSimpleName(),
                            ""));
        }
    }

    private ExtensionReport report(
            OpenedExtension opened, ExtensionPackage extension, SortedMap<ExtensionId, InstalledExtension> installed) {
        PackageFeatures seen = analyzer.analyze(extension, opened.registry());
        SortedMap<String, String> digests = sha256ByPath(extension);
        cache.keep(extension.digest(), new Observations(seen.identity(), seen.features(), digests, asked));
        IndicatorMatches known =
                indicators.match(new IndicatorSubject(seen.identity(), seen.features(), digests, installed));
        Provenance origin = provenance.of(extension, opened.places());
        List<Feature> features = new ArrayList<>(seen.features());
        features.addAll(known.features());
        features.addAll(ProvenanceFeatures.of(origin));
        features.addAll(published.differences(digests, seen.features()));
        earlier.before(extension.id(), extension.digest())
                .map(Release::of)
                .ifPresent(before -> features.addAll(ReleaseFeatures.of(
                        before,
                        Release.of(extension.id(), audit(extension, features, seen.gaps(), origin), features))));
        MatchOutcome matched = rules.match(extension.id(), features);
        List<Finding> findings = new ArrayList<>(known.findings());
        findings.addAll(matched.findings());
        List<Gap> gaps = new ArrayList<>(seen.gaps());
        gaps.addAll(matched.gaps());
        Coverage coverage = extension.files().isEmpty() ? Coverage.notAnalysed(gaps) : Coverage.of(gaps);
        Audit audit = audit(extension, features, coverage.gaps(), origin);
        Judgement judgement = Judge.judge(findings, coverage);
        ExtensionReport report = new ExtensionReport(
                extension.id(),
                extension.version(),
                extension.targetPlatform(),
                displayName(features),
                opened.places(),
                extension.digest(),
                judgement.verdict(),
                judgement.score(),
                judgement.parts(),
                coverage,
                audit.capabilities(),
                audit.hosts(),
                audit.answers(),
                audit.privacy(),
                dependencies(features),
                findings,
                List.of(),
                origin);
        return new WithoutSecrets(Mask.of(seen.secrets())).of(report);
    }

    private Audit audit(ExtensionPackage extension, List<Feature> features, List<Gap> gaps, Provenance origin) {
        Coverage coverage = extension.files().isEmpty() ? Coverage.notAnalysed(gaps) : Coverage.of(gaps);
        return auditor.audit(
                new AuditSubject(features, coverage, KnownPackage.newestFile(extension), clock.instant(), origin));
    }

    /** What cannot be read still has a name, and the name may be known. */
    private ExtensionReport notAnalysed(OpenedExtension opened, Gap reason) {
        Coverage coverage = Coverage.notAnalysed(reason);
        List<Finding> findings = indicators
                .match(new IndicatorSubject(opened.identity(), List.of(), new TreeMap<>(), new TreeMap<>()))
                .findings();
        Judgement judgement = Judge.judge(findings, coverage);
        return new ExtensionReport(
                opened.id(),
                opened.version(),
                "",
                "",
                opened.places(),
                opened.digest(),
                judgement.verdict(),
                judgement.score(),
                judgement.parts(),
                coverage,
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("The extension could not be analysed."),
                List.of(),
                findings);
    }

    private static SortedMap<String, String> sha256ByPath(ExtensionPackage extension) {
        SortedMap<String, String> digests = new TreeMap<>();
        extension.files().forEach(file -> digests.put(file.path(), file.sha256()));
        return digests;
    }

    private static String displayName(List<Feature> features) {
        return features.stream()
                .filter(Feature.ManifestFact.class::isInstance)
                .map(Feature.ManifestFact.class::cast)
                .filter(fact -> fact.pointer().equals("/displayName"))
                .map(Feature.ManifestFact::value)
                .findFirst()
                .orElse("");
    }

    private List<PackageDependency> dependencies(List<Feature> features) {
        return features.stream()
                .filter(Feature.Dependency.class::isInstance)
                .map(Feature.Dependency.class::cast)
                .map(dependency -> PackageDependencies.of(dependency, vulnerabilities))
                .flatMap(Optional::stream)
                .toList();
    }
}

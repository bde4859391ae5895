package dev.vsxray.scanner;

import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.audit.AuditSubject;
import dev.vsxray.scanner.indicator.InstalledExtension;
import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.release.EarlierReleases;
import dev.vsxray.scanner.release.Release;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names all that the report about an extension follows from, its places apart: content, registry, rules, intelligence,
 * known vulnerabilities, published files, limits, the version of the analyser, what is installed of the extensions it pulls in, the version before it, and
 * whether its files count as recent. Where two keys are equal, so are the reports; where anything of this changes, the key does.
 */
final class ResultKey {

    private final String circumstances;
    private final SortedMap<ExtensionId, InstalledExtension> installed;
    private final EarlierReleases earlier;
    private final Instant now;

    /** @param version of the tool */
    ResultKey(
            String version,
            Knowledge knowledge,
            SortedMap<ExtensionId, InstalledExtension> installed,
            EarlierReleases earlier,
            Instant now) {
        this.circumstances = digest(List.of(
                version,
                knowledge.rules().identity().digest(),
                knowledge.intelligence().digest(),
                knowledge.vulnerabilities().digest(),
                knowledge.publishedFiles().digest(),
                ReadLimits.DEFAULT.described().toString()));
        this.installed = installed;
        this.earlier = earlier;
        this.now = now;
    }

    String of(OpenedExtension extension) {
        KnownPackage known = extension.known();
        return digest(List.of(
                circumstances,
                known.digest(),
                known.variant(),
                extension.registry().name(),
                known.newestFile().map(Instant::toString).orElse(""),
                AuditSubject.isRecent(known.newestFile(), now)
                        .map(String::valueOf)
                        .orElse(""),
                earlier.before(extension.id(), known.digest())
                        .map(before -> Release.of(before).toString())
                        .orElse(""),
                pulledIn(known)));
    }

    /**
     * What could be different for a reason that is in no key, such as a disk that failed once or memory that the others
     * used up, is looked at again. So is an incomplete result that took as long as scripts may take: it may have been ended by
     * the clock, and how far it came then depends on the machine. Steps and sizes that ended it are the same tomorrow.
     *
     * @param took the analysis, in wall time, which is never less than the processor time of one of its threads
     */
    static boolean mayBeKept(ExtensionReport report, Duration took) {
        boolean mayHaveRunOutOfTime = report.coverage().status() == Coverage.Status.PARTIAL
                && took.compareTo(ScriptAnalyzer.MAXIMUM_TIME) >= 0;
        return !mayHaveRunOutOfTime
                && report.coverage().status() != Coverage.Status.NOT_ANALYSED
                && report.coverage().gaps().stream()
                        .map(Gap::kind)
                        .noneMatch(kind -> kind == Gap.Kind.UNREADABLE || kind == Gap.Kind.INTERNAL);
    }

    /** All that is installed of what the extension leads to, as the intelligence is asked about it. */
    private String pulledIn(KnownPackage known) {
        SortedMap<ExtensionId, String> found = new TreeMap<>();
        Deque<ExtensionId> open = new ArrayDeque<>(known.pulls());
        while (!open.isEmpty()) {
            ExtensionId id = open.removeFirst();
            Optional<InstalledExtension> there = Optional.ofNullable(installed.get(id));
            if (found.putIfAbsent(id, there.map(InstalledExtension::toString).orElse("")) == null) {
                there.ifPresent(extension -> open.addAll(extension.pulls()));
            }
        }
        return found.toString();
    }

    /** SHA-256 in hexadecimal; the zero byte keeps {@code ("ab", "c")} from {@code ("a", "bc")}. */
    static String digest(List<String> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

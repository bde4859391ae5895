package dev.vsxray.scanner.release;

import dev.vsxray.scanner.audit.Audit;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.release.Novelty.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of one version is held against the version before it. Texts are untrusted.
 *
 * @param repository as the manifest has it; empty where it names none
 * @param extensions ids of those that are installed with it, in lower case
 * @param binaries files of native code, and names of such that the code loads
 * @param startup events after which it runs unasked, as the manifest has them
 * @param hidesCode whether part of its code is written so that people cannot read it
 */
public record Release(
        ExtensionId id,
        String repository,
        SortedSet<String> extensions,
        SortedSet<String> binaries,
        SortedSet<String> startup,
        boolean hidesCode,
        SortedSet<String> capabilities,
        SortedSet<String> hosts) {

    private static final Set<DependencyKind> EXTENSIONS =
            EnumSet.of(DependencyKind.EXTENSION_PACK, DependencyKind.EXTENSION_DEPENDENCY);

    public Release {
        extensions = sorted(extensions);
        binaries = sorted(binaries);
        startup = sorted(startup);
        capabilities = sorted(capabilities);
        hosts = sorted(hosts);
    }

    public static Release of(ExtensionReport report) {
        return of(
                report.id(),
                new Audit(report.capabilities(), report.audit(), report.privacy(), report.hosts()),
                report.dependencies().stream()
                        .filter(dependency -> EXTENSIONS.contains(dependency.kind()))
                        .map(PackageDependency::name));
    }

    /** Of one that no report tells of yet. */
    public static Release of(ExtensionId id, Audit audit, Collection<? extends Feature> features) {
        return of(
                id,
                audit,
                features.stream()
                        .filter(Feature.Dependency.class::isInstance)
                        .map(Feature.Dependency.class::cast)
                        .filter(dependency -> EXTENSIONS.contains(dependency.kind()))
                        .map(Feature.Dependency::name));
    }

    private static Release of(ExtensionId id, Audit audit, Stream<String> extensions) {
        Optional<AuditAnswer> source = Optional.ofNullable(audit.answers().get(AuditQuestion.SOURCE_AVAILABLE));
        Optional<AuditAnswer> readable = Optional.ofNullable(audit.answers().get(AuditQuestion.READABLE_CODE));
        return new Release(
                id,
                source.map(AuditAnswer::stated).orElse(""),
                extensions.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new)),
                values(audit, Capability.NATIVE_CODE),
                values(audit, Capability.STARTUP),
                readable.filter(answer -> answer.ground().equals(Audit.CODE_IS_HIDDEN))
                        .isPresent(),
                audit.capabilities().stream().map(Capability::name).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(audit.hosts()));
    }

    /** What is new here, the gravest first. What {@code earlier} had and this one has not is not told. */
    public List<Novelty> since(Release earlier) {
        List<Novelty> news = new ArrayList<>();
        String publisher = id.publisher();
        if (!publisher.equalsIgnoreCase(earlier.id.publisher())) {
            news.add(new Novelty(Kind.PUBLISHER, earlier.id.publisher(), List.of(publisher)));
        }
        if (!id.name().equalsIgnoreCase(earlier.id.name())) {
            news.add(new Novelty(Kind.NAME, earlier.id.name(), List.of(id.name())));
        }
        if (!plain(repository).equals(plain(earlier.repository))) {
            news.add(new Novelty(Kind.REPOSITORY, earlier.repository, List.of(repository)));
        }
        came(Kind.EXTENSION, extensions, earlier.extensions).ifPresent(news::add);
        came(Kind.BINARY, binaries, earlier.binaries).ifPresent(news::add);
        if (eagerness() > earlier.eagerness()) {
            news.add(new Novelty(Kind.ACTIVATION, String.join(", ", earlier.startup), List.copyOf(startup)));
        }
        if (hidesCode && !earlier.hidesCode) {
            news.add(new Novelty(Kind.OBFUSCATION, "", List.of()));
        }
        came(Kind.CAPABILITY, capabilities, earlier.capabilities).ifPresent(news::add);
        came(Kind.HOST, hosts, earlier.hosts).ifPresent(news::add);
        return news;
    }

    private static Optional<Novelty> came(Kind kind, Collection<String> values, Collection<String> earlier) {
        List<String> more =
                values.stream().filter(value -> !earlier.contains(value)).toList();
        return more.isEmpty() ? Optional.empty() : Optional.of(new Novelty(kind, "", more));
    }

    /** 2 in every window from the first moment, 1 once the editor is up, 0 when it is asked for. */
    private int eagerness() {
        return startup.contains("*") ? 2 : startup.isEmpty() ? 0 : 1;
    }

    /** A repository without the ways to write the same one. */
    private static String plain(String repository) {
        return repository
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^github:", "github.com/")
                .replaceFirst("^(?:git\\+)?(?:https?|ssh|git)://", "")
                .replaceFirst("^(?:git@|www\\.)", "")
                .replaceFirst("^([\\w.-]+):", "$1/")
                .replaceFirst("#.*$", "")
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "");
    }

    private static SortedSet<String> values(Audit audit, String capability) {
        return audit.capabilities().stream()
                .filter(candidate -> candidate.name().equals(capability))
                .map(Capability::values)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> sorted(SortedSet<String> words) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }
}

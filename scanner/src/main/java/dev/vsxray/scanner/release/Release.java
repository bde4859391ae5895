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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of one version is held against the version before it. Texts are untrusted.
 *
 * @param repository as the manifest has it; empty where it names none
 * @param extensions ids of those that are installed with it, in lower case
 * @param binaries files of native code, and names of such that the code loads
 * @param activation events after which it runs although nobody asked for it, as the manifest has them
 * @param hidesCode whether part of its code is written so that people cannot read it
 */
public record Release(
        ExtensionId id,
        String repository,
        SortedSet<String> extensions,
        SortedSet<String> binaries,
        SortedSet<String> activation,
        boolean hidesCode,
        SortedSet<String> capabilities,
        SortedSet<String> hosts) {

    private static final Set<DependencyKind> EXTENSIONS =
            EnumSet.of(DependencyKind.EXTENSION_PACK, DependencyKind.EXTENSION_DEPENDENCY);

    private static final int AT_ONCE = 3;
    private static final int AT_STARTUP = 2;
    private static final int ON_AN_EVENT = 1;
    private static final int ON_DEMAND = 0;

    /** Globs in events may have commas; what begins an event follows none of them by chance. */
    private static final Pattern BETWEEN_EVENTS = Pattern.compile(", (?=on[A-Z]|workspaceContains:|\\*)");

    /** Events that somebody causes who wants this extension: runs its command, opens its view, starts its debugger. */
    private static final Pattern ASKED_FOR = Pattern.compile(
            "on(?:Command|View|CustomEditor|WebviewPanel|Walkthrough|Notebook|Renderer|Debug|TaskType|ChatParticipant|"
                    + "TerminalProfile|Search|EditSession|IssueReporterOpened)");

    public Release {
        extensions = sorted(extensions);
        binaries = sorted(binaries);
        activation = sorted(activation);
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
                activation(audit),
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
        if (eagerness() > earlier.eagerness() || earlier.eagerness() < AT_STARTUP) {
            String before = String.join(", ", earlier.activation);
            came(Kind.ACTIVATION, activation, earlier.activation)
                    .map(came -> new Novelty(Kind.ACTIVATION, before, came.values()))
                    .ifPresent(news::add);
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

    /** How soon it runs unasked. What runs with the editor anyway runs no sooner for another event. */
    private int eagerness() {
        if (activation.contains("*")) {
            return AT_ONCE;
        }
        return activation.contains("onStartupFinished") ? AT_STARTUP : activation.isEmpty() ? ON_DEMAND : ON_AN_EVENT;
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

    /** The audit states all events of the manifest; those that a user causes on purpose are left out. */
    private static SortedSet<String> activation(Audit audit) {
        Optional<AuditAnswer> startup = Optional.ofNullable(audit.answers().get(AuditQuestion.RUNS_AT_STARTUP));
        SortedSet<String> events = values(audit, Capability.STARTUP);
        startup.stream()
                .flatMap(answer -> BETWEEN_EVENTS.splitAsStream(answer.stated()))
                .filter(event -> !event.isEmpty() && !ASKED_FOR.matcher(event).lookingAt())
                .forEach(events::add);
        return events;
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

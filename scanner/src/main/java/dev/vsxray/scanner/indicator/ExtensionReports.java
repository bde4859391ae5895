package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Compares the ids of a package and of what it pulls in with the reports about extensions. */
final class ExtensionReports {

    /** The largest genuine packs have about 60 entries; a manifest with more is not followed to its end. */
    private static final int MOST_PULLED_IN = 1_000;

    private final Intelligence intelligence;

    ExtensionReports(Intelligence intelligence) {
        this.intelligence = intelligence;
    }

    List<Accusation> match(IndicatorSubject subject) {
        List<Accusation> accusations = new ArrayList<>(ofItself(subject.identity()));
        accusations.addAll(ofWhatItPullsIn(subject));
        return accusations;
    }

    private List<Accusation> ofItself(Feature.Identity identity) {
        ExtensionId id = identity.id();
        List<Accusation> accusations = new ArrayList<>();
        for (ExtensionIndicator report : intelligence.extension(id.publisher(), id.name())) {
            Reach reach = Reach.of(report, identity.registry(), identity.version());
            if (!reach.none()) {
                IndicatorRule rule = reach.full() ? ruleOf(report.type()) : rulePossibly(report.type());
                Confidence confidence = reach.full() ? Confidence.HIGH : Confidence.LOW;
                accusations.add(new Accusation(
                        rule,
                        rule.text().severity(),
                        confidence,
                        "extension",
                        indicator("extension", report, confidence, identity.evidence(), note(report, reach, ""))));
            }
        }
        return accusations;
    }

    private static IndicatorRule ruleOf(ThreatType type) {
        return switch (type) {
            case MALWARE -> IndicatorRule.MALICIOUS_EXTENSION;
            case IMPERSONATION, UNTRUSTWORTHY -> IndicatorRule.UNTRUSTED_EXTENSION;
            case SPAM, COPYRIGHT -> IndicatorRule.UNWANTED_EXTENSION;
            case OTHER -> IndicatorRule.REMOVED_EXTENSION;
        };
    }

    /** A report that may be about somebody else must not say more than that; a harmless one stays harmless. */
    private static IndicatorRule rulePossibly(ThreatType type) {
        return switch (type) {
            case MALWARE, IMPERSONATION, UNTRUSTWORTHY -> IndicatorRule.POSSIBLY_REPORTED_EXTENSION;
            case SPAM, COPYRIGHT, OTHER -> IndicatorRule.REMOVED_EXTENSION;
        };
    }

    private List<Accusation> ofWhatItPullsIn(IndicatorSubject subject) {
        List<Accusation> accusations = new ArrayList<>();
        Set<ExtensionId> seen = new HashSet<>();
        seen.add(subject.identity().id());
        Deque<Pulled> open = new ArrayDeque<>(namedBy(subject));
        while (!open.isEmpty() && seen.size() <= MOST_PULLED_IN) {
            Pulled pulled = open.removeFirst();
            if (seen.add(pulled.id())) {
                accusations.addAll(ofPulled(pulled, subject));
                Optional.ofNullable(subject.installed().get(pulled.id()))
                        .ifPresent(installed -> installed.pulls().forEach(next -> open.add(pulled.leadingTo(next))));
            }
        }
        return accusations;
    }

    private static List<Pulled> namedBy(IndicatorSubject subject) {
        List<Pulled> named = new ArrayList<>();
        for (Feature feature : subject.features()) {
            if (feature instanceof Feature.Dependency dependency) {
                kindOf(dependency)
                        .flatMap(kind -> idOf(dependency.name())
                                .map(id -> new Pulled(id, kind, List.of(), dependency.evidence())))
                        .ifPresent(named::add);
            }
        }
        return named;
    }

    private static Optional<String> kindOf(Feature.Dependency dependency) {
        return switch (dependency.kind()) {
            case EXTENSION_PACK -> Optional.of("extension-pack");
            case EXTENSION_DEPENDENCY -> Optional.of("extension-dependency");
            case BUNDLED, DECLARED -> Optional.empty();
        };
    }

    private static Optional<ExtensionId> idOf(String text) {
        int dot = text.indexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(new ExtensionId(text.substring(0, dot), text.substring(dot + 1)));
    }

    /** An extension that is not installed would be taken, in its newest version, from where its puller was. */
    private List<Accusation> ofPulled(Pulled pulled, IndicatorSubject subject) {
        SortedMap<ExtensionId, InstalledExtension> installed = subject.installed();
        Optional<InstalledExtension> there = Optional.ofNullable(installed.get(pulled.id()));
        Registry registry = there.map(InstalledExtension::registry)
                .orElse(subject.identity().registry());
        String version = there.map(InstalledExtension::version).orElse("");
        List<Accusation> accusations = new ArrayList<>();
        for (ExtensionIndicator report :
                intelligence.extension(pulled.id().publisher(), pulled.id().name())) {
            Reach reach = Reach.of(report, registry, version);
            if (!reach.none()) {
                Confidence confidence = reach.full() ? Confidence.HIGH : Confidence.LOW;
                accusations.add(new Accusation(
                        IndicatorRule.PULLS_IN_REPORTED_EXTENSION,
                        severityOfPulling(report.type(), reach),
                        confidence,
                        report.id(),
                        indicator(
                                pulled.kind(), report, confidence, pulled.shown(), note(report, reach, pulled.way()))));
            }
        }
        return accusations;
    }

    private static Severity severityOfPulling(ThreatType type, Reach reach) {
        return switch (type) {
            case MALWARE -> reach.full() ? Severity.HIGH : Severity.LOW;
            case IMPERSONATION, UNTRUSTWORTHY -> reach.full() ? Severity.MEDIUM : Severity.LOW;
            case SPAM, COPYRIGHT, OTHER -> Severity.INFO;
        };
    }

    private static Feature.Indicator indicator(
            String kind, ExtensionIndicator report, Confidence confidence, Evidence shown, String note) {
        return new Feature.Indicator(
                kind, report.id(), report.type().word(), report.campaign(), confidence, shown.noted(note));
    }

    private static String note(ExtensionIndicator report, Reach reach, String way) {
        StringBuilder note = new StringBuilder(way)
                .append(report.namesPublisher() ? "Publisher " : "")
                .append(report.id())
                .append(" is listed as ")
                .append(report.type().word())
                .append(" by ")
                .append(report.campaign());
        report.date().ifPresent(date -> note.append(" on ").append(date));
        note.append(" (").append(registryWords(report.registry()));
        note.append(
                report.versions().limited() ? ", versions " + report.versions().text() : "");
        note.append("): ").append(report.source());
        return reach.reason().isEmpty() ? note.toString() : note + "; but " + reach.reason();
    }

    private static String registryWords(ListedRegistry registry) {
        return switch (registry) {
            case VSCODE_MARKETPLACE -> "Visual Studio Marketplace";
            case OPEN_VSX -> "Open VSX";
            case BOTH -> "Visual Studio Marketplace and Open VSX";
            case SIDELOADED_VSIX -> "installed from a file";
            case UNKNOWN -> "registry not stated";
        };
    }

    /**
     * An extension that the subject brings along.
     *
     * @param through the installed extensions in between, nearest first
     */
    private record Pulled(ExtensionId id, String kind, List<ExtensionId> through, Evidence evidence) {

        Pulled leadingTo(ExtensionId next) {
            List<ExtensionId> longer = new ArrayList<>(through);
            longer.add(id);
            return new Pulled(next, kind, List.copyOf(longer), evidence);
        }

        /** Ids are text of manifests, so the note only counts them; {@link #shown} has them. */
        String way() {
            return switch (through.size()) {
                case 0 -> "";
                case 1 -> "Through another installed extension: ";
                default -> "Through " + through.size() + " other installed extensions: ";
            };
        }

        /** The entry of the manifest and the way from there. */
        Evidence shown() {
            if (through.isEmpty()) {
                return evidence;
            }
            List<String> way =
                    new ArrayList<>(through.stream().map(ExtensionId::key).toList());
            way.add(id.key());
            return new Evidence(
                    evidence.role(), evidence.location(), "", String.join(" -> ", way), List.of(), evidence.assumed());
        }
    }
}

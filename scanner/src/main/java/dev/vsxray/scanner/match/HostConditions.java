package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.Feature.HostKind;
import dev.vsxray.signatures.rule.Predicate.DestinationCondition;
import dev.vsxray.signatures.rule.Predicate.HostCondition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions on hosts and on the far ends of flows. */
final class HostConditions {

    private final HostLookup lookup;

    HostConditions(HostLookup lookup) {
        this.lookup = lookup;
    }

    boolean holds(HostCondition wanted, String host, HostKind kind, String path) {
        if (!LeafMatcher.isOneOf(wanted.kinds(), LeafMatcher.word(kind))
                || !wanted.suffixes().isEmpty() && !isBelowAny(wanted.suffixes(), host)
                || isBelowAny(wanted.notSuffixes(), host)) {
            return false;
        }
        if (wanted.classes().isEmpty() && wanted.notClasses().isEmpty()) {
            return true;
        }
        Set<String> classes = lookup.classesOf(host, path);
        return (wanted.classes().isEmpty() || wanted.classes().stream().anyMatch(classes::contains))
                && wanted.notClasses().stream().noneMatch(classes::contains);
    }

    /**
     * One destination must satisfy all; a flow of which no host is known satisfies {@code unknown}, and where only the text
     * is asked for, one of which nothing is known.
     */
    boolean holds(DestinationCondition wanted, List<String> destinations) {
        if (destinations.stream().anyMatch(text -> holds(wanted, text))) {
            return true;
        }
        boolean nothingKnown = asksNothing(wanted.host())
                ? destinations.isEmpty()
                : destinations.stream().allMatch(text -> Destination.in(text).isEmpty());
        return wanted.unknown() && nothingKnown;
    }

    private boolean holds(DestinationCondition wanted, String text) {
        if (!wanted.text().holdsFor(text)) {
            return false;
        }
        if (asksNothing(wanted.host())) {
            return true;
        }
        Optional<Destination> far = Destination.in(text);
        return far.isPresent()
                && holds(
                        wanted.host(),
                        far.get().host(),
                        lookup.kindOf(far.get().host()),
                        far.get().path());
    }

    private static boolean asksNothing(HostCondition wanted) {
        return wanted.suffixes().isEmpty()
                && wanted.kinds().isEmpty()
                && wanted.classes().isEmpty()
                && wanted.notSuffixes().isEmpty()
                && wanted.notClasses().isEmpty();
    }

    private static boolean isBelowAny(Collection<String> suffixes, String host) {
        return suffixes.stream().anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix));
    }
}

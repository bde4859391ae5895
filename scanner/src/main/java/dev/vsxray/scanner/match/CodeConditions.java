package dev.vsxray.scanner.match;

import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.signatures.rule.Predicate;
import dev.vsxray.signatures.rule.Predicate.ArgumentCondition;
import dev.vsxray.signatures.rule.Predicate.ContextCondition;
import dev.vsxray.signatures.rule.TextCondition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions on calls and flows, and on when they happen. */
final class CodeConditions {

    /** Guards that say how one way came about. */
    private static final Set<String> OF_ONE_WAY = Set.of("unasked-message");

    private final HostConditions hosts;

    CodeConditions(HostConditions hosts) {
        this.hosts = hosts;
    }

    boolean holds(Predicate.Call wanted, Feature.ApiCall call) {
        return LeafMatcher.anyNames(wanted.apis(), call.api())
                && (wanted.classes().isEmpty() || wanted.classes().stream().anyMatch(call.classes()::contains))
                && wanted.arguments().stream().allMatch(argument -> holds(argument, call.arguments()))
                && wanted.options().entrySet().stream().allMatch(option -> holds(option, call.arguments()))
                && holds(wanted.context(), call.context(), call.file());
    }

    private static boolean holds(ArgumentCondition wanted, List<Feature.Argument> arguments) {
        if (wanted.index().isPresent()) {
            int index = wanted.index().getAsInt();
            return index < arguments.size() && holds(wanted.text(), arguments.get(index));
        }
        return arguments.stream().anyMatch(argument -> holds(wanted.text(), argument));
    }

    private static boolean holds(TextCondition wanted, Feature.Argument argument) {
        return argument.texts().stream().anyMatch(wanted::holdsFor);
    }

    private static boolean holds(Map.Entry<String, TextCondition> option, List<Feature.Argument> arguments) {
        return arguments.stream()
                .flatMap(argument -> Optional.ofNullable(argument.properties().get(option.getKey())).stream())
                .anyMatch(option.getValue()::holdsFor);
    }

    boolean holds(Predicate.Flow wanted, Feature.Flow flow) {
        return LeafMatcher.isOneOf(wanted.from(), flow.from())
                && LeafMatcher.isOneOf(wanted.to(), flow.to())
                && (wanted.through().isEmpty() || wanted.through().stream().anyMatch(flow.through()::contains))
                && wanted.notThrough().stream().noneMatch(flow.through()::contains)
                && LeafMatcher.anyNames(wanted.apis(), flow.sinkApi())
                && (wanted.assumed() || !flow.assumed())
                && holds(wanted.context(), flow.context(), flow.file())
                && wanted.destination()
                        .map(destination -> hosts.holds(destination, flow.destinations()))
                        .orElse(true);
    }

    private static boolean holds(ContextCondition wanted, CodeContext context, String file) {
        return context.ways().stream().anyMatch(way -> holds(wanted, way) && isGuarded(wanted, way, context))
                && wanted.layer()
                        .map(layer -> layer != context.layers().isEmpty())
                        .orElse(true)
                && LeafMatcher.isAmong(wanted.files(), file)
                && (wanted.packages().isEmpty() || isOfPackage(wanted, context));
    }

    /** One way must fulfil all: that a command leads there too excuses nothing, and accuses of nothing. */
    private static boolean holds(ContextCondition wanted, CodeContext.Way way) {
        List<String> triggers = way.triggers().stream().map(Trigger::word).toList();
        List<String> beginnings = beginnings(way);
        return (wanted.triggers().isEmpty() || triggers.stream().anyMatch(wanted.triggers()::contains))
                && (wanted.unlessTriggers().isEmpty()
                        || !wanted.unlessTriggers().containsAll(beginnings))
                && wanted.unless().stream().noneMatch(way.guards()::contains);
    }

    /** A condition counts where no way gets around it; how a message came to be is told of each way by itself. */
    private static boolean isGuarded(ContextCondition wanted, CodeContext.Way way, CodeContext context) {
        return wanted.guardedBy().isEmpty()
                || wanted.guardedBy().stream()
                        .anyMatch(guard -> OF_ONE_WAY.contains(guard)
                                ? way.guards().contains(guard)
                                : context.guards().contains(guard));
    }

    /** A timer begins nothing where something else set it, and a message nothing where nobody knows who listens to it. */
    private static List<String> beginnings(CodeContext.Way way) {
        boolean isUncalled = way.triggers().contains(Trigger.UNKNOWN);
        return way.triggers().stream()
                .filter(trigger -> trigger != Trigger.TIMER || way.triggers().size() == 1)
                .filter(trigger -> trigger != Trigger.NETWORK_MESSAGE || !isUncalled)
                .map(Trigger::word)
                .toList();
    }

    private static boolean isOfPackage(ContextCondition wanted, CodeContext context) {
        Collection<String> modules = context.module().map(List::of).orElse(List.of());
        return modules.stream().anyMatch(module -> LeafMatcher.anyNames(wanted.packages(), module));
    }
}

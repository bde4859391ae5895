package dev.vsxray.scanner.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where in the program a call or flow happens and what leads there.
 *
 * @param ways the ways that lead there, at least one: a command and an event may both, each under its own conditions
 * @param function identifies the enclosing function within the file; equal for features of one function
 * @param module the npm package the code was bundled from, where the bundle says so
 * @param layers how the code came to be when it is not in the file as such, outermost first, such as
 *     {@code base64}, {@code eval}; none for a plain text that is evaluated
 */
public record CodeContext(List<Way> ways, String function, Optional<String> module, List<String> layers) {

    public CodeContext {
        ways = ways.isEmpty() ? List.of(new Way(Set.of(), Set.of())) : List.copyOf(ways);
        layers = List.copyOf(layers);
    }

    /** The same in a package that the code was bundled from. */
    public CodeContext in(String bundled) {
        return new CodeContext(ways, function, Optional.of(bundled), layers);
    }

    /** All that makes it run; never empty. */
    public SortedSet<Trigger> triggers() {
        SortedSet<Trigger> triggers = new TreeSet<>();
        ways.forEach(way -> triggers.addAll(way.triggers()));
        return Collections.unmodifiableSortedSet(triggers);
    }

    /** What must hold for it to run, whichever way leads there. */
    public SortedSet<String> guards() {
        SortedSet<String> guards = new TreeSet<>(ways.get(0).guards());
        ways.forEach(way -> guards.retainAll(way.guards()));
        return Collections.unmodifiableSortedSet(guards);
    }

    /**
     * One way that leads there.
     *
     * @param triggers what makes it run; never empty
     * @param guards what must hold for it to run, by the names of the API catalogue's guards, such as
     *     {@code telemetry-consent}
     */
    public record Way(SortedSet<Trigger> triggers, SortedSet<String> guards) {

        public Way {
            triggers = Collections.unmodifiableSortedSet(
                    new TreeSet<>(triggers.isEmpty() ? Set.of(Trigger.UNKNOWN) : triggers));
            guards = Collections.unmodifiableSortedSet(new TreeSet<>(guards));
        }

        public Way(Collection<Trigger> triggers, Collection<String> guards) {
            this(new TreeSet<>(triggers), new TreeSet<>(guards));
        }
    }
}

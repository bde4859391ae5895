package dev.vsxray.scanner.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where in the program a call or flow happens and what leads there.
 *
 * @param triggers what makes it run; never empty
 * @param guards what must hold for it to run, by the names of the API catalogue's guards, such as
 *     {@code telemetry-consent}
 * @param function identifies the enclosing function within the file; equal for features of one function
 * @param module the npm package the code was bundled from, where the bundle says so
 * @param layers how the code came to be when it is not in the file as such, outermost first, such as
 *     {@code base64}, {@code eval}
 */
public record CodeContext(
        SortedSet<Trigger> triggers,
        SortedSet<String> guards,
        String function,
        Optional<String> module,
        List<String> layers) {

    public CodeContext {
        triggers = java.util.Collections.unmodifiableSortedSet(
                new TreeSet<>(triggers.isEmpty() ? Set.of(Trigger.UNKNOWN) : triggers));
        guards = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(guards));
        layers = List.copyOf(layers);
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that an API made: a request, a stream, an archive. Its members are those of its type; it remembers what
 * names its far end, and what was put into it.
 */
final class ApiInstance extends HeapObject {

    /** Destinations that are kept: one request has few, one client object many. */
    private static final int MAXIMUM_DESTINATIONS = 8;

    /** Streams that one stream is piped to; a program seldom has more than a file and a request. */
    private static final int MAXIMUM_TARGETS = 4;

    private final Api type;
    private final List<Value> targets = new ArrayList<>();
    private final Set<String> destinations = new LinkedHashSet<>();

    ApiInstance(int level, Api type) {
        super(level, Null.NULL);
        this.type = type;
        setDelegate(type);
        addDestinations(type.destinations());
    }

    @Override
    public String className() {
        return "Object";
    }

    /** What is written into it from now on goes there too. */
    void pipeTo(Value target) {
        if (target != this && targets.size() < MAXIMUM_TARGETS && !targets.contains(target)) {
            targets.add(target);
        }
    }

    /** In the order in which they were connected. */
    List<Value> targets() {
        return List.copyOf(targets);
    }

    Api type() {
        return type;
    }

    List<String> destinations() {
        return List.copyOf(destinations);
    }

    void addDestinations(Collection<String> more) {
        for (String destination : more) {
            if (destinations.size() < MAXIMUM_DESTINATIONS) {
                destinations.add(destination);
            }
        }
    }
}

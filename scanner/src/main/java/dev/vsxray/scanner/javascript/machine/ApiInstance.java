package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
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

    private final Api type;
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

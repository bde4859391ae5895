package dev.vsxray.scanner.javascript.value;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@code Map}, {@code Set}, {@code WeakMap}, {@code WeakSet}, {@code URLSearchParams}, {@code Headers} or
 * {@code FormData}: entries by known key. What was stored under an unknown key is {@link #rest}.
 */
public final class CollectionObject extends HeapObject {

    private final String className;
    private final Map<Value, Value> entries = new LinkedHashMap<>();

    public CollectionObject(int level, Value prototype, String className) {
        super(level, prototype);
        this.className = className;
    }

    @Override
    public String className() {
        return className;
    }

    /** The live entries, in the order of insertion; a set maps each member to itself. */
    public Map<Value, Value> entries() {
        return entries;
    }

    /** One of the keys that are not known: it holds the data that any of them has. */
    public Value keyNotKnown() {
        return Unknown.with(facts().join(nameFacts()));
    }

    /** True when all entries are known. */
    public boolean isExact() {
        return rest().isEmpty() && facts().isEmpty();
    }
}

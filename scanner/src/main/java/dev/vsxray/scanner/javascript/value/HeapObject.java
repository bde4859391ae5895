package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object, by allocation. Holds own properties in the order of their creation, a prototype link, what was written
 * under keys that are not known ({@link #rest}), and optionally a {@link #delegate} whose members show through.
 *
 * <p>The methods here are the object's own storage: they call no accessor, follow no prototype and know nothing of
 * certainty. A built-in that changes an object asks {@link Calls#isCertain} first and joins instead of replacing where
 * it is not; {@link Calls#set} does both.
 */
public abstract non-sealed class HeapObject implements Value {

    /** Properties of an object for which {@link #valuesInside} is remembered: any look inside goes through as many. */
    static final int LARGEST_REMEMBERED = 40;

    private static final Value[] NOTHING = {};

    private final int level;
    private @Nullable Map<String, Property> properties;

    /** A bit for the hash of each key: most objects of a chain of prototypes that are asked for a key do not have it. */
    private long hashes;

    private Value prototype;
    private @Nullable Value rest;
    private @Nullable Value delegate;
    private Facts nameFacts = Facts.NONE;
    private Facts facts = Facts.NONE;

    /** What {@link #valuesInside} found; null when a property has changed since. */
    private Value @Nullable [] inside;

    /** The walk over values that came by last. */
    private @Nullable Object lastWalk;

    /**
     * @param level the level of uncertainty under which the object is made, see {@link Calls#level}
     * @param prototype an object, {@code null}, or a value of the catalogue for a class that extends one
     */
    protected HeapObject(int level, Value prototype) {
        this.level = level;
        this.prototype = prototype;
    }

    /** What {@code Object.prototype.toString} says between the brackets, such as {@code Array}. */
    public abstract String className();

    public int level() {
        return level;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    /** Adds what is known of the object as a whole: data of unknown shape was written into it. */
    public void addFacts(Facts more) {
        facts = facts.join(more);
    }

    /**
     * True the first time it is asked for a walk over values that no other walk interrupts: cheaper than a set of what was
     * seen, and calls look at much before they run.
     */
    boolean isFirstSeenIn(Object walk) {
        boolean first = lastWalk != walk;
        lastWalk = walk;
        return first;
    }

    public Value prototype() {
        return prototype;
    }

    public void setPrototype(Value next) {
        prototype = next;
    }

    /** What may stand under any key that has no property of its own here. */
    public Optional<Value> rest() {
        return Optional.ofNullable(rest);
    }

    @Nullable
    Value restOrNull() {
        return rest;
    }

    /** Records a write under a key that is not known. */
    public void addRest(Value value) {
        rest = rest == null ? value : Values.join(rest, value);
    }

    /** Data whose properties are not known is copied over this: what stands here as long as nothing is given may be of it. */
    public void fillEmpty(Value data) {
        if (!data.facts().isTainted()) {
            return;
        }
        for (String key : enumerableKeys()) {
            Property property = find(key);
            if (property != null && !property.isAccessor() && isEmpty(property.value())) {
                join(key, data);
            }
        }
    }

    private static boolean isEmpty(Value value) {
        return value == Undefined.UNDEFINED
                || value == Null.NULL
                || value instanceof Text text && text.value().isEmpty()
                || value instanceof ArrayObject array && array.isExact() && array.length() == 0;
    }

    /** What is known of the names of properties that are not known: data may be kept in them as well as in values. */
    public Facts nameFacts() {
        return nameFacts;
    }

    /** @param name of a property that is not known, as {@code place} sets it */
    public void addName(Value name, Place place) {
        nameFacts = nameFacts.join(name.facts().through("property-name", place));
    }

    /** @param names of another object's properties, which now are of this one too */
    public void addNameFacts(Facts names) {
        nameFacts = nameFacts.join(names);
    }

    /** A value whose members show through where there is no own property: of an interop copy of a module. */
    public Optional<Value> delegate() {
        return Optional.ofNullable(delegate);
    }

    @Nullable
    Value delegateOrNull() {
        return delegate;
    }

    public void setDelegate(Value next) {
        delegate = next;
    }

    public Optional<Property> own(String key) {
        return Optional.ofNullable(find(key));
    }

    /** The own property under {@code key}, or null: for the hot path; others use {@link #own}. */
    public @Nullable Property find(String key) {
        return properties == null || (hashes & bit(key)) == 0 ? null : properties.get(key);
    }

    public boolean hasProperties() {
        return properties != null;
    }

    public boolean hasOwn(String key) {
        return find(key) != null;
    }

    /** Defines or replaces an enumerable own property. */
    public void put(String key, Value value) {
        Property property = find(key);
        if (property == null) {
            define(key, value, true);
        } else {
            inside = null;
            property.become(value);
        }
    }

    /** Defines or replaces an own property that enumeration does not show, as methods of built-ins are. */
    public void putHidden(String key, Value value) {
        define(key, value, false);
    }

    /** Joins {@code value} into an own property: it may or may not be written. An absent property takes the value. */
    public void join(String key, Value value) {
        Property property = find(key);
        if (property == null) {
            define(key, value, true);
        } else {
            inside = null;
            property.value(Values.join(property.value(), value));
        }
    }

    /** Defines or replaces an own property. */
    public void define(String key, Value value, boolean enumerable) {
        inside = null;
        store(key, new Property(value, enumerable));
    }

    /** Defines or completes an accessor; an absent half leaves what was there. */
    public void defineAccessor(
            String key, Optional<? extends Value> getter, Optional<? extends Value> setter, boolean enumerable) {
        Property property = find(key);
        if (property == null) {
            property = new Property(Undefined.UNDEFINED, enumerable);
            store(key, property);
        }
        inside = null;
        property.enumerable(enumerable);
        property.accessor(getter.orElse(null), setter.orElse(null));
    }

    /** Shows an own property to enumeration, or hides it; its value or accessors stay. */
    public void makeEnumerable(String key, boolean enumerable) {
        Property property = find(key);
        if (property != null) {
            property.enumerable(enumerable);
        }
    }

    private void store(String key, Property property) {
        if (properties == null) {
            properties = new LinkedHashMap<>();
        }
        properties.put(key, property);
        hashes |= bit(key);
    }

    private static long bit(String key) {
        int hash = key.hashCode();
        return 1L << (hash ^ hash >>> 6);
    }

    public boolean remove(String key) {
        inside = null;
        return properties != null && properties.remove(key) != null;
    }

    /**
     * What the properties hold that is no constant; accessors hold nothing.
     *
     * @param most how many properties are looked at, the earliest first
     */
    Value[] valuesInside(int most) {
        Value[] known = inside;
        if (known == null) {
            known = lookInside(most);
            if (properties == null || properties.size() <= LARGEST_REMEMBERED) {
                inside = known;
            }
        }
        return known;
    }

    private Value[] lookInside(int most) {
        if (properties == null) {
            return NOTHING;
        }
        List<Value> values = new ArrayList<>();
        int left = most;
        for (Property property : properties.values()) {
            if (left-- == 0) {
                break;
            }
            if (!property.value().isConstant()) {
                values.add(property.value());
            }
        }
        return values.isEmpty() ? NOTHING : values.toArray(NOTHING);
    }

    /** Own property keys in the order the language gives: array indices ascending, then the rest by creation. */
    public List<String> keys() {
        if (properties == null) {
            return List.of();
        }
        List<String> indices = new ArrayList<>();
        List<String> names = new ArrayList<>(properties.size());
        for (String key : properties.keySet()) {
            (isIndex(key) ? indices : names).add(key);
        }
        if (!indices.isEmpty()) {
            indices.sort((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
            indices.addAll(names);
            return indices;
        }
        return names;
    }

    /** Own enumerable keys without symbols. */
    public List<String> enumerableKeys() {
        List<String> keys = copiedKeys();
        keys.removeIf(Symbol::isKey);
        return keys;
    }

    /** Own enumerable keys, as {@code Object.assign} and spread copy them. */
    public List<String> copiedKeys() {
        List<String> keys = new ArrayList<>(keys());
        keys.removeIf(key -> {
            Property property = find(key);
            return property != null && !property.enumerable();
        });
        return keys;
    }

    /** True for {@code 0}, {@code 1}, … up to 2^32 - 2, as written by the language. */
    public static boolean isIndex(String key) {
        int length = key.length();
        if (length == 0 || length > 10 || length > 1 && key.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return Long.parseLong(key) < 4_294_967_295L;
    }
}

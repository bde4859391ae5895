package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Operations on values that need no machine: joins, and the facts of what lies inside. */
public final class Values {

    /** How many objects a look inside a value visits at most: deep enough for any message, bounded for a whole program. */
    private static final int MAXIMUM_VISITED = 128;

    /** In objects; a larger one is part of the program rather than data. */
    private static final int LARGEST_MESSAGE = 48;

    /** The same for values that a join gives up, which happens in every loop. */
    private static final int MAXIMUM_VISITED_FOR_JOIN = 6;

    /** Properties of one object that a look inside visits at least: more than a message has, less than a dictionary. */
    private static final int MINIMUM_PROPERTIES = HeapObject.LARGEST_REMEMBERED;

    /**
     * Values that a look inside visits at most, for each object it may visit: a message of full objects fits, the tables
     * of a whole program do not.
     */
    private static final int VALUES_PER_OBJECT = 16;

    private Values() {}

    /** What holds where either value may be. */
    public static Value join(Value left, Value right) {
        if (left == right || left.equals(right)) {
            return left;
        }
        if (isAmong(left, right)) {
            return left;
        }
        ArrayList<Value> alternatives = new ArrayList<>();
        addAlternatives(left, alternatives);
        addAlternatives(right, alternatives);
        return ofAlternatives(alternatives);
    }

    /** In loops most joins bring what is there already. */
    private static boolean isAmong(Value left, Value right) {
        if (!(left instanceof OneOf one)) {
            return false;
        }
        if (!(right instanceof OneOf others)) {
            return one.has(right);
        }
        for (Value alternative : others.values()) {
            if (!one.has(alternative)) {
                return false;
            }
        }
        return true;
    }

    /** What holds where any of the values may be; {@code undefined} for none. */
    public static Value joinAll(Collection<? extends Value> values) {
        ArrayList<Value> alternatives = new ArrayList<>();
        for (Value value : values) {
            addAlternatives(value, alternatives);
            if (alternatives.size() > 4 * OneOf.MAXIMUM_ALTERNATIVES) {
                Value merged = ofAlternatives(alternatives);
                alternatives.clear();
                alternatives.add(merged);
            }
        }
        return alternatives.isEmpty() ? Undefined.UNDEFINED : ofAlternatives(alternatives);
    }

    /**
     * The same for texts that were put together of parts of which each is one of several: where they are too many, the
     * first stay and the rest is not known, so that a command for each system can be read.
     */
    public static Value joinTexts(Collection<? extends Value> values) {
        ArrayList<Value> alternatives = new ArrayList<>();
        Facts left = null;
        for (Value value : values) {
            int before = alternatives.size();
            addAlternatives(value, alternatives);
            if (alternatives.size() >= OneOf.MAXIMUM_ALTERNATIVES) {
                for (Value more : alternatives.subList(before, alternatives.size())) {
                    left = left == null ? deepFacts(more) : left.join(deepFacts(more));
                }
                alternatives.subList(before, alternatives.size()).clear();
            }
        }
        if (left != null) {
            addIfNew(Unknown.of(Unknown.Kind.TEXT, left), alternatives);
        }
        return alternatives.isEmpty() ? Undefined.UNDEFINED : ofAlternatives(alternatives);
    }

    /** @param into each once; so few that to go through them is cheaper than to ask for their hashes */
    private static void addAlternatives(Value value, ArrayList<Value> into) {
        if (!(value instanceof OneOf one)) {
            addIfNew(value, into);
        } else if (into.isEmpty()) {
            Collections.addAll(into, one.values());
        } else {
            for (Value alternative : one.values()) {
                addIfNew(alternative, into);
            }
        }
    }

    private static void addIfNew(Value value, ArrayList<Value> into) {
        for (int i = 0; i < into.size(); i++) {
            Value known = into.get(i);
            if (known == value || known.equals(value)) {
                return;
            }
        }
        into.add(value);
    }

    /** @param alternatives each once; changed */
    private static Value ofAlternatives(ArrayList<Value> alternatives) {
        mergeUnknowns(alternatives);
        if (alternatives.size() == 1) {
            return alternatives.get(0);
        }
        if (alternatives.size() <= OneOf.MAXIMUM_ALTERNATIVES) {
            return new OneOf(alternatives);
        }
        return widen(alternatives);
    }

    /** Unknowns without partial text become one. */
    private static void mergeUnknowns(ArrayList<Value> alternatives) {
        Unknown merged = null;
        int count = 0;
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i) instanceof Unknown unknown && unknown.isWhollyUnknown()) {
                merged = merged == null
                        ? unknown
                        : Unknown.of(
                                merged.kind() == unknown.kind() ? merged.kind() : Unknown.Kind.ANY,
                                merged.facts().either(unknown.facts()));
                count++;
            }
        }
        if (merged != null && count > 1) {
            alternatives.removeIf(value -> value instanceof Unknown unknown && unknown.isWhollyUnknown());
            alternatives.add(merged);
        }
    }

    /**
     * Too many to keep: objects and catalogue values stay as long as they fit, because calls and fields of them matter
     * most; everything else becomes one unknown.
     */
    private static Value widen(ArrayList<Value> alternatives) {
        Facts facts = Facts.NONE;
        Unknown.Kind kind = null;
        List<Value> kept = new ArrayList<>();
        for (Value value : alternatives) {
            boolean keep = (value instanceof HeapObject || value instanceof Api)
                    && kept.size() < OneOf.MAXIMUM_ALTERNATIVES - 1;
            if (keep) {
                kept.add(value);
            } else {
                Facts own = deepFacts(value, MAXIMUM_VISITED_FOR_JOIN);
                facts = kind == null ? own : value.isConstant() ? facts.join(own) : facts.either(own);
                Unknown.Kind ownKind = kindOf(value);
                kind = kind == null || kind == ownKind ? ownKind : Unknown.Kind.ANY;
            }
        }
        kept.add(Unknown.of(kind == null ? Unknown.Kind.ANY : kind, facts));
        return kept.size() == 1 ? kept.get(0) : new OneOf(kept);
    }

    /** The value with the data in it come over a link that is assumed; objects keep what they hold as it is. */
    public static Value assumed(Value value, Place place, String note) {
        if (value instanceof OneOf one) {
            return joinAll(one.alternatives().stream()
                    .map(alternative -> assumed(alternative, place, note))
                    .toList());
        }
        if (value instanceof Unknown unknown) {
            return unknown.withFacts(unknown.facts().assumed(place, note));
        }
        return value instanceof Api api ? api.withFacts(api.facts().assumed(place, note)) : value;
    }

    /** What {@code typeof} tells of a value. */
    public static Unknown.Kind kindOf(Value value) {
        if (value instanceof Text) {
            return Unknown.Kind.TEXT;
        }
        if (value instanceof Num) {
            return Unknown.Kind.NUMBER;
        }
        if (value instanceof Bool) {
            return Unknown.Kind.BOOLEAN;
        }
        if (value instanceof ProxyObject proxy) {
            return kindOf(proxy.target());
        }
        if (value instanceof FunctionObject) {
            return Unknown.Kind.FUNCTION;
        }
        if (value instanceof HeapObject) {
            return Unknown.Kind.OBJECT;
        }
        return value instanceof Unknown unknown ? unknown.kind() : Unknown.Kind.ANY;
    }

    /** The alternatives of a {@link OneOf}, or the value alone. */
    public static List<Value> alternatives(Value value) {
        return value instanceof OneOf one ? one.alternatives() : Collections.singletonList(value);
    }

    /** The argument at {@code index}, or {@code undefined}. */
    public static Value argument(List<Value> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Undefined.UNDEFINED;
    }

    /** An unknown result of a call of something unknown with these. */
    public static Unknown derived(List<Value> arguments, Place place) {
        Facts facts = Facts.NONE;
        for (Value argument : arguments) {
            facts = facts.join(factsWithin(argument, place));
        }
        return Unknown.with(facts);
    }

    /** An unknown result of an operation on these: it carries all facts that lie in them, however deep. */
    public static Unknown derived(Value self, List<Value> arguments) {
        Facts facts = deepFacts(self);
        for (Value argument : arguments) {
            facts = facts.join(deepFacts(argument));
        }
        return Unknown.with(facts);
    }

    /** What is known of a result that no longer holds the data of these, such as a comparison or a length: their guards. */
    public static Facts guardsOf(Value self, List<Value> arguments) {
        Facts facts = deepFacts(self, LARGEST_MESSAGE);
        for (Value argument : arguments) {
            facts = facts.join(deepFacts(argument, LARGEST_MESSAGE));
        }
        return facts.withoutTaints();
    }

    /** The facts of a value and of everything its properties, elements and entries hold. Functions are not entered. */
    public static Facts deepFacts(Value value) {
        return deepFacts(value, MAXIMUM_VISITED);
    }

    /**
     * The same for a value that is passed on: what is inside an object that holds half the program is seldom what is meant
     * by passing it, so that its data goes along is assumed. A long list of records holds no functions, and is what is meant.
     */
    public static Facts factsWithin(Value value, Place place) {
        if (!(value instanceof HeapObject) && !(value instanceof OneOf)) {
            return value.facts();
        }
        Depths depths = new Depths(LARGEST_MESSAGE);
        Facts inside = depths.factsOf(value);
        if (!depths.isFull()) {
            return inside;
        }
        if (!depths.sawFunction) {
            return deepFacts(value);
        }
        return value.facts().join(deepFacts(value).assumed(place, "somewhere inside a large object"));
    }

    /** The same of the first {@code maximum} objects, those nearest to the value. */
    public static Facts deepFacts(Value value, int maximum) {
        if (!(value instanceof HeapObject) && !(value instanceof OneOf)) {
            return value.facts();
        }
        return new Depths(maximum).factsOf(value);
    }

    /** A walk over what lies inside a value, breadth first, each object once. */
    private static final class Depths {
        private final int maximum;

        /** What each object that was seen remembers this walk by. */
        private final Object mark = new Object();

        /** How many more values are looked at. */
        private int left;

        private final ArrayList<HeapObject> open = new ArrayList<>();

        private Facts facts = Facts.NONE;

        private boolean sawFunction;

        Depths(int maximum) {
            this.maximum = maximum;
            this.left = maximum * VALUES_PER_OBJECT;
        }

        Facts factsOf(Value value) {
            add(value);
            for (int next = 0; next < open.size() && next < maximum && left > 0 && !facts.isFull(); next++) {
                visit(open.get(next));
            }
            return facts;
        }

        /** True when there may be more objects than were looked at. */
        boolean isFull() {
            return open.size() >= maximum || left <= 0 || facts.isFull();
        }

        private void add(Value value) {
            left--;
            // By class, the commonest first, which is cheaper than to ask the value.
            if (value instanceof ProxyObject proxy) {
                add(proxy.target());
            } else if (value instanceof HeapObject object) {
                addFacts(object.facts());
                sawFunction |= object instanceof FunctionObject;
                if (!(object instanceof FunctionObject) && open.size() < maximum && object.isFirstSeenIn(mark)) {
                    open.add(object);
                }
            } else if (value instanceof OneOf one) {
                for (Value alternative : one.values()) {
                    add(alternative);
                }
            } else if (value instanceof Unknown unknown) {
                addFacts(unknown.facts());
            } else if (value instanceof Api api) {
                addFacts(api.facts());
            }
        }

        private void addFacts(Facts more) {
            // What lies together mostly holds the same.
            if (!more.isEmpty() && more.isFirstSeenIn(mark)) {
                facts = facts.join(more);
            }
        }

        private void visit(HeapObject object) {
            for (Value value : object.valuesInside(Math.max(maximum, MINIMUM_PROPERTIES))) {
                add(value);
            }
            Value rest = object.restOrNull();
            if (rest != null) {
                add(rest);
                addFacts(object.nameFacts());
            }
            Value delegate = object.delegateOrNull();
            if (delegate != null) {
                add(delegate);
            }
            if (object instanceof ArrayObject array) {
                ArrayList<Value> elements = array.elements;
                int end = Math.min(elements.size(), maximum);
                for (int i = 0; i < end; i++) {
                    add(elements.get(i));
                }
            } else if (object instanceof CollectionObject collection) {
                int left = maximum;
                for (var entry : collection.entries().entrySet()) {
                    if (left-- == 0) {
                        break;
                    }
                    add(entry.getKey());
                    add(entry.getValue());
                }
            } else if (object instanceof PrimitiveObject primitive) {
                add(primitive.primitive());
            }
        }
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.CollectionObject;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.signatures.catalogue.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The arguments of a call as text: for reports, for destinations and for rules. */
final class ArgumentTexts {

    /** Texts kept of one argument, arguments of one call, properties of one object. */
    private static final int MAXIMUM_TEXTS = 8;

    private static final int MAXIMUM_ARGUMENTS = 8;
    private static final int MAXIMUM_PROPERTIES = 24;

    private static final int MAXIMUM_DEPTH = 3;

    /** In UTF-16 code units. */
    private static final int MAXIMUM_TEXT = 2_000;

    private final Machine machine;

    ArgumentTexts(Machine machine) {
        this.machine = machine;
    }

    /** The values at a position; none where the argument is not given. */
    List<Value> at(Position position, Value self, List<Value> arguments) {
        return at(position, self, arguments, true);
    }

    /** The values at positions, in their order. */
    List<Value> at(List<Position> positions, Value self, List<Value> arguments) {
        List<Value> values = new ArrayList<>();
        for (Position position : positions) {
            values.addAll(at(position, self, arguments));
        }
        return values;
    }

    /** The values at a position, and none below what is not known. */
    List<Value> knownAt(Position position, Value self, List<Value> arguments) {
        return at(position, self, arguments, false);
    }

    private List<Value> at(Position position, Value self, List<Value> arguments, boolean belowUnknown) {
        List<Value> values;
        if (position.isReceiver()) {
            values = List.of(self);
        } else if (position.from() >= arguments.size()) {
            return List.of();
        } else {
            int end = position.onward() ? arguments.size() : position.from() + 1;
            values = arguments.subList(position.from(), end);
        }
        for (String property : position.properties()) {
            List<Value> members = new ArrayList<>();
            for (Value value : values) {
                for (Value alternative : Values.alternatives(value)) {
                    if (belowUnknown || !(alternative instanceof Unknown)) {
                        addMember(alternative, property, members);
                    }
                }
            }
            values = members;
        }
        return values;
    }

    private void addMember(Value owner, String property, List<Value> into) {
        if (owner instanceof HeapObject heap) {
            Value member = property.equals(Position.EVERY)
                    ? machine.access.anyProperty(heap)
                    : machine.access.get(heap, property);
            if (member != Undefined.UNDEFINED) {
                into.add(member);
            }
        } else if (owner instanceof Api || owner instanceof Unknown unknown && unknown.kind() != Unknown.Kind.TEXT) {
            // What is not known as a whole may stand at this place of it.
            into.add(Unknown.with(owner.facts()));
        }
    }

    /** The texts of one value. */
    List<String> of(Value value) {
        Set<String> texts = new LinkedHashSet<>();
        addTexts(value, texts);
        return List.copyOf(texts);
    }

    /** The texts at positions: URLs, paths, commands. */
    List<String> of(List<Position> positions, Value self, List<Value> arguments) {
        Set<String> texts = new LinkedHashSet<>();
        for (Position position : positions) {
            for (Value value : at(position, self, arguments)) {
                addTexts(value, texts);
            }
        }
        return List.copyOf(texts);
    }

    /** The texts a value may be, as far as known. */
    List<String> textsOf(Value value) {
        Set<String> texts = new LinkedHashSet<>();
        addTexts(value, texts);
        return List.copyOf(texts);
    }

    private void addTexts(Value value, Set<String> into) {
        for (Value alternative : Values.alternatives(value)) {
            if (into.size() >= MAXIMUM_TEXTS) {
                return;
            }
            String text = textOf(alternative);
            if (!text.isEmpty() && !text.equals(Unknown.HOLE)) {
                into.add(bounded(text));
            }
            if (alternative instanceof Api api) {
                into.addAll(api.destinations());
            } else if (alternative instanceof ApiInstance instance) {
                into.addAll(instance.destinations());
            }
        }
    }

    /** The text of a value as far as known; empty where nothing is. */
    private String textOf(Value value) {
        return textOf(value, MAXIMUM_DEPTH);
    }

    /** @param depth how many lists and objects inside one another are still looked into: they may hold each other */
    private String textOf(Value value, int depth) {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Unknown unknown) {
            return unknown.partial().orElse("");
        }
        if (value instanceof Num number) {
            return number.isInt() ? Integer.toString(number.toInt()) : Double.toString(number.value());
        }
        if (value instanceof Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof BigInt big) {
            return big.value().toString();
        }
        if (value instanceof PrimitiveObject primitive) {
            return textOf(primitive.primitive(), depth);
        }
        if (depth == 0) {
            return "";
        }
        if (value instanceof ArrayObject array) {
            return joined(array, depth - 1);
        }
        if (value instanceof HeapObject heap && !(value instanceof FunctionObject)) {
            return url(heap, depth - 1);
        }
        return "";
    }

    private String joined(ArrayObject array, int depth) {
        List<String> parts = new ArrayList<>();
        for (Value element : array.elements()) {
            if (parts.size() >= MAXIMUM_PROPERTIES) {
                break;
            }
            String text = textOf(firstOf(element), depth);
            parts.add(text.isEmpty() ? Unknown.HOLE : text);
        }
        if (!array.isExact()) {
            addRest(array, depth, parts);
            parts.add(Unknown.HOLE);
        }
        return String.join(" ", parts);
    }

    /** Each of what may be in a list: of the paths of a filtered list, a program is given those that exist. */
    private void addRest(ArrayObject array, int depth, List<String> parts) {
        for (Value possible : array.rest().map(Values::alternatives).orElse(List.of())) {
            String text = textOf(possible, depth);
            if (parts.size() < MAXIMUM_PROPERTIES && !text.isEmpty()) {
                parts.add(text);
            }
        }
    }

    private static Value firstOf(Value value) {
        return value instanceof OneOf one ? one.alternatives().get(0) : value;
    }

    /** The URL that the options of a request mean. */
    private String url(HeapObject options, int depth) {
        for (String name : List.of("href", "url", "uri", "fsPath", "path")) {
            String base = property(options, "baseURL", depth);
            String text = property(options, name, depth);
            boolean isPath = name.equals("path");
            if (!text.isEmpty() && (!isPath || host(options, depth).isEmpty())) {
                return text.contains("://") ? text : base + text;
            }
        }
        String host = host(options, depth);
        if (host.isEmpty()) {
            return property(options, "baseURL", depth);
        }
        String protocol = property(options, "protocol", depth);
        String port = property(options, "port", depth);
        return (protocol.isEmpty() ? "https:" : protocol)
                + "//"
                + host
                + (port.isEmpty() || host.contains(":") ? "" : ":" + port)
                + property(options, "path", depth);
    }

    private String host(HeapObject options, int depth) {
        String name = property(options, "hostname", depth);
        return name.isEmpty() ? property(options, "host", depth) : name;
    }

    private String property(HeapObject object, String name, int depth) {
        Property property = object.find(name);
        return property == null || property.isAccessor() ? "" : textOf(firstOf(property.value()), depth);
    }

    /** The arguments for an {@link Feature.ApiCall}. */
    List<Feature.Argument> describe(List<Value> arguments) {
        List<Feature.Argument> described = new ArrayList<>();
        for (int i = 0; i < Math.min(arguments.size(), MAXIMUM_ARGUMENTS); i++) {
            described.add(describe(arguments.get(i)));
        }
        return described;
    }

    private Feature.Argument describe(Value value) {
        Set<String> texts = new LinkedHashSet<>();
        addTexts(value, texts);
        SortedMap<String, String> properties = new TreeMap<>();
        for (Value alternative : Values.alternatives(value)) {
            if (alternative instanceof HeapObject heap
                    && !(heap instanceof ArrayObject)
                    && !(heap instanceof CollectionObject)) {
                addProperties(heap, "", properties);
            }
        }
        return new Feature.Argument(List.copyOf(texts), properties);
    }

    /** Constant properties, those of a nested object as {@code outer.inner}. */
    private void addProperties(HeapObject heap, String prefix, SortedMap<String, String> into) {
        for (String key : heap.enumerableKeys()) {
            Property property = heap.find(key);
            if (property == null || property.isAccessor() || into.size() >= MAXIMUM_PROPERTIES) {
                continue;
            }
            Value value = firstOf(property.value());
            String text = value instanceof HeapObject && !(value instanceof ArrayObject) ? "" : textOf(value);
            if (!text.isEmpty()) {
                into.put(prefix + key, bounded(text));
            } else if (prefix.isEmpty() && value instanceof HeapObject nested && !(value instanceof FunctionObject)) {
                addProperties(nested, key + ".", into);
            }
        }
    }

    private static String bounded(String text) {
        return text.length() <= MAXIMUM_TEXT ? text : text.substring(0, MAXIMUM_TEXT) + Unknown.HOLE;
    }
}

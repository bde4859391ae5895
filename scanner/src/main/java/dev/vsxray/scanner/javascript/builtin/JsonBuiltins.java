package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BigInt;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code JSON}. */
final class JsonBuiltins {

    /** Most spaces of an indentation, by the standard. */
    private static final int MAX_INDENT = 10;

    private JsonBuiltins() {}

    static void install(Realm realm) {
        PlainObject json = new PlainObject(0, realm.objectPrototype(), "JSON");
        json.define(Symbol.TO_STRING_TAG.key(), Text.of("JSON"), false);
        realm.global().putHidden("JSON", json);
        Invocation.method(realm, json, "parse", 2, JsonBuiltins::parse);
        Invocation.method(realm, json, "stringify", 3, in -> new Writer(in).write());
    }

    private static Value parse(Invocation in) {
        Optional<Text> text = in.text(0);
        if (text.isEmpty()) {
            return in.argument(1) instanceof FunctionObject reviver
                    ? in.calls().call(reviver, in.calls().newObject(), List.of(Unknown.TEXT, in.derived()))
                    : in.derived();
        }
        Limits.spendCharacters(in.calls(), text.get().length());
        Value value = new JsonReader(in.calls(), text.get()).read();
        return in.argument(1) instanceof FunctionObject ? revive(in, in.calls().newObject(), "", value, 0) : value;
    }

    private static Value revive(Invocation in, HeapObject holder, String key, Value value, int depth) {
        if (value instanceof HeapObject object && depth < Limits.DEPTH) {
            for (String name : ObjectBuiltins.enumerableKeys(in.calls(), object)) {
                Value revived = revive(in, object, name, in.calls().get(object, name), depth + 1);
                in.calls().set(object, name, revived);
            }
        }
        return in.calls().call(in.argument(1), holder, List.of(Text.of(key), value));
    }

    /** Writes a value; what is not known leaves a hole in the text, and its facts. */
    private static final class Writer {

        private final Invocation in;
        private final StringBuilder text = new StringBuilder();
        private final Set<HeapObject> open = Collections.newSetFromMap(new IdentityHashMap<>());
        private final String indent;
        private final Optional<List<String>> only;
        private Facts facts = Facts.NONE;
        private boolean known = true;
        private Origin origin = Origin.LITERAL;

        Writer(Invocation in) {
            this.in = in;
            this.indent = indent(in.argument(2));
            this.only = in.argument(1) instanceof ArrayObject names
                    ? Optional.of(names.elements().stream()
                            .flatMap(name -> in.knownText(name).stream())
                            .map(Text::value)
                            .toList())
                    : Optional.empty();
        }

        private static String indent(Value space) {
            if (space instanceof Num number) {
                return " ".repeat((int) Math.min(MAX_INDENT, Math.max(0, number.value())));
            }
            return space instanceof Text given ? given.value().substring(0, Math.min(MAX_INDENT, given.length())) : "";
        }

        Value write() {
            boolean written = value(in.calls().newObject(), "", in.argument(0), "\n");
            if (!known) {
                return Unknown.text(
                        text.toString(), facts.through("json", in.calls().place()));
            }
            return written ? Text.of(text.toString(), origin) : Undefined.UNDEFINED;
        }

        /** Appends a value; false where JSON leaves it out. */
        private boolean value(HeapObject holder, String key, Value given, String line) {
            in.calls().spend(1);
            Value value = replaced(holder, key, given);
            if (value instanceof PrimitiveObject wrapper && !wrapper.className().equals("Date")) {
                value = wrapper.primitive();
            }
            if (value instanceof Undefined
                    || value instanceof Symbol
                    || Values.kindOf(value) == Unknown.Kind.FUNCTION) {
                return false;
            }
            if (value instanceof BigInt) {
                throw in.typeError("Do not know how to serialize a BigInt");
            }
            if (value instanceof Text string) {
                origin = Origin.join(origin, string.origin());
                quote(string.value());
            } else if (value instanceof Num number) {
                text.append(Double.isFinite(number.value()) ? NumberText.of(number.value()) : "null");
            } else if (value instanceof HeapObject object) {
                object(object, line);
            } else if (value.isConstant()) {
                text.append(value instanceof dev.vsxray.scanner.javascript.value.Null ? "null" : bool(value));
            } else {
                unknown(value);
            }
            return true;
        }

        private static String bool(Value value) {
            return Boolean.toString(Boolean.TRUE.equals(Coercions.truth(value)));
        }

        private Value replaced(HeapObject holder, String key, Value given) {
            Value value = given;
            if (value instanceof HeapObject object) {
                Value toJson = in.calls().get(object, "toJSON");
                if (toJson instanceof FunctionObject) {
                    value = in.calls().call(toJson, object, List.of(Text.of(key)));
                }
            }
            return in.argument(1) instanceof FunctionObject replacer
                    ? in.calls().call(replacer, holder, List.of(Text.of(key), value))
                    : value;
        }

        private void unknown(Value value) {
            PartialText partial =
                    value instanceof Unknown unknown && unknown.partial().isPresent()
                            ? PartialText.of(in.calls(), value)
                            : new PartialText(Unknown.HOLE, Values.deepFacts(value));
            text.append(partial.parts());
            hole(partial.facts());
        }

        private void hole(Facts more) {
            known = false;
            facts = facts.join(more);
        }

        private void object(HeapObject object, String line) {
            if (!open.add(object)) {
                throw in.typeError("Converting circular structure to JSON");
            }
            if (open.size() > Limits.DEPTH || text.length() > Limits.TEXT) {
                text.append(Unknown.HOLE);
                hole(Values.deepFacts(object));
            } else if (ProxyObject.behind(object) instanceof ArrayObject array) {
                array(array, line);
            } else {
                properties(object, line);
            }
            open.remove(object);
        }

        private void array(ArrayObject array, String line) {
            String inner = line + indent;
            text.append('[');
            List<Value> items = List.copyOf(array.elements());
            for (int i = 0; i < items.size(); i++) {
                text.append(i == 0 ? "" : ",").append(indent.isEmpty() ? "" : inner);
                if (!value(array, Integer.toString(i), items.get(i), inner)) {
                    text.append("null");
                }
            }
            if (!array.isExact()) {
                text.append(items.isEmpty() ? "" : ",").append(Unknown.HOLE);
                hole(Values.deepFacts(array));
            }
            text.append(items.isEmpty() || indent.isEmpty() ? "" : line).append(']');
        }

        private void properties(HeapObject object, String line) {
            String inner = line + indent;
            text.append('{');
            boolean first = true;
            for (String key : only.orElseGet(() -> ObjectBuiltins.enumerableKeys(in.calls(), object))) {
                int before = text.length();
                text.append(first ? "" : ",").append(indent.isEmpty() ? "" : inner);
                quote(key);
                text.append(indent.isEmpty() ? ":" : ": ");
                if (value(object, key, in.calls().get(object, key), inner)) {
                    first = false;
                } else {
                    text.setLength(before);
                }
            }
            if (object.rest().isPresent()
                    || object.delegate().isPresent()
                    || !object.facts().isEmpty()) {
                text.append(first ? "" : ",").append(Unknown.HOLE);
                hole(Values.deepFacts(object));
            }
            text.append(first || indent.isEmpty() ? "" : line).append('}');
        }

        private void quote(String value) {
            Limits.spendCharacters(in.calls(), value.length());
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '"' -> text.append("\\\"");
                    case '\\' -> text.append("\\\\");
                    case '\b' -> text.append("\\b");
                    case '\f' -> text.append("\\f");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    case '\t' -> text.append("\\t");
                    default -> {
                        if (c < ' ' || isLone(value, i)) {
                            text.append(String.format("\\u%04x", (int) c));
                        } else {
                            text.append(c);
                        }
                    }
                }
            }
            text.append('"');
        }

        private static boolean isLone(String value, int at) {
            char c = value.charAt(at);
            if (Character.isHighSurrogate(c)) {
                return at + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
            }
            return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
        }
    }
}

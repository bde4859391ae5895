package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** {@code String} and the methods of strings that need no regular expression. */
final class StringBuiltins {

    /** The HTML methods of Annex B: tag and, where it takes one, attribute. Encoders of scripts build letters from them. */
    private static final Map<String, String> HTML = Map.ofEntries(
            Map.entry("anchor", "a name"),
            Map.entry("big", "big"),
            Map.entry("blink", "blink"),
            Map.entry("bold", "b"),
            Map.entry("fixed", "tt"),
            Map.entry("fontcolor", "font color"),
            Map.entry("fontsize", "font size"),
            Map.entry("italics", "i"),
            Map.entry("link", "a href"),
            Map.entry("small", "small"),
            Map.entry("strike", "strike"),
            Map.entry("sub", "sub"),
            Map.entry("sup", "sup"));

    private StringBuiltins() {}

    static void install(Realm realm) {
        PlainObject prototype = realm.stringPrototype();
        var constructor = realm.constructor("String", 1, (calls, self, arguments) -> {
            Value text = arguments.isEmpty() ? Text.EMPTY : converted(calls, arguments.get(0));
            return calls.isConstructing() ? Coercions.toObject(calls, text) : text;
        });
        Invocation.method(realm, constructor, "fromCharCode", 1, in -> fromCodes(in, false));
        Invocation.method(realm, constructor, "fromCodePoint", 1, in -> fromCodes(in, true));
        Invocation.method(realm, constructor, "raw", 1, StringBuiltins::raw);

        Invocation.method(realm, prototype, "toString", 0, StringBuiltins::thisText);
        Invocation.method(realm, prototype, "valueOf", 0, StringBuiltins::thisText);
        Invocation.method(realm, prototype, "concat", 1, StringBuiltins::concat);
        Invocation.method(realm, prototype, "charAt", 1, StringBuiltins::charAt);
        Invocation.method(realm, prototype, "charCodeAt", 1, StringBuiltins::charCodeAt);
        Invocation.method(realm, prototype, "codePointAt", 1, StringBuiltins::codePointAt);
        Invocation.method(realm, prototype, "at", 1, StringBuiltins::at);
        Invocation.method(realm, prototype, "slice", 2, StringBuiltins::slice);
        Invocation.method(realm, prototype, "substring", 2, StringBuiltins::substring);
        Invocation.method(realm, prototype, "substr", 2, StringBuiltins::substr);
        Invocation.method(realm, prototype, "repeat", 1, StringBuiltins::repeat);
        Invocation.method(realm, prototype, "padStart", 2, in -> pad(in, true));
        Invocation.method(realm, prototype, "padEnd", 2, in -> pad(in, false));
        Invocation.method(realm, prototype, "indexOf", 1, in -> search(in, Search.FIRST));
        Invocation.method(realm, prototype, "lastIndexOf", 1, in -> search(in, Search.LAST));
        Invocation.method(realm, prototype, "includes", 1, in -> search(in, Search.ANY));
        Invocation.method(realm, prototype, "startsWith", 1, in -> search(in, Search.START));
        Invocation.method(realm, prototype, "endsWith", 1, in -> search(in, Search.END));
        Invocation.method(realm, prototype, "localeCompare", 1, StringBuiltins::localeCompare);
        Invocation.method(
                realm,
                prototype,
                "isWellFormed",
                0,
                in -> check(in, s -> ByteText.wellFormed(s).equals(s)));
        piecewise(realm, "toWellFormed", ByteText::wellFormed);
        piecewise(realm, "toLowerCase", text -> text.toLowerCase(Locale.ROOT));
        piecewise(realm, "toUpperCase", text -> text.toUpperCase(Locale.ROOT));
        piecewise(realm, "toLocaleLowerCase", text -> text.toLowerCase(Locale.ROOT));
        piecewise(realm, "toLocaleUpperCase", text -> text.toUpperCase(Locale.ROOT));
        piecewise(realm, "trim", NumberText::trim);
        piecewise(realm, "trimStart", NumberText::trimStart);
        piecewise(realm, "trimLeft", NumberText::trimStart);
        piecewise(realm, "trimEnd", NumberText::trimEnd);
        piecewise(realm, "trimRight", NumberText::trimEnd);
        Invocation.method(realm, prototype, "normalize", 0, StringBuiltins::normalize);
        Invocation.method(realm, prototype, Symbol.ITERATOR.key(), 0, StringBuiltins::iterator);
        HTML.forEach((name, tag) -> Invocation.method(realm, prototype, name, 1, in -> html(in, tag)));
    }

    private static Value converted(Calls calls, Value value) {
        return value instanceof Symbol symbol
                ? Text.of("Symbol(" + symbol.description() + ")")
                : Coercions.toText(calls, value);
    }

    /** A method that works on every part of a text by itself. */
    private static void piecewise(Realm realm, String name, UnaryOperator<String> change) {
        Invocation.method(realm, realm.stringPrototype(), name, 0, in -> {
            Value self = in.subject();
            if (self instanceof Text text) {
                Limits.spendCharacters(in.calls(), text.length());
                return Invocation.composed(change.apply(text.value()), text);
            }
            return PartialText.of(in.calls(), self).map(change).value();
        });
    }

    private static Value thisText(Invocation in) {
        if (in.self() instanceof PrimitiveObject wrapper && wrapper.primitive() instanceof Text text) {
            return text;
        }
        if (in.self() instanceof Text || !in.self().isConstant() && !(in.self() instanceof PlainObject)) {
            return in.self();
        }
        throw in.typeError("String.prototype.toString requires that 'this' be a String");
    }

    private static Value concat(Invocation in) {
        List<Value> all = new ArrayList<>();
        all.add(in.self());
        all.addAll(in.arguments());
        return PartialText.concatenate(in.calls(), all);
    }

    private static Value fromCodes(Invocation in, boolean codePoints) {
        in.calls().spend(in.count());
        StringBuilder text = new StringBuilder(in.count());
        for (Value argument : in.arguments()) {
            OptionalDouble code = Coercions.known(in.calls(), argument);
            if (code.isEmpty()) {
                return in.derived(Unknown.Kind.TEXT);
            }
            if (!codePoints) {
                text.append((char) Coercions.toInt32(code.getAsDouble()));
            } else if (code.getAsDouble() != (int) code.getAsDouble()
                    || !Character.isValidCodePoint((int) code.getAsDouble())) {
                throw in.rangeError("Invalid code point " + NumberText.of(code.getAsDouble()));
            } else {
                text.appendCodePoint((int) code.getAsDouble());
            }
        }
        return Text.of(text.toString(), Origin.decoded("char-codes", in.calls().place(), codes(in), Origin.COMPOSED));
    }

    /** The codes as the script had them, as many as a report shows. */
    private static String codes(Invocation in) {
        int shown = Math.min(in.count(), 60);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : ",").append(in.text(i).map(Text::value).orElse("…"));
        }
        return text.toString();
    }

    private static Value raw(Invocation in) {
        Value quasis = in.calls().get(in.argument(0), "raw");
        Optional<Elements> parts = Elements.of(in.calls(), quasis);
        if (parts.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        List<Value> all = new ArrayList<>();
        List<Value> items = parts.get().items();
        for (int i = 0; i < items.size(); i++) {
            all.add(items.get(i));
            if (i + 1 < items.size() && i + 1 < in.count()) {
                all.add(in.argument(i + 1));
            }
        }
        return PartialText.concatenate(in.calls(), all);
    }

    private static Value charAt(Invocation in) {
        return characterAt(
                in,
                false,
                Text.EMPTY,
                (text, at) -> Invocation.composed(text.value().substring(at, at + 1), text));
    }

    private static Value charCodeAt(Invocation in) {
        return characterAt(in, false, Num.NAN, (text, at) -> Num.of(text.value().charAt(at)));
    }

    private static Value codePointAt(Invocation in) {
        return characterAt(
                in,
                false,
                Undefined.UNDEFINED,
                (text, at) -> Num.of(text.value().codePointAt(at)));
    }

    private static Value at(Invocation in) {
        return characterAt(
                in,
                true,
                Undefined.UNDEFINED,
                (text, at) -> Invocation.composed(text.value().substring(at, at + 1), text));
    }

    @FunctionalInterface
    private interface AtIndex {
        Value read(Text text, int index);
    }

    private static Value characterAt(Invocation in, boolean fromEnd, Value outside, AtIndex read) {
        Value self = in.subject();
        OptionalDouble index = in.integer(0, 0);
        if (index.isPresent()) {
            double at = index.getAsDouble();
            if (self instanceof Text text) {
                double place = fromEnd && at < 0 ? at + text.length() : at;
                return place >= 0 && place < text.length() ? read.read(text, (int) place) : outside;
            }
            String prefix = PartialText.of(in.calls(), self).prefix();
            if (at >= 0 && at + 1 < prefix.length()) {
                return read.read(Text.of(prefix, Origin.COMPOSED), (int) at);
            }
        }
        Unknown.Kind kind = outside instanceof Num ? Unknown.Kind.NUMBER : Unknown.Kind.ANY;
        Facts picked = Alphabets.picked(self, in.argument(0), in.calls().place());
        return Unknown.of(kind, Values.deepFacts(self).join(picked));
    }

    private static Value slice(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text)) {
            return sliceOfPartial(in, self);
        }
        OptionalDouble start = in.relative(0, 0, text.length());
        OptionalDouble end = in.relative(1, text.length(), text.length());
        return start.isEmpty() || end.isEmpty()
                ? in.derivedText("truncate")
                : between(in, text, start.getAsDouble(), end.getAsDouble());
    }

    private static Value between(Invocation in, Text text, double start, double end) {
        if (end <= start) {
            return Text.EMPTY;
        }
        Limits.spendCharacters(in.calls(), (long) (end - start));
        return Invocation.composed(text.value().substring((int) start, (int) end), text);
    }

    /** What lies in the known beginning or end is exact; of what begins there, the beginning is kept. */
    private static Value sliceOfPartial(Invocation in, Value self) {
        PartialText partial = PartialText.of(in.calls(), self);
        OptionalDouble start = in.integer(0, 0);
        if (start.isEmpty()) {
            return in.derivedText("truncate");
        }
        double from = start.getAsDouble();
        String prefix = partial.prefix();
        String suffix = partial.suffix();
        if (!in.has(1)) {
            if (from >= 0 && from <= prefix.length()) {
                return Unknown.text(partial.parts().substring((int) from), partial.facts());
            }
            if (from < 0 && -from <= suffix.length()) {
                return Text.of(suffix.substring((int) (suffix.length() + from)), Origin.COMPOSED);
            }
            return in.derivedText("truncate");
        }
        OptionalDouble end = in.integer(1, 0);
        if (end.isPresent() && from >= 0 && end.getAsDouble() >= 0 && end.getAsDouble() <= prefix.length()) {
            return Text.of(
                    prefix.substring((int) Math.min(from, end.getAsDouble()), (int) end.getAsDouble()),
                    Origin.COMPOSED);
        }
        String kept = from >= 0 && from <= prefix.length() ? partial.parts().substring((int) from) : Unknown.HOLE;
        return Unknown.text(kept, partial.facts().through("truncate", in.calls().place()));
    }

    private static Value substring(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text)) {
            return sliceOfPartial(in, self);
        }
        OptionalDouble first = in.integer(0, 0);
        OptionalDouble second = in.integer(1, text.length());
        if (first.isEmpty() || second.isEmpty()) {
            return in.derivedText("truncate");
        }
        double a = Math.min(Math.max(first.getAsDouble(), 0), text.length());
        double b = Math.min(Math.max(second.getAsDouble(), 0), text.length());
        return between(in, text, Math.min(a, b), Math.max(a, b));
    }

    private static Value substr(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text)) {
            return in.has(1) ? in.derivedText("truncate") : sliceOfPartial(in, self);
        }
        OptionalDouble start = in.relative(0, 0, text.length());
        OptionalDouble length = in.integer(1, text.length());
        if (start.isEmpty() || length.isEmpty()) {
            return in.derivedText("truncate");
        }
        double end = Math.min(start.getAsDouble() + Math.max(0, length.getAsDouble()), text.length());
        return between(in, text, start.getAsDouble(), end);
    }

    private static Value repeat(Invocation in) {
        Value self = in.subject();
        OptionalDouble count = in.integer(0, 0);
        if (count.isPresent() && (count.getAsDouble() < 0 || Double.isInfinite(count.getAsDouble()))) {
            throw in.rangeError("Invalid count value: " + NumberText.of(count.getAsDouble()));
        }
        if (!(self instanceof Text text) || count.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        double length = text.length() * count.getAsDouble();
        if (length > Limits.TEXT) {
            return Unknown.text(text.value() + Unknown.HOLE, self.facts());
        }
        Limits.spendCharacters(in.calls(), (long) length);
        return Invocation.composed(text.value().repeat((int) count.getAsDouble()), text);
    }

    private static Value pad(Invocation in, boolean start) {
        Value self = in.subject();
        OptionalDouble length = in.integer(0, 0);
        Optional<Text> filler = in.has(1) ? in.text(1) : Optional.of(Text.of(" "));
        if (!(self instanceof Text text) || length.isEmpty() || filler.isEmpty()) {
            return PartialText.of(in.calls(), self)
                    .map(parts -> start ? Unknown.HOLE + parts : parts + Unknown.HOLE)
                    .value();
        }
        String fill = filler.get().value();
        if (length.getAsDouble() <= text.length() || fill.isEmpty()) {
            return text;
        }
        if (length.getAsDouble() > Limits.TEXT) {
            return Unknown.text(start ? Unknown.HOLE + text.value() : text.value() + Unknown.HOLE, self.facts());
        }
        int missing = (int) length.getAsDouble() - text.length();
        Limits.spendCharacters(in.calls(), missing);
        String padding = fill.repeat(missing / fill.length() + 1).substring(0, missing);
        return Invocation.composed(start ? padding + text.value() : text.value() + padding, text);
    }

    private enum Search {
        FIRST,
        LAST,
        ANY,
        START,
        END
    }

    private static Value search(Invocation in, Search search) {
        Value self = in.subject();
        Optional<Text> wanted = in.text(0);
        boolean number = search == Search.FIRST || search == Search.LAST;
        Unknown.Kind kind = number ? Unknown.Kind.NUMBER : Unknown.Kind.BOOLEAN;
        if (wanted.isEmpty()) {
            return in.sanitised(kind);
        }
        String part = wanted.get().value();
        if (!(self instanceof Text text)) {
            return searchPartial(in, PartialText.of(in.calls(), self), part, search)
                    .orElse(in.sanitised(kind));
        }
        String value = text.value();
        Limits.spendCharacters(in.calls(), value.length());
        double from = in.integer(1, search == Search.LAST || search == Search.END ? value.length() : 0)
                .orElse(0);
        int at = (int) Math.min(Math.max(from, 0), value.length());
        return switch (search) {
            case FIRST -> Num.of(value.indexOf(part, at));
            case LAST -> Num.of(value.lastIndexOf(part, at));
            case ANY -> Bool.of(value.indexOf(part, at) >= 0);
            case START -> Bool.of(value.startsWith(part, at));
            case END -> Bool.of(value.substring(0, at).endsWith(part));
        };
    }

    private static Optional<Value> searchPartial(Invocation in, PartialText self, String part, Search search) {
        if (in.has(1)) {
            return Optional.empty();
        }
        String prefix = self.prefix();
        String suffix = self.suffix();
        switch (search) {
            case FIRST:
                return prefix.contains(part) ? Optional.of(Num.of(prefix.indexOf(part))) : Optional.empty();
            case ANY:
                return prefix.contains(part) || suffix.contains(part) ? Optional.of(Bool.TRUE) : Optional.empty();
            case START:
                return decided(
                        prefix,
                        part,
                        prefix.startsWith(part),
                        prefix.regionMatches(0, part, 0, Math.min(prefix.length(), part.length())));
            case END:
                int overlap = Math.min(suffix.length(), part.length());
                return decided(
                        suffix,
                        part,
                        suffix.endsWith(part),
                        suffix.regionMatches(suffix.length() - overlap, part, part.length() - overlap, overlap));
            default:
                return Optional.empty();
        }
    }

    /** Holds when the known edge holds the whole part; fails when what is known of the edge already differs. */
    private static Optional<Value> decided(String edge, String part, boolean whole, boolean agrees) {
        if (edge.length() >= part.length()) {
            return Optional.of(Bool.of(whole));
        }
        return agrees ? Optional.empty() : Optional.of(Bool.FALSE);
    }

    private static Value localeCompare(Invocation in) {
        Value self = in.subject();
        Optional<Text> other = in.text(0);
        if (!(self instanceof Text text) || other.isEmpty()) {
            return in.sanitised(Unknown.Kind.NUMBER);
        }
        int byLetter = text.value().compareToIgnoreCase(other.get().value());
        int order = byLetter != 0 ? byLetter : other.get().value().compareTo(text.value());
        return Num.of(Integer.signum(order));
    }

    private static Value check(Invocation in, java.util.function.Predicate<String> test) {
        return in.subject() instanceof Text text
                ? Bool.of(test.test(text.value()))
                : in.sanitised(Unknown.Kind.BOOLEAN);
    }

    private static Value normalize(Invocation in) {
        Value self = in.subject();
        String form = in.has(0) ? in.text(0).map(Text::value).orElse("") : "NFC";
        if (!(self instanceof Text text) || form.isEmpty()) {
            return PartialText.of(in.calls(), self).value();
        }
        Limits.spendCharacters(in.calls(), text.length());
        return switch (form) {
            case "NFC", "NFD", "NFKC", "NFKD" ->
                Invocation.composed(Normalizer.normalize(text.value(), Normalizer.Form.valueOf(form)), text);
            default -> throw in.rangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        };
    }

    private static Value iterator(Invocation in) {
        Optional<Elements> characters = Elements.of(in.calls(), in.subject());
        return characters.isEmpty() ? in.derived() : new ListIterator(in.calls(), "String Iterator", characters.get());
    }

    private static Value html(Invocation in, String tag) {
        List<Value> parts = new ArrayList<>();
        int space = tag.indexOf(' ');
        String element = space < 0 ? tag : tag.substring(0, space);
        if (space < 0) {
            parts.add(Text.of("<" + element + ">"));
        } else {
            parts.add(Text.of("<" + tag + "=\""));
            Value attribute = Coercions.toText(in.calls(), in.argument(0));
            parts.add(attribute instanceof Text text ? Text.of(text.value().replace("\"", "&quot;")) : attribute);
            parts.add(Text.of("\">"));
        }
        parts.add(in.self());
        parts.add(Text.of("</" + element + ">"));
        return PartialText.concatenate(in.calls(), parts);
    }
}

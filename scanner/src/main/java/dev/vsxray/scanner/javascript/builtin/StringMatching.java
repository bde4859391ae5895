package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.regexp.Outcome;
import dev.vsxray.scanner.javascript.regexp.RegExp;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.RegExpObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The methods of strings that take a regular expression or a text: {@code split}, {@code replace}, {@code match}. */
final class StringMatching {

    private StringMatching() {}

    static void install(Realm realm) {
        PlainObject prototype = realm.stringPrototype();
        Invocation.method(realm, prototype, "split", 2, StringMatching::split);
        Invocation.method(realm, prototype, "replace", 2, in -> replace(in, false));
        Invocation.method(realm, prototype, "replaceAll", 2, in -> replace(in, true));
        Invocation.method(realm, prototype, "match", 1, StringMatching::match);
        Invocation.method(realm, prototype, "matchAll", 1, StringMatching::matchAll);
        Invocation.method(realm, prototype, "search", 1, StringMatching::search);
    }

    // split

    private static Value split(Invocation in) {
        Value self = in.subject();
        OptionalDouble limit = in.integer(1, Limits.ELEMENTS);
        if (!(self instanceof Text text) || limit.isEmpty()) {
            return splitPartial(in, PartialText.of(in.calls(), self));
        }
        int most = (int) Math.min(limit.getAsDouble() < 0 ? Limits.ELEMENTS : limit.getAsDouble(), Limits.ELEMENTS);
        Optional<List<Value>> parts;
        if (in.argument(0) instanceof RegExpObject expression) {
            parts = splitBy(in.calls(), text, RegExpBuiltins.compiled(in.calls(), expression), most);
        } else if (!in.has(0)) {
            parts = Optional.of(most == 0 ? List.of() : List.of(text));
        } else {
            parts = in.text(0).map(separator -> splitBy(in.calls(), text, separator.value(), most));
        }
        return parts.<Value>map(in.calls()::newArray).orElseGet(in::derived);
    }

    private static List<Value> splitBy(Calls calls, Text text, String separator, int most) {
        String value = text.value();
        Limits.spendCharacters(calls, value.length());
        List<Value> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            int count = Math.min(most, value.length());
            calls.spend(count);
            for (int i = 0; i < count; i++) {
                parts.add(Invocation.composed(value.substring(i, i + 1), text));
            }
            return parts;
        }
        int start = 0;
        while (parts.size() < most) {
            int end = value.indexOf(separator, start);
            parts.add(Invocation.composed(end < 0 ? value.substring(start) : value.substring(start, end), text));
            if (end < 0) {
                break;
            }
            start = end + separator.length();
        }
        calls.spend(parts.size());
        return parts;
    }

    private static Optional<List<Value>> splitBy(Calls calls, Text text, RegExp expression, int most) {
        String value = text.value();
        List<Value> parts = new ArrayList<>();
        int start = 0;
        int from = 0;
        while (from <= value.length() && parts.size() < most) {
            Optional<Outcome> outcome = RegExpBuiltins.match(calls, expression, value, from);
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            if (!(outcome.get() instanceof Outcome.Match match)
                    || match.start() >= value.length() && !value.isEmpty()) {
                break;
            }
            if (value.isEmpty()) {
                return Optional.of(List.of());
            }
            if (match.end() == start || match.end() == match.start() && match.start() == start) {
                from = start + 1 > from ? start + 1 : from + 1;
                continue;
            }
            parts.add(Invocation.composed(value.substring(start, match.start()), text));
            for (int group = 1; group < expression.groupCount() && parts.size() < most; group++) {
                parts.add(RegExpBuiltins.group(match, group, text));
            }
            start = match.end();
            from = Math.max(start, match.start() + (match.end() == match.start() ? 1 : 0));
        }
        if (parts.size() < most) {
            parts.add(Invocation.composed(value.substring(start), text));
        }
        return Optional.of(parts);
    }

    /** The known pieces, and an unknown number of others with the facts. */
    private static Value splitPartial(Invocation in, PartialText self) {
        ArrayObject array = in.calls().newArray(List.of());
        Optional<Text> separator = in.argument(0) instanceof RegExpObject ? Optional.empty() : in.text(0);
        if (separator.isPresent() && separator.get().length() > 0) {
            for (Value part :
                    splitBy(in.calls(), Text.of(self.parts()), separator.get().value(), Limits.ELEMENTS)) {
                String piece = ((Text) part).value();
                array.elements().add(piece.contains(Unknown.HOLE) ? Unknown.text(piece, self.facts()) : part);
            }
        }
        array.addRest(Unknown.of(Unknown.Kind.TEXT, self.facts()));
        return array;
    }

    // replace

    private static Value replace(Invocation in, boolean all) {
        Value self = in.subject();
        Value replacement = Coercions.isCallable(in.argument(1)) || in.argument(1) instanceof Unknown
                ? in.argument(1)
                : Coercions.toText(in.calls(), in.argument(1));
        if (in.argument(0) instanceof RegExpObject expression) {
            RegExp compiled = RegExpBuiltins.compiled(in.calls(), expression);
            if (all && !compiled.global()) {
                throw in.typeError("replaceAll must be called with a global RegExp");
            }
            return self instanceof Text text
                    ? replaceMatches(in, text, compiled, replacement)
                    : replaceCharacters(in, self, expression, compiled.global(), replacement)
                            .or(() -> replaceAtEnd(in, self, expression, replacement))
                            .orElseGet(() -> replaceInPartial(in, self, replacement));
        }
        Optional<Text> wanted = in.text(0);
        if (wanted.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        if (self instanceof Text text) {
            return replaceText(in, text, wanted.get().value(), replacement, all);
        }
        PartialText partial = PartialText.of(in.calls(), self);
        String from = wanted.get().value();
        if (replacement instanceof Text known
                && (all || partial.prefix().contains(from) || partial.suffix().contains(from))) {
            String parts = all
                    ? partial.parts().replace(from, known.value())
                    : partial.parts()
                            .replaceFirst(
                                    java.util.regex.Pattern.quote(from),
                                    java.util.regex.Matcher.quoteReplacement(known.value()));
            return Unknown.text(parts, partial.facts());
        }
        return replaceInPartial(in, self, replacement);
    }

    /** An ending that is known, as one kind of file is named after another. */
    private static Optional<Value> replaceAtEnd(Invocation in, Value self, RegExpObject expression, Value replacement) {
        PartialText partial = PartialText.of(in.calls(), self);
        String ending = partial.suffix();
        if (!expression.pattern().endsWith("$") || ending.isEmpty() || !(replacement instanceof Text)) {
            return Optional.empty();
        }
        Value replaced =
                replaceMatches(in, Text.of(ending), RegExpBuiltins.compiled(in.calls(), expression), replacement);
        if (!(replaced instanceof Text text) || text.value().equals(ending)) {
            return Optional.empty();
        }
        String before = partial.parts().substring(0, partial.parts().length() - ending.length());
        return Optional.of(Unknown.text(before + text.value(), partial.facts()));
    }

    /** Each of one character, as a path is turned to slashes: what is known of the text stays known. */
    private static Optional<Value> replaceCharacters(
            Invocation in, Value self, RegExpObject expression, boolean global, Value replacement) {
        String pattern = expression.pattern();
        boolean isPlain = pattern.length() == 1 && !"\\^$.|?*+()[]{}".contains(pattern);
        boolean isEscaped =
                pattern.length() == 2 && pattern.startsWith("\\") && !Character.isLetterOrDigit(pattern.charAt(1));
        if (!global
                || !(isPlain || isEscaped)
                || !(replacement instanceof Text known)
                || known.value().contains("$")) {
            return Optional.empty();
        }
        String wanted = pattern.substring(pattern.length() - 1);
        return Optional.of(PartialText.of(in.calls(), self)
                .map(parts -> parts.replace(wanted, known.value()))
                .value());
    }

    /** A replacement somewhere in unknown text: a callback is run on what it may see, so that its effects are found. */
    private static Value replaceInPartial(Invocation in, Value self, Value replacement) {
        Facts facts = Values.deepFacts(self);
        if (Coercions.isCallable(replacement)) {
            Value made =
                    in.calls().call(replacement, Undefined.UNDEFINED, List.of(Unknown.of(Unknown.Kind.TEXT, facts)));
            facts = facts.join(Values.deepFacts(made));
        } else {
            facts = facts.join(Values.deepFacts(replacement));
        }
        String prefix = PartialText.of(in.calls(), self).prefix();
        // A pattern may match in the known beginning too; keep it only where it names a place, for its host.
        return Unknown.text(prefix.contains("://") ? prefix + Unknown.HOLE : Unknown.HOLE, facts);
    }

    private static Value replaceText(Invocation in, Text text, String wanted, Value replacement, boolean all) {
        String value = text.value();
        Limits.spendCharacters(in.calls(), value.length());
        Building result = new Building(in, text);
        int start = 0;
        int at = value.indexOf(wanted);
        while (at >= 0) {
            result.literal(value, start, at);
            result.replacement(
                    replacement, new Outcome.Match(new int[] {at, at + wanted.length()}, 1), Undefined.UNDEFINED, 1);
            start = at + wanted.length();
            if (!all || wanted.isEmpty() && at >= value.length()) {
                break;
            }
            at = value.indexOf(wanted, wanted.isEmpty() ? at + 1 : start);
        }
        result.literal(value, start, value.length());
        return result.finish(replacement);
    }

    private static Value replaceMatches(Invocation in, Text text, RegExp expression, Value replacement) {
        String value = text.value();
        Building result = new Building(in, text);
        int start = 0;
        int from = 0;
        if (expression.sticky() && in.argument(0) instanceof RegExpObject object) {
            from = (int) Coercions.integer(in.calls(), in.calls().get(object, "lastIndex"))
                    .orElse(0);
        }
        while (from <= value.length()) {
            Optional<Outcome> outcome = RegExpBuiltins.match(in.calls(), expression, value, from);
            if (outcome.isEmpty()) {
                return in.derived(Unknown.Kind.TEXT);
            }
            if (!(outcome.get() instanceof Outcome.Match match)) {
                break;
            }
            result.literal(value, start, match.start());
            Value groups = RegExpBuiltins.groups(in.calls(), expression, match, text);
            result.replacement(replacement, match, groups, expression.groupCount());
            start = match.end();
            from = match.end() == match.start() ? match.end() + 1 : match.end();
            if (!expression.global()) {
                break;
            }
        }
        result.literal(value, start, value.length());
        return result.finish(replacement);
    }

    /** The result of a replacement while it is put together: known text, or parts once something was unknown. */
    private static final class Building {

        private final Invocation in;
        private final Text input;
        private final StringBuilder text = new StringBuilder();
        private Facts facts = Facts.NONE;
        private boolean known = true;
        private Text richest = Text.EMPTY;

        Building(Invocation in, Text input) {
            this.in = in;
            this.input = input;
        }

        void literal(String value, int from, int to) {
            append(value.substring(from, to));
        }

        private void append(String part) {
            if (text.length() + part.length() > Limits.TEXT) {
                known = false;
                return;
            }
            Limits.spendCharacters(in.calls(), part.length());
            text.append(part);
        }

        void replacement(Value replacement, Outcome.Match match, Value groups, int groupCount) {
            if (replacement instanceof Text template) {
                append(expand(template.value(), match, groups, groupCount));
                return;
            }
            Value made = replacement;
            if (Coercions.isCallable(replacement)) {
                List<Value> arguments = new ArrayList<>();
                for (int group = 0; group < groupCount; group++) {
                    arguments.add(RegExpBuiltins.group(match, group, input));
                }
                arguments.add(Num.of(match.start()));
                arguments.add(input);
                if (!(groups instanceof Undefined)) {
                    arguments.add(groups);
                }
                made = Coercions.toText(in.calls(), in.calls().call(replacement, Undefined.UNDEFINED, arguments));
            }
            if (made instanceof Text part) {
                richest = part.origin().isDecoded() ? part : richest;
                append(part.value());
                return;
            }
            PartialText partial = PartialText.of(in.calls(), made);
            known = false;
            facts = facts.join(partial.facts());
            append(partial.parts());
        }

        /** GetSubstitution: {@code $$}, {@code $&}, {@code $`}, {@code $'}, {@code $1}, {@code $<name>}. */
        private String expand(String template, Outcome.Match match, Value groups, int groupCount) {
            if (template.indexOf('$') < 0) {
                return template;
            }
            String value = input.value();
            StringBuilder expanded = new StringBuilder();
            for (int i = 0; i < template.length(); i++) {
                char c = template.charAt(i);
                char next = c == '$' && i + 1 < template.length() ? template.charAt(i + 1) : '\0';
                int digits = groupDigits(template, i + 1, groupCount);
                if (next == '$') {
                    expanded.append('$');
                    i++;
                } else if (next == '&') {
                    expanded.append(value, match.start(), match.end());
                    i++;
                } else if (next == '`') {
                    expanded.append(value, 0, match.start());
                    i++;
                } else if (next == '\'') {
                    expanded.append(value, match.end(), value.length());
                    i++;
                } else if (c == '$' && digits > 0) {
                    int group = Integer.parseInt(template.substring(i + 1, i + 1 + digits));
                    expanded.append(match.took(group) ? match.group(group, value) : "");
                    i += digits;
                } else if (next == '<' && groups instanceof PlainObject named && template.indexOf('>', i) > 0) {
                    int close = template.indexOf('>', i);
                    Value group = in.calls().get(named, template.substring(i + 2, close));
                    expanded.append(group instanceof Text part ? part.value() : "");
                    i = close;
                } else {
                    expanded.append(c);
                }
                if (expanded.length() > Limits.TEXT) {
                    known = false;
                    return Unknown.HOLE;
                }
            }
            return expanded.toString();
        }

        /** How many digits after a dollar name a group: two, one or none. */
        private static int groupDigits(String template, int at, int groupCount) {
            int two = number(template, at, 2);
            if (two > 0 && two < groupCount) {
                return 2;
            }
            int one = number(template, at, 1);
            return one > 0 && one < groupCount ? 1 : 0;
        }

        private static int number(String template, int at, int digits) {
            if (at + digits > template.length()) {
                return -1;
            }
            int value = 0;
            for (int i = at; i < at + digits; i++) {
                char c = template.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                value = value * 10 + c - '0';
            }
            return value;
        }

        Value finish(Value replacement) {
            if (!known) {
                return Unknown.text(text.toString(), facts);
            }
            String result = text.toString();
            if (replacement instanceof Text || result.equals(input.value())) {
                return Invocation.composed(result, input);
            }
            Text before = input.origin().isDecoded() ? input : richest.withOrigin(richest.origin());
            return before.origin().isDecoded()
                    ? Text.of(result, before.origin())
                    : in.calls().decoded(result, "replace", input);
        }
    }

    // match

    private static RegExpObject expression(Invocation in, String flags) {
        if (in.argument(0) instanceof RegExpObject expression) {
            return expression;
        }
        String pattern = in.has(0) ? in.text(0).map(Text::value).orElse("") : "";
        return RegExpBuiltins.create(in.calls(), pattern, flags);
    }

    private static boolean patternIsKnown(Invocation in) {
        return in.argument(0) instanceof RegExpObject
                || !in.has(0)
                || in.text(0).isPresent();
    }

    private static Value match(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text) || !patternIsKnown(in)) {
            return RegExpBuiltins.matchedUnknown(in);
        }
        RegExpObject object = expression(in, "");
        RegExp expression = RegExpBuiltins.compiled(in.calls(), object);
        if (!expression.global()) {
            Optional<Outcome> outcome = RegExpBuiltins.step(in.calls(), object, text);
            return outcome.<Value>map(found -> found instanceof Outcome.Match match
                            ? RegExpBuiltins.result(in.calls(), expression, match, text)
                            : Null.NULL)
                    .orElseGet(in::derived);
        }
        Optional<List<Outcome.Match>> matches = all(in.calls(), expression, text, 0);
        if (matches.isEmpty()) {
            return in.derived();
        }
        in.calls().set(object, "lastIndex", Num.ZERO);
        List<Value> found = new ArrayList<>();
        matches.get().forEach(match -> found.add(RegExpBuiltins.group(match, 0, text)));
        return found.isEmpty() ? Null.NULL : in.calls().newArray(found);
    }

    private static Value matchAll(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text) || !patternIsKnown(in)) {
            Value any = RegExpBuiltins.matchedUnknown(in);
            return new ListIterator(in.calls(), "RegExp String Iterator", new Elements(List.of(), Optional.of(any)));
        }
        RegExp expression = RegExpBuiltins.compiled(in.calls(), expression(in, "g"));
        Optional<List<Outcome.Match>> matches = all(in.calls(), expression, text, 0);
        if (matches.isEmpty()) {
            return in.derived();
        }
        List<Value> found = new ArrayList<>();
        matches.get().forEach(match -> found.add(RegExpBuiltins.result(in.calls(), expression, match, text)));
        return new ListIterator(in.calls(), "RegExp String Iterator", Elements.exact(found));
    }

    private static Optional<List<Outcome.Match>> all(Calls calls, RegExp expression, Text text, int start) {
        List<Outcome.Match> matches = new ArrayList<>();
        int from = start;
        while (from <= text.length()) {
            Optional<Outcome> outcome = RegExpBuiltins.match(calls, expression, text.value(), from);
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            if (!(outcome.get() instanceof Outcome.Match match)) {
                break;
            }
            matches.add(match);
            from = match.end() == match.start() ? match.end() + 1 : match.end();
        }
        return Optional.of(matches);
    }

    private static Value search(Invocation in) {
        Value self = in.subject();
        if (!(self instanceof Text text) || !patternIsKnown(in)) {
            return in.sanitised(Unknown.Kind.NUMBER);
        }
        RegExp expression = RegExpBuiltins.compiled(in.calls(), expression(in, ""));
        return RegExpBuiltins.match(in.calls(), expression, text.value(), 0)
                .<Value>map(outcome -> Num.of(outcome instanceof Outcome.Match match ? match.start() : -1))
                .orElse(Unknown.NUMBER);
    }
}

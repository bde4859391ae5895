package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.regexp.Outcome;
import dev.vsxray.scanner.javascript.regexp.RegExp;
import dev.vsxray.scanner.javascript.regexp.RegExpSyntaxException;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code RegExp}, its {@code exec} and {@code test}, and what strings and other built-ins need of matching. */
final class RegExpBuiltins {

    private RegExpBuiltins() {}

    static void install(Realm realm) {
        PlainObject prototype = realm.prototype("RegExp");
        var constructor = realm.constructor(
                "RegExp", 2, (calls, self, arguments) -> construct(new Invocation(calls, self, arguments)));
        Invocation.method(realm, constructor, "escape", 1, RegExpBuiltins::escape);
        Invocation.method(realm, prototype, "exec", 1, RegExpBuiltins::exec);
        Invocation.method(realm, prototype, "test", 1, RegExpBuiltins::test);
        Invocation.method(
                realm,
                prototype,
                "toString",
                0,
                in -> in.self() instanceof RegExpObject expression
                        ? Text.of("/" + expression.pattern() + "/" + expression.flags())
                        : in.derived(Unknown.Kind.TEXT));
        getter(realm, "source", expression -> Text.of(expression.pattern().isEmpty() ? "(?:)" : expression.pattern()));
        getter(realm, "flags", expression -> Text.of(expression.flags()));
        Map<String, String> flags = Map.of(
                "global", "g", "ignoreCase", "i", "multiline", "m", "sticky", "y", "unicode", "u", "dotAll", "s");
        flags.forEach((name, flag) ->
                getter(realm, name, expression -> Bool.of(expression.flags().contains(flag))));
    }

    private static void getter(Realm realm, String name, Function<RegExpObject, Value> read) {
        PlainObject holder = new PlainObject(0, Null.NULL);
        Invocation.method(
                realm,
                holder,
                "get " + name,
                0,
                in -> in.self() instanceof RegExpObject expression ? read.apply(expression) : Undefined.UNDEFINED);
        realm.prototype("RegExp")
                .defineAccessor(name, holder.own("get " + name).map(p -> p.value()), Optional.empty(), false);
    }

    private static Value construct(Invocation in) {
        String pattern;
        String flags = "";
        if (in.argument(0) instanceof RegExpObject source) {
            pattern = source.pattern();
            flags = source.flags();
        } else {
            Optional<Text> text = in.has(0) ? in.text(0) : Optional.of(Text.EMPTY);
            if (text.isEmpty()) {
                return in.derived(Unknown.Kind.OBJECT);
            }
            pattern = text.get().value();
        }
        if (in.has(1)) {
            Optional<Text> given = in.text(1);
            if (given.isEmpty()) {
                return in.derived(Unknown.Kind.OBJECT);
            }
            flags = given.get().value();
        }
        return create(in.calls(), pattern, flags);
    }

    static RegExpObject create(Calls calls, String pattern, String flags) {
        RegExpObject expression = new RegExpObject(calls.level(), calls.realm().prototype("RegExp"), pattern, flags);
        compiled(calls, expression);
        expression.putHidden("lastIndex", Num.ZERO);
        return expression;
    }

    /** The expression ready to match; a script sees a {@code SyntaxError} where it is none. */
    static RegExp compiled(Calls calls, RegExpObject expression) {
        try {
            return expression.compiled(calls.realm());
        } catch (RegExpSyntaxException malformed) {
            throw calls.error("SyntaxError", String.valueOf(malformed.getMessage()));
        }
    }

    private static Value escape(Invocation in) {
        Optional<Text> text = in.text(0);
        if (text.isEmpty()) {
            return in.derived(Unknown.Kind.TEXT);
        }
        StringBuilder escaped = new StringBuilder();
        text.get().value().codePoints().forEach(c -> {
            if ("^$\\.*+?()[]{}|/".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return Invocation.composed(escaped.toString(), text.get());
    }

    /** One match from {@code from}; empty when the budget of one match ran out first. */
    static Optional<Outcome> match(Calls calls, RegExp expression, String input, int from) {
        Outcome outcome = expression.match(input, from, Limits.MATCH_STEPS);
        calls.spend(1 + outcome.steps() / 4);
        return outcome instanceof Outcome.OutOfSteps ? Optional.empty() : Optional.of(outcome);
    }

    private static Value exec(Invocation in) {
        if (!(in.self() instanceof RegExpObject expression)) {
            return in.derivedThrough("regex-match");
        }
        Optional<Text> input = in.text(0);
        if (input.isEmpty()) {
            return in.derivedThrough("regex-match");
        }
        Optional<Outcome> outcome = step(in.calls(), expression, input.get());
        if (outcome.isEmpty()) {
            return in.derived();
        }
        return outcome.get() instanceof Outcome.Match match
                ? result(in.calls(), compiled(in.calls(), expression), match, input.get())
                : Null.NULL;
    }

    private static Value test(Invocation in) {
        Optional<Text> input = in.text(0);
        if (!(in.self() instanceof RegExpObject expression) || input.isEmpty()) {
            return in.sanitised(Unknown.Kind.BOOLEAN);
        }
        return step(in.calls(), expression, input.get())
                .<Value>map(outcome -> Bool.of(outcome instanceof Outcome.Match))
                .orElse(Unknown.BOOLEAN);
    }

    /** RegExpBuiltinExec: reads and moves {@code lastIndex} where the flags say so. */
    static Optional<Outcome> step(Calls calls, RegExpObject expression, Text input) {
        RegExp compiled = compiled(calls, expression);
        boolean moves = compiled.global() || compiled.sticky();
        int from = 0;
        if (moves) {
            Value last = expression.own("lastIndex").map(p -> p.value()).orElse(Num.ZERO);
            double at = Coercions.integer(calls, last).orElse(-1);
            if (at < 0) {
                return Optional.empty();
            }
            if (at > input.length()) {
                calls.set(expression, "lastIndex", Num.ZERO);
                return Optional.of(new Outcome.NoMatch(1));
            }
            from = (int) at;
        }
        Optional<Outcome> outcome = match(calls, compiled, input.value(), from);
        if (moves && outcome.isPresent()) {
            int next = outcome.get() instanceof Outcome.Match match ? match.end() : 0;
            calls.set(expression, "lastIndex", Num.of(next));
        }
        return outcome;
    }

    /** The array that {@code exec} gives. */
    static ArrayObject result(Calls calls, RegExp expression, Outcome.Match match, Text input) {
        ArrayObject result = calls.newArray(List.of());
        for (int group = 0; group < expression.groupCount(); group++) {
            result.elements().add(group(match, group, input));
        }
        result.put("index", Num.of(match.start()));
        result.put("input", input);
        result.put("groups", groups(calls, expression, match, input));
        return result;
    }

    static Value group(Outcome.Match match, int group, Text input) {
        return match.took(group) ? Invocation.composed(match.group(group, input.value()), input) : Undefined.UNDEFINED;
    }

    static Value groups(Calls calls, RegExp expression, Outcome.Match match, Text input) {
        if (expression.groupNames().isEmpty()) {
            return Undefined.UNDEFINED;
        }
        PlainObject groups = new PlainObject(calls.level(), Null.NULL);
        expression.groupNames().forEach((name, numbers) -> {
            Value value = Undefined.UNDEFINED;
            for (int number : numbers) {
                value = match.took(number) ? group(match, number, input) : value;
            }
            groups.put(name, value);
        });
        return groups;
    }

    /** What a search in unknown text leaves: data that only passed a pattern. */
    static Value matchedUnknown(Invocation in) {
        return Unknown.with(
                Values.deepFacts(in.self()).through("regex-match", in.calls().place()));
    }
}

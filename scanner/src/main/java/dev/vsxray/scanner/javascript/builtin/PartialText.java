package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text of which only parts may be known: those parts with {@link Unknown#HOLE} between, and the facts of the whole.
 * Lets a function on text keep the host of {@code "https://x.example/?d=" + data}.
 */
record PartialText(String parts, Facts facts) {

    /** Combinations of parts of which each is one of a few that are told apart: three systems twice, and unknown ones. */
    private static final int MAXIMUM_WAYS = 16;

    static PartialText of(Calls calls, Value value) {
        Value text = Coercions.toText(calls, value);
        if (text instanceof Text known) {
            return new PartialText(known.value(), Facts.NONE);
        }
        if (text instanceof Unknown unknown) {
            return new PartialText(unknown.partial().orElse(Unknown.HOLE), unknown.facts());
        }
        if (text instanceof OneOf one) {
            return new PartialText(commonParts(one), Values.deepFacts(one));
        }
        return new PartialText(Unknown.HOLE, text.facts());
    }

    /** Of several texts, what they begin with. */
    private static String commonParts(OneOf one) {
        String common = null;
        for (Value alternative : one.alternatives()) {
            String parts = alternative instanceof Text text
                    ? text.value()
                    : alternative instanceof Unknown unknown ? unknown.partial().orElse("") : "";
            common = common == null ? parts : commonPrefix(common, parts);
        }
        return (common == null ? "" : common) + Unknown.HOLE;
    }

    private static String commonPrefix(String left, String right) {
        int length = 0;
        while (length < left.length() && length < right.length() && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return left.substring(0, length);
    }

    /** What is known for certain to stand at the beginning. */
    String prefix() {
        int hole = parts.indexOf(Unknown.HOLE);
        return hole < 0 ? parts : parts.substring(0, hole);
    }

    /** What is known for certain to stand at the end. */
    String suffix() {
        int hole = parts.lastIndexOf(Unknown.HOLE);
        return hole < 0 ? parts : parts.substring(hole + 1);
    }

    PartialText then(PartialText next) {
        return new PartialText(parts + next.parts, facts.join(next.facts));
    }

    /** After a change that works on each part by itself, such as {@code toLowerCase}. */
    PartialText map(UnaryOperator<String> change) {
        return new PartialText(change.apply(parts), facts);
    }

    Unknown value() {
        return Unknown.text(parts, facts);
    }

    /**
     * All texts one after another, known or not; one that is one of a few makes as many of the whole. Where these would be
     * too many, those are told that say most, beside what all have in common.
     */
    static Value concatenate(Calls calls, List<Value> values) {
        List<List<Value>> choices = new ArrayList<>(values.size());
        long ways = 1;
        for (Value value : values) {
            List<Value> alternatives = isTold(value) ? Values.alternatives(value) : List.of(value);
            choices.add(alternatives);
            ways = Math.min(ways * alternatives.size(), Integer.MAX_VALUE);
        }
        if (ways == 1) {
            return concatenateOne(calls, values);
        }
        List<Value> wholes = new ArrayList<>();
        if (ways > MAXIMUM_WAYS) {
            choices.replaceAll(
                    alternatives -> alternatives.size() == 1 ? alternatives : List.of(longest(alternatives)));
            wholes.add(concatenateOne(calls, values));
        }
        for (List<Value> way : combinations(choices)) {
            wholes.add(concatenateOne(calls, way));
        }
        return Values.joinTexts(wholes);
    }

    /** True for what may be a text of which at least a part is known. */
    static boolean isTold(Value value) {
        for (Value alternative : Values.alternatives(value)) {
            if (knownLength(alternative) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Value longest(List<Value> alternatives) {
        Value longest = alternatives.get(0);
        for (Value alternative : alternatives) {
            if (knownLength(alternative) > knownLength(longest)) {
                longest = alternative;
            }
        }
        return longest;
    }

    private static int knownLength(Value value) {
        return value instanceof Text text
                ? text.length()
                : value instanceof Unknown unknown
                        ? unknown.partial().map(String::length).orElse(0)
                        : 0;
    }

    private static List<List<Value>> combinations(List<List<Value>> choices) {
        List<List<Value>> ways = List.of(List.of());
        for (List<Value> alternatives : choices) {
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> way : ways) {
                for (Value alternative : alternatives) {
                    List<Value> next = new ArrayList<>(way);
                    next.add(alternative);
                    longer.add(next);
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static Value concatenateOne(Calls calls, List<Value> values) {
        Text known = Text.EMPTY;
        boolean exact = true;
        StringBuilder parts = new StringBuilder();
        Facts facts = Facts.NONE;
        for (Value value : values) {
            Value text = Coercions.toText(calls, value);
            if (exact && text instanceof Text next) {
                known = append(calls, known, next).orElse(known);
                continue;
            }
            if (exact) {
                parts.append(known.value());
                exact = false;
            }
            PartialText next = of(calls, text);
            if (parts.length() < Limits.TEXT) {
                parts.append(next.parts());
            }
            facts = facts.join(next.facts());
        }
        return exact ? known : Unknown.text(parts.toString(), facts);
    }

    /** Both texts in one; empty where the result would be too long. */
    static Optional<Text> append(Calls calls, Text left, Text right) {
        if ((long) left.length() + right.length() > Limits.TEXT) {
            return Optional.empty();
        }
        calls.spend(1);
        return Optional.of(left.append(right));
    }
}

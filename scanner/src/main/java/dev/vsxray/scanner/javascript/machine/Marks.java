package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.LogicalOperator;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which way a guard decides. A permission, such as the user's consent, holds only on one side of a condition: a value
 * marked {@code telemetry-consent} has it when it is true, one marked {@code !telemetry-consent} when it is false. Other
 * marks, such as {@code date-check}, guard whatever side is taken: that it depends on the date is what matters.
 */
final class Marks {

    private static final String NOT = "!";

    /** Answers and values of settings that refuse. */
    private static final Set<String> REFUSALS = Set.of(
            "",
            "0",
            "cancel",
            "close",
            "decline",
            "deny",
            "disable",
            "disabled",
            "dismiss",
            "false",
            "later",
            "never",
            "no",
            "none",
            "not now",
            "off",
            "undefined");

    private Marks() {}

    /** What holds where it is false. */
    static SortedSet<String> whenFalse(Collection<String> marks) {
        if (marks.isEmpty()) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> turned = new TreeSet<>();
        for (String mark : marks) {
            turned.add(turned(mark));
        }
        return turned;
    }

    private static String turned(String mark) {
        if (mark.startsWith(NOT)) {
            return mark.substring(NOT.length());
        }
        return Facts.hasSide(mark) ? NOT + mark : mark;
    }

    /** False for a permission that is refused here. */
    static boolean isHeld(String mark) {
        return !mark.startsWith(NOT);
    }

    /** The marks of {@code !value}. */
    static Value negated(Value value) {
        if (value instanceof OneOf one) {
            return Values.joinAll(
                    one.alternatives().stream().map(Marks::negated).toList());
        }
        return withMarks(value, whenFalse(value.facts().marks()));
    }

    /** What a setting or an answer chooses of a table: that nothing is listed for it is a refusal as well. */
    static Value chosenBy(Value key, Value found) {
        SortedSet<String> marks = key.facts().marks();
        if (marks.isEmpty()) {
            return found;
        }
        return Values.joinAll(Values.alternatives(found).stream()
                .map(one -> one instanceof Unknown unknown ? withMarks(unknown, both(unknown, marks)) : one)
                .toList());
    }

    private static SortedSet<String> both(Value value, SortedSet<String> marks) {
        SortedSet<String> both = new TreeSet<>(value.facts().marks());
        both.addAll(marks);
        return both;
    }

    /** What a comparison with something that refuses, or for difference, says of the marks of its operands. */
    static Value compared(BinaryOperator operator, Value left, Value right, Value result) {
        Facts facts = result.facts();
        if (!facts.hasSides()) {
            return result;
        }
        boolean turns = switch (operator) {
            case EQUAL, STRICT_EQUAL -> refuses(left) || refuses(right);
            case NOT_EQUAL, STRICT_NOT_EQUAL -> !refuses(left) && !refuses(right);
            case LESS, LESS_EQUAL -> !left.isConstant();
            case GREATER, GREATER_EQUAL -> left.isConstant();
            default -> false;
        };
        return turns ? negated(result) : result;
    }

    /** True for a constant that stands for no. */
    static boolean refuses(Value value) {
        return value == Undefined.UNDEFINED
                || value == Null.NULL
                || value == Bool.FALSE
                || value instanceof Num number && number.value() == 0
                || value instanceof Text text && REFUSALS.contains(text.value().toLowerCase(Locale.ROOT));
    }

    /**
     * {@code passed OPERATOR last} where either may be what comes out: both sides of an {@code and} hold where it is
     * true, and neither need where it is false. A default that stands behind an {@code or} is a value, no permission.
     */
    static Value joined(LogicalOperator operator, Value passed, Value last) {
        Facts passedFacts = passed.facts();
        Facts lastFacts = last.facts();
        if (!passedFacts.hasSides() && !lastFacts.hasSides()) {
            return Values.join(passed, last);
        }
        SortedSet<String> left = passedFacts.marks();
        SortedSet<String> right = lastFacts.marks();
        SortedSet<String> lost = new TreeSet<>();
        for (String mark : left) {
            addIfLost(mark, operator, last, right, lost);
        }
        for (String mark : right) {
            addIfLost(mark, operator, passed, left, lost);
        }
        SortedSet<String> kept = new TreeSet<>(left);
        kept.addAll(right);
        kept.removeAll(lost);
        kept.removeIf(mark -> !Facts.hasSide(mark));
        return Values.join(withSides(passed, kept), withSides(last, kept));
    }

    private static void addIfLost(
            String mark, LogicalOperator operator, Value other, SortedSet<String> others, SortedSet<String> lost) {
        if (!Facts.hasSide(mark) || others.contains(mark) || operator == LogicalOperator.COALESCE) {
            return;
        }
        boolean isDefault = other.isConstant() && !(other instanceof Bool) || isNothing(other);
        boolean needsBoth = isHeld(mark) == (operator == LogicalOperator.OR);
        if (needsBoth && !isDefault) {
            lost.add(mark);
        }
    }

    /** A list in place of what nobody picked. */
    private static boolean isNothing(Value value) {
        return value instanceof ArrayObject list && list.isExact() && list.length() == 0;
    }

    /** The value with these instead of its marks that have a side; an object keeps its own. */
    private static Value withSides(Value value, SortedSet<String> sides) {
        SortedSet<String> marks = new TreeSet<>(value.facts().marks());
        marks.removeIf(Facts::hasSide);
        marks.addAll(sides);
        return value.facts().marks().equals(marks) && !(value instanceof OneOf) ? value : withMarks(value, marks);
    }

    private static Value withMarks(Value value, SortedSet<String> marks) {
        if (value instanceof Unknown unknown) {
            return unknown.withFacts(unknown.facts().withMarks(marks));
        }
        if (value instanceof Api api) {
            return api.withFacts(api.facts().withMarks(marks));
        }
        if (value instanceof OneOf one && !marks.isEmpty()) {
            return Values.joinAll(one.alternatives().stream()
                    .map(alternative -> withSides(alternative, sidesOf(marks)))
                    .toList());
        }
        return value;
    }

    private static SortedSet<String> sidesOf(SortedSet<String> marks) {
        SortedSet<String> sides = new TreeSet<>(marks);
        sides.removeIf(mark -> !Facts.hasSide(mark));
        return sides;
    }
}

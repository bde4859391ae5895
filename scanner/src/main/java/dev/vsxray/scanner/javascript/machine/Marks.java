package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.LogicalOperator;
import dev.vsxray.scanner.javascript.value.Api;
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

    /** Guards that permit something, by the names of the catalogue. */
    private static final Set<String> PERMISSIONS = Set.of(
            "telemetry-consent",
            "own-setting",
            "user-confirmation",
            "workspace-trust",
            "integrity-check",
            "same-origin-check");

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

    /** What holds where a condition that carries these marks is true. */
    static SortedSet<String> whenTrue(Collection<String> marks) {
        return new TreeSet<>(marks);
    }

    /** What holds where it is false. */
    static SortedSet<String> whenFalse(Collection<String> marks) {
        SortedSet<String> turned = new TreeSet<>();
        marks.forEach(mark -> turned.add(turned(mark)));
        return turned;
    }

    private static String turned(String mark) {
        if (mark.startsWith(NOT)) {
            return mark.substring(NOT.length());
        }
        return PERMISSIONS.contains(mark) ? NOT + mark : mark;
    }

    /** True for a mark of which it matters on which side of a condition it stands. */
    static boolean hasSide(String mark) {
        return mark.startsWith(NOT) || PERMISSIONS.contains(mark);
    }

    /** False for a permission that is refused here. */
    static boolean isHeld(String mark) {
        return !mark.startsWith(NOT);
    }

    /** The marks of {@code !value}. */
    static Value negated(Value value) {
        return withMarks(value, whenFalse(value.facts().marks()));
    }

    /** What a comparison with something that refuses, or for difference, says of the marks of its operands. */
    static Value compared(BinaryOperator operator, Value left, Value right, Value result) {
        if (result.facts().marks().stream().noneMatch(Marks::hasSide)) {
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
        SortedSet<String> left = passed.facts().marks();
        SortedSet<String> right = last.facts().marks();
        SortedSet<String> lost = new TreeSet<>();
        for (String mark : left) {
            addIfLost(mark, operator, last, right, lost);
        }
        for (String mark : right) {
            addIfLost(mark, operator, passed, left, lost);
        }
        return Values.join(without(passed, lost), without(last, lost));
    }

    private static void addIfLost(
            String mark, LogicalOperator operator, Value other, SortedSet<String> others, SortedSet<String> lost) {
        if (!hasSide(mark) || others.contains(mark) || operator == LogicalOperator.COALESCE) {
            return;
        }
        boolean isDefault = other.isConstant() && !(other instanceof Bool);
        boolean needsBoth = isHeld(mark) == (operator == LogicalOperator.OR);
        if (needsBoth && !isDefault) {
            lost.add(mark);
        }
    }

    private static Value without(Value value, SortedSet<String> lost) {
        SortedSet<String> kept = new TreeSet<>(value.facts().marks());
        return kept.removeAll(lost) ? withMarks(value, kept) : value;
    }

    /** The value with these of its marks; what has a history of its own, as an object has, keeps them all. */
    private static Value withMarks(Value value, SortedSet<String> marks) {
        if (value instanceof Unknown unknown) {
            return unknown.withFacts(unknown.facts().withMarks(marks));
        }
        if (value instanceof Api api) {
            return api.withFacts(api.facts().withMarks(marks));
        }
        if (value instanceof OneOf one) {
            return Values.joinAll(one.alternatives().stream()
                    .map(alternative -> withMarks(alternative, common(alternative.facts(), marks)))
                    .toList());
        }
        return value;
    }

    private static SortedSet<String> common(Facts own, SortedSet<String> marks) {
        SortedSet<String> common = new TreeSet<>(own.marks());
        common.retainAll(marks);
        return common;
    }
}

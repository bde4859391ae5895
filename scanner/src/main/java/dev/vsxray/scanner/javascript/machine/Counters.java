package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.OneOf;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;

/** Numbers that callbacks count up: a program that acts on every hundredth event does act. */
final class Counters {

    private final Machine machine;

    Counters(Machine machine) {
        this.machine = machine;
    }

    /**
     * What a counter holds after a step: a number, until runs of callbacks have counted it up one after the other, since
     * each event may happen any number of times. One that stands at one number or another counts the turns of a loop that
     * is not followed turn by turn: it gets anywhere.
     */
    Value after(Value before, Value after) {
        if (before instanceof OneOf numbers && numbers.alternatives().stream().allMatch(Num.class::isInstance)) {
            return Unknown.of(Unknown.Kind.NUMBER, after.facts());
        }
        int run = machine.run();
        if (run == 0) {
            return after;
        }
        if (machine.isRepeating() && Values.alternatives(before).stream().anyMatch(one -> isCountedBeside(run, one))) {
            return Unknown.NUMBER;
        }
        if (after instanceof Num number) {
            return Num.counted(number.value(), run);
        }
        return after instanceof OneOf one ? each(one, run) : after;
    }

    private static boolean isCountedBeside(int run, Value value) {
        return value instanceof Num number && number.run() != 0 && number.run() != run;
    }

    private static Value each(OneOf counts, int run) {
        return Values.joinAll(counts.alternatives().stream()
                .map(one -> one instanceof Num number ? Num.counted(number.value(), run) : one)
                .toList());
    }
}

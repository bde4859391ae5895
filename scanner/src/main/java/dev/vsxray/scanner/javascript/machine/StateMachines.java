package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link StateMachine} case by case, in place of the helper that would drive it: labels are followed, not
 * computed, so that a condition that is not known leads both ways. What it gives is a generator, as the function was
 * before it was compiled.
 */
final class StateMachines {

    /** Runs of one case for certain, as in a loop of a decoder that awaits, and less certainly. */
    private static final int MAXIMUM_RUNS = 100_000;

    private static final int UNCERTAIN_RUNS = 2;

    private final Machine machine;

    StateMachines(Machine machine) {
        this.machine = machine;
    }

    /**
     * The generator that a helper makes of its arguments: {@code __generator(self, body)},
     * {@code regenerator.wrap(body, outer, self, tryLocations)}; null when none of them is a state machine.
     */
    @Nullable
    Value generatorOf(List<Value> arguments) {
        for (int i = 0; i < Math.min(2, arguments.size()); i++) {
            if (arguments.get(i) instanceof Closure body) {
                Optional<StateMachine> form = body.code.stateMachine();
                if (form.isPresent()) {
                    Value self = i == 1 ? arguments.get(0) : Values.argument(arguments, 2);
                    Run run = new Run(form.get(), i == 1 ? Undefined.UNDEFINED : Values.argument(arguments, 3));
                    return machine.functions.invokeDriven(body, self, List.of(run.state), run::drive);
                }
            }
        }
        return null;
    }

    /** A case to run next, and how it was reached. */
    private record Way(int index, boolean certain, int level, Context context, Value sent) {}

    /** One run of one machine. */
    private final class Run {

        private final StateMachine form;
        private final PlainObject state = machine.newObject();
        private final Value finished = machine.newObject();
        private final Value tryLocations;
        private final TreeMap<Integer, Way> open = new TreeMap<>();
        private final List<Way> reached = new ArrayList<>();
        private final int[] runs;
        private final int[] uncertainRuns;
        private Value sent = Undefined.UNDEFINED;
        private int present;

        Run(StateMachine form, Value tryLocations) {
            this.form = form;
            this.tryLocations = tryLocations;
            this.runs = new int[form.cases().size()];
            this.uncertainRuns = new int[form.cases().size()];
            if (form.style() == StateMachine.Style.OPERATIONS) {
                makeStateOfOperations();
            } else {
                makeStateOfLabels();
            }
        }

        private void makeStateOfOperations() {
            state.put("label", Num.ZERO);
            state.put("sent", machine.function("sent", (calls, self, arguments) -> sent));
            PlainObject tries = machine.newObject();
            tries.put("push", machine.function("push", (calls, self, arguments) -> {
                addHandlers(Values.argument(arguments, 0));
                return Unknown.NUMBER;
            }));
            tries.put("pop", machine.function("pop", (calls, self, arguments) -> Undefined.UNDEFINED));
            state.put("trys", tries);
            state.put("ops", machine.newArray(List.of()));
        }

        private void makeStateOfLabels() {
            for (String name : List.of("next", "n")) {
                state.defineAccessor(
                        name,
                        Optional.of(machine.function(name, (calls, self, arguments) -> Unknown.NUMBER)),
                        Optional.of(machine.function(name, (calls, self, arguments) -> {
                            reach(Values.argument(arguments, 0));
                            return Undefined.UNDEFINED;
                        })),
                        true);
            }
            for (String name : List.of("sent", "v")) {
                state.defineAccessor(
                        name,
                        Optional.of(machine.function(name, (calls, self, arguments) -> sent)),
                        Optional.empty(),
                        true);
            }
            state.put("catch", machine.function("catch", (calls, self, arguments) -> sent));
            state.put("stop", machine.function("stop", (calls, self, arguments) -> finished));
            for (String name : List.of("abrupt", "a")) {
                state.put(name, machine.function(name, (calls, self, arguments) -> leave(arguments)));
            }
            for (String name : List.of("finish", "f")) {
                state.put(name, machine.function(name, (calls, self, arguments) -> {
                    goOn(Undefined.UNDEFINED);
                    return finished;
                }));
            }
            state.put("delegateYield", machine.function("delegateYield", (calls, self, arguments) -> {
                Value returned = delegate(Values.argument(arguments, 0));
                if (Values.argument(arguments, 1) instanceof Text name) {
                    calls.set(self, name.value(), returned);
                }
                reach(Values.argument(arguments, 2));
                return finished;
            }));
            state.put("d", machine.function("d", (calls, self, arguments) -> {
                sent = delegate(Values.argument(arguments, 0));
                reach(Values.argument(arguments, 1));
                return finished;
            }));
        }

        /** {@code abrupt("return", value)}, {@code abrupt("break", label)}; in short {@code a(2, value)}, {@code a(3, label)}. */
        private Value leave(List<Value> arguments) {
            Value how = Values.argument(arguments, 0);
            Value operand = Values.argument(arguments, 1);
            if (how instanceof Text word && word.value().equals("return")
                    || how instanceof Num code && code.value() == 2) {
                end(operand);
            } else if (how instanceof Text word && word.value().equals("throw")) {
                throw new Thrown(operand);
            } else {
                reach(operand);
            }
            return finished;
        }

        private void end(Value value) {
            machine.frame().ends(value, machine.guardsSinceCall());
        }

        /** The way to each label that a value may be. */
        private void reach(Value label) {
            for (Value alternative : Values.alternatives(label)) {
                if (alternative instanceof Num number) {
                    addWay(form.indexOf(number.value()), sent);
                }
            }
        }

        /** The way to the case after the present one. */
        private void goOn(Value value) {
            addWay(present + 1, value);
        }

        private void addWay(int index, Value value) {
            if (index >= 0 && index < form.cases().size()) {
                reached.add(new Way(index, true, machine.level, machine.context, value));
            }
        }

        private Value delegate(Value iterable) {
            return machine.generators.yield(machine.frame(), iterable, true);
        }

        /** Cases that run when something in the cases before them failed: {@code [try, catch, finally, end]}. */
        private void addHandlers(Value labels) {
            if (labels instanceof ArrayObject array) {
                for (int i = 1; i <= 2; i++) {
                    if (array.element(i) instanceof Num label) {
                        int index = form.indexOf(label.value());
                        if (index >= 0) {
                            open.putIfAbsent(
                                    index,
                                    new Way(index, false, machine.level, machine.context, machine.errorObject()));
                        }
                    }
                }
            }
        }

        int drive() {
            Frame frame = machine.frame();
            machine.executor.runAll(form.before());
            frame.returnsTo = this::returned;
            List<Statement> all =
                    form.cases().stream().flatMap(one -> one.body().stream()).toList();
            return machine.executor.inBlock(machine.shapes.ofBlock(form.dispatch(), all), () -> {
                follow(frame);
                return Completion.RETURN;
            });
        }

        private void follow(Frame frame) {
            machine.iteration.of(tryLocations).known().forEach(this::addHandlers);
            open.put(0, new Way(0, true, machine.level, machine.context, Undefined.UNDEFINED));
            while (!open.isEmpty()) {
                Way way = open.pollFirstEntry().getValue();
                boolean certain = way.certain() && way.level() <= frame.base.level();
                machine.level = certain ? way.level() : Math.max(way.level(), frame.base.level() + 1);
                machine.context = way.context();
                frame.isShared = !certain;
                sent = way.sent();
                reached.clear();
                runFrom(way.index(), certain);
                keepReached(certain);
            }
            frame.isShared = false;
        }

        private void runFrom(int index, boolean certain) {
            try {
                for (int i = index; i < form.cases().size() && mayRun(i, certain); i++) {
                    present = i;
                    machine.step();
                    if (machine.executor.runAll(form.cases().get(i).body()) != Completion.NORMAL) {
                        machine.frame().label = "";
                        return;
                    }
                }
            } catch (Thrown thrown) {
                machine.mayThrow(thrown.value());
                if (open.isEmpty() && reached.isEmpty() && machine.frame().returned() == null) {
                    throw thrown;
                }
            }
        }

        private boolean mayRun(int index, boolean certain) {
            return certain ? runs[index]++ < MAXIMUM_RUNS : uncertainRuns[index]++ < UNCERTAIN_RUNS;
        }

        /** Of several ways none is certain; of one, it is as certain as what led to it. */
        private void keepReached(boolean certain) {
            boolean one = reached.stream().map(Way::index).distinct().count() == 1;
            for (Way way : reached) {
                Way kept = new Way(way.index(), certain && one, way.level(), way.context(), way.sent());
                open.merge(way.index(), kept, (before, after) -> joined(before, after));
            }
        }

        private static Way joined(Way left, Way right) {
            Way clearer = left.certain() == right.certain()
                    ? left.level() <= right.level() ? left : right
                    : left.certain() ? left : right;
            return new Way(
                    clearer.index(),
                    clearer.certain(),
                    clearer.level(),
                    clearer.context(),
                    Values.join(left.sent(), right.sent()));
        }

        /** What a case returns: an operation, or in the style of labels a value to await. */
        private void returned(Value value) {
            List<Value> returned = Values.alternatives(value).stream()
                    .filter(alternative -> alternative != finished)
                    .toList();
            if (form.style() == StateMachine.Style.OPERATIONS) {
                returned.forEach(this::operate);
            } else if (!returned.isEmpty()) {
                sendToLast(Values.joinAll(returned.stream().map(this::yielded).toList()));
            }
        }

        private void operate(Value value) {
            if (value instanceof ArrayObject operation && operation.element(0) instanceof Num code) {
                operate(code, Values.argument(operation.elements(), 1));
            } else {
                goOn(Unknown.with(value.facts()));
            }
        }

        private void operate(Num code, Value operand) {
            switch (code.toInt()) {
                case 2 -> end(operand);
                case 3 -> reach(operand);
                case 4 -> goOn(yielded(operand));
                case 5 -> goOn(delegate(operand));
                default -> goOn(Undefined.UNDEFINED);
            }
        }

        private Value yielded(Value value) {
            return machine.generators.yield(machine.frame(), value, false);
        }

        private void sendToLast(Value value) {
            if (!reached.isEmpty()) {
                Way last = reached.remove(reached.size() - 1);
                reached.add(new Way(last.index(), last.certain(), last.level(), last.context(), value));
            }
        }
    }
}

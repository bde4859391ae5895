package dev.vsxray.scanner.javascript.regexp;

import dev.vsxray.scanner.javascript.regexp.Program.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Turns a {@link Term} into a {@link Program}. */
final class Compiler {

    /** Instructions; a pattern of 100,000 characters fits. */
    private static final int MAX_INSTRUCTIONS = 200_000;

    private final int groupCount;
    private final boolean unicode;
    private final String pattern;
    private final List<Instruction> code = new ArrayList<>();
    private int registers;
    private boolean backward;

    Compiler(int groupCount, String flags, String pattern) {
        this.groupCount = groupCount;
        this.unicode = flags.contains("u") || flags.contains("v");
        this.pattern = pattern;
    }

    Program compile(Term term) throws RegExpSyntaxException {
        emit(new Program.Save(0));
        add(term);
        emit(new Program.Save(1));
        emit(new Program.Accept());
        return new Program(List.copyOf(code), groupCount, registers);
    }

    private int emit(Instruction instruction) throws RegExpSyntaxException {
        if (code.size() >= MAX_INSTRUCTIONS) {
            throw new RegExpSyntaxException(pattern, "Regular expression too large");
        }
        code.add(instruction);
        return code.size() - 1;
    }

    private void add(Term term) throws RegExpSyntaxException {
        if (term instanceof Term.Literal literal) {
            emit(new Program.Literal(literal.codePoint(), folding(literal.ignoreCase()), backward));
        } else if (term instanceof Term.OneOf oneOf) {
            emit(new Program.OneOf(oneOf.set(), folding(oneOf.ignoreCase()), backward));
        } else if (term instanceof Term.Sequence sequence) {
            addSequence(sequence.terms());
        } else if (term instanceof Term.Alternatives alternatives) {
            addAlternatives(alternatives.options());
        } else if (term instanceof Term.Capture capture) {
            emit(new Program.Save(2 * capture.group() + (backward ? 1 : 0)));
            add(capture.body());
            emit(new Program.Save(2 * capture.group() + (backward ? 0 : 1)));
        } else if (term instanceof Term.Repeat repeat) {
            addRepeat(repeat);
        } else if (term instanceof Term.Look look) {
            addLook(look);
        } else if (term instanceof Term.BackReference reference) {
            emit(new Program.BackReference(reference.groups(), folding(reference.ignoreCase()), backward));
        } else if (term instanceof Term.LineStart start) {
            emit(new Program.LineStart(start.multiline()));
        } else if (term instanceof Term.LineEnd end) {
            emit(new Program.LineEnd(end.multiline()));
        } else if (term instanceof Term.WordBoundary boundary) {
            emit(new Program.WordBoundary(boundary.negative()));
        }
    }

    private Folding folding(boolean ignoreCase) {
        return ignoreCase ? unicode ? Folding.SIMPLE : Folding.UPPER : Folding.NONE;
    }

    private void addSequence(List<Term> terms) throws RegExpSyntaxException {
        for (int i = 0; i < terms.size(); i++) {
            add(terms.get(backward ? terms.size() - 1 - i : i));
        }
    }

    private void addAlternatives(List<Term> options) throws RegExpSyntaxException {
        List<Integer> exits = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            boolean last = i == options.size() - 1;
            int split = last ? -1 : emit(new Program.Jump(0));
            add(options.get(i));
            if (!last) {
                exits.add(emit(new Program.Jump(0)));
                code.set(split, new Program.Split(split + 1, code.size()));
            }
        }
        exits.forEach(exit -> code.set(exit, new Program.Jump(code.size())));
    }

    private void addRepeat(Term.Repeat repeat) throws RegExpSyntaxException {
        if (repeat.max() == 0) {
            return;
        }
        if (repeat.greedy() && repeat.min() <= 1 && !backward && repeat.body() instanceof Term.OneOf one) {
            if (repeat.min() == 1) {
                add(one);
            }
            int rest = repeat.max() == Integer.MAX_VALUE ? repeat.max() : repeat.max() - repeat.min();
            emit(new Program.Run(one.set(), folding(one.ignoreCase()), rest));
            return;
        }
        int counter = registers++;
        int mark = registers++;
        emit(new Program.Reset(counter));
        int head = emit(new Program.Jump(0));
        add(repeat.body());
        emit(new Program.Again(counter, mark, repeat.min(), head));
        Instruction loop = new Program.Loop(
                counter,
                mark,
                repeat.min(),
                repeat.max(),
                repeat.greedy(),
                code.size(),
                repeat.firstGroup(),
                repeat.lastGroup());
        code.set(head, loop);
    }

    private void addLook(Term.Look look) throws RegExpSyntaxException {
        boolean outer = backward;
        backward = look.behind();
        int start = emit(new Program.Jump(0));
        add(look.body());
        emit(new Program.Accept());
        code.set(start, new Program.Look(look.negative(), code.size()));
        backward = outer;
    }
}

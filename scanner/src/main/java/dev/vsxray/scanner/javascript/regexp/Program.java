package dev.vsxray.scanner.javascript.regexp;

import java.util.List;

/**
 * What the {@link Matcher} runs.
 *
 * @param groupCount group 0 included
 * @param registers loop counters and loop marks
 */
record Program(List<Instruction> code, int groupCount, int registers) {

    /** {@code backward} instructions stand in a lookbehind and read towards the start of the text. */
    sealed interface Instruction {}

    record Literal(int codePoint, Folding folding, boolean backward) implements Instruction {}

    record OneOf(CodePointSet set, Folding folding, boolean backward) implements Instruction {}

    /** As many of the set as there are, at most {@code max}; gives them back one at a time. */
    record Run(CodePointSet set, Folding folding, int max) implements Instruction {}

    record Split(int first, int second) implements Instruction {}

    record Jump(int target) implements Instruction {}

    /** Stores the position in a slot of the bounds. */
    record Save(int slot) implements Instruction {}

    record Reset(int register) implements Instruction {}

    /** The head of a loop: leaves, enters the body that follows, or tries both. */
    record Loop(int counter, int mark, int min, int max, boolean greedy, int exit, int firstGroup, int lastGroup)
            implements Instruction {}

    /** The foot of a loop: a round beyond the minimum that read nothing fails. */
    record Again(int counter, int mark, int min, int head) implements Instruction {}

    /** The body follows and ends in {@link Accept}; {@code after} is where to go on. */
    record Look(boolean negative, int after) implements Instruction {}

    record BackReference(List<Integer> groups, Folding folding, boolean backward) implements Instruction {}

    record LineStart(boolean multiline) implements Instruction {}

    record LineEnd(boolean multiline) implements Instruction {}

    record WordBoundary(boolean negative) implements Instruction {}

    record Accept() implements Instruction {}
}

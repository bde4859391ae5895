package dev.vsxray.scanner.javascript.regexp;

import dev.vsxray.scanner.javascript.regexp.Program.Instruction;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a {@link Program} over one text, by backtracking on a stack of its own. Time is bounded by steps, memory by the
 * stack's limit; nothing recurses but lookarounds, whose nesting the parser bounds.
 */
final class Matcher {

    /** Stack entries of {@link #FRAME} ints; 4 million are 48 MB, more than any sane match needs. */
    private static final int MAX_FRAMES = 4_000_000;

    private static final int FRAME = 3;
    private static final int NO_RUN = -1;

    private final Instruction[] code;
    private final String input;
    private final long maxSteps;

    /** Group bounds, then registers. */
    private final int[] state;

    private final int registerBase;
    private boolean codePoints;

    /**
     * Frames of three: a choice is (instruction, position, lowest position a run may give back to or {@link #NO_RUN});
     * an old value of {@link #state} is (-1 - slot, value, unused).
     */
    private int[] stack = new int[FRAME * 64];

    private int top;
    private long steps;
    private boolean outOfSteps;

    Matcher(Program program, String input, long maxSteps) {
        this.code = program.code().toArray(Instruction[]::new);
        this.input = input;
        this.maxSteps = maxSteps;
        this.registerBase = 2 * program.groupCount();
        this.state = new int[registerBase + program.registers()];
    }

    Outcome search(int from, boolean sticky, boolean unicode) {
        codePoints = unicode;
        for (int start = from; start <= input.length(); start++) {
            Arrays.fill(state, -1);
            top = 0;
            if (run(0, start) >= 0) {
                return new Outcome.Match(Arrays.copyOf(state, registerBase), steps);
            }
            if (outOfSteps) {
                return new Outcome.OutOfSteps(steps);
            }
            if (sticky) {
                break;
            }
            if (unicode
                    && start + 1 < input.length()
                    && Character.isSurrogatePair(input.charAt(start), input.charAt(start + 1))) {
                start++;
            }
        }
        return new Outcome.NoMatch(steps);
    }

    /** Runs from an instruction to its {@link Program.Accept}; the position reached, or -1 for no match. */
    private int run(int startInstruction, int startPosition) {
        int base = top;
        int at = startInstruction;
        int position = startPosition;
        while (true) {
            if (++steps > maxSteps || top / FRAME >= MAX_FRAMES) {
                outOfSteps = true;
                return -1;
            }
            Instruction instruction = code[at];
            boolean failed = false;
            if (instruction instanceof Program.Literal literal) {
                int c = read(position, literal.backward());
                if (c >= 0 && literal.folding().equal(literal.codePoint(), c)) {
                    position += width(c, literal.backward());
                    at++;
                } else {
                    failed = true;
                }
            } else if (instruction instanceof Program.OneOf one) {
                int c = read(position, one.backward());
                if (c >= 0 && one.folding().contains(one.set(), c)) {
                    position += width(c, one.backward());
                    at++;
                } else {
                    failed = true;
                }
            } else if (instruction instanceof Program.Run run) {
                int end = runEnd(run, position);
                if (end > position) {
                    push(at + 1, end, position);
                }
                position = end;
                at++;
            } else if (instruction instanceof Program.Split split) {
                push(split.second(), position, NO_RUN);
                at = split.first();
            } else if (instruction instanceof Program.Jump jump) {
                at = jump.target();
            } else if (instruction instanceof Program.Save save) {
                set(save.slot(), position);
                at++;
            } else if (instruction instanceof Program.Reset reset) {
                set(registerBase + reset.register(), 0);
                at++;
            } else if (instruction instanceof Program.Loop loop) {
                at = enter(loop, at, position);
            } else if (instruction instanceof Program.Again again) {
                boolean idle = state[registerBase + again.mark()] == position
                        && state[registerBase + again.counter()] > again.min();
                failed = idle;
                at = again.head();
            } else if (instruction instanceof Program.Look look) {
                failed = looksLike(at + 1, position) == look.negative() || outOfSteps;
                at = look.after();
            } else if (instruction instanceof Program.BackReference reference) {
                int next = afterReference(reference, position);
                failed = next < 0;
                position = next;
                at++;
            } else if (instruction instanceof Program.Accept) {
                forgetChoices(base);
                return position;
            } else {
                failed = !holds(instruction, position);
                at++;
            }
            if (!failed) {
                continue;
            }
            if (outOfSteps || !backtrack(base)) {
                return -1;
            }
            at = stack[top];
            position = stack[top + 1];
        }
    }

    /** Pops to the newest choice above {@code base}, undoing what was stored since; leaves it just above the top. */
    private boolean backtrack(int base) {
        while (top > base) {
            top -= FRAME;
            int target = stack[top];
            if (target < 0) {
                state[-1 - target] = stack[top + 1];
                continue;
            }
            int lowest = stack[top + 2];
            if (lowest != NO_RUN) {
                int shorter = stack[top + 1] - 1;
                if (codePoints && shorter > lowest && isPairAt(shorter - 1)) {
                    shorter--;
                }
                if (shorter > lowest) {
                    stack[top + 1] = shorter;
                    top += FRAME;
                    ensure();
                    stack[top] = target;
                }
                stack[top + 1] = shorter;
            }
            return true;
        }
        return false;
    }

    private boolean isPairAt(int index) {
        return index >= 0
                && index + 1 < input.length()
                && Character.isSurrogatePair(input.charAt(index), input.charAt(index + 1));
    }

    private int enter(Program.Loop loop, int at, int position) {
        int counter = registerBase + loop.counter();
        int rounds = state[counter];
        if (rounds >= loop.max()) {
            return loop.exit();
        }
        if (rounds >= loop.min()) {
            if (!loop.greedy()) {
                return lazily(loop, at, position);
            }
            push(loop.exit(), position, NO_RUN);
        }
        startRound(loop, position);
        return at + 1;
    }

    /** Leaves the loop first; the stored choice re-enters with a round begun, whose stores stand below the choice. */
    private int lazily(Program.Loop loop, int at, int position) {
        int[] before = state.clone();
        int undoFrom = top;
        startRound(loop, position);
        int[] entered = state.clone();
        top = undoFrom;
        // Frames, oldest first: stores that lead from the entered state back to the state before, then the choice to
        // enter, then stores that lead from the state we go on with back to the entered state.
        for (int slot = 0; slot < state.length; slot++) {
            if (before[slot] != entered[slot]) {
                push(-1 - slot, before[slot], 0);
            }
        }
        push(at + 1, position, NO_RUN);
        for (int slot = 0; slot < state.length; slot++) {
            if (before[slot] != entered[slot]) {
                push(-1 - slot, entered[slot], 0);
            }
            state[slot] = before[slot];
        }
        return loop.exit();
    }

    private void startRound(Program.Loop loop, int position) {
        set(registerBase + loop.counter(), state[registerBase + loop.counter()] + 1);
        set(registerBase + loop.mark(), position);
        for (int slot = 2 * loop.firstGroup(); slot < 2 * loop.lastGroup(); slot++) {
            set(slot, -1);
        }
    }

    private int runEnd(Program.Run run, int from) {
        int position = from;
        for (int count = 0; count < run.max(); count++) {
            int c = read(position, false);
            if (c < 0 || !run.folding().contains(run.set(), c)) {
                break;
            }
            position += width(c, false);
            steps++;
        }
        return position;
    }

    private boolean looksLike(int body, int position) {
        int before = top;
        if (run(body, position) >= 0) {
            return true;
        }
        top = before;
        return false;
    }

    /** Drops the choices above {@code base} and keeps the old values, so that an outer failure still undoes them. */
    private void forgetChoices(int base) {
        int kept = base;
        for (int frame = base; frame < top; frame += FRAME) {
            if (stack[frame] < 0) {
                System.arraycopy(stack, frame, stack, kept, FRAME);
                kept += FRAME;
            }
        }
        top = kept;
    }

    private int afterReference(Program.BackReference reference, int position) {
        int group = took(reference.groups());
        if (group < 0) {
            return position;
        }
        int start = state[2 * group];
        int length = state[2 * group + 1] - start;
        int from = reference.backward() ? position - length : position;
        if (from < 0 || from + length > input.length()) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            if (!reference.folding().equal(input.charAt(start + i), input.charAt(from + i))) {
                return -1;
            }
        }
        steps += length;
        return reference.backward() ? from : from + length;
    }

    private int took(List<Integer> groups) {
        for (int group : groups) {
            if (state[2 * group] >= 0 && state[2 * group + 1] >= 0) {
                return group;
            }
        }
        return -1;
    }

    private boolean holds(Instruction instruction, int position) {
        if (instruction instanceof Program.LineStart start) {
            return position == 0 || start.multiline() && CodePointSet.isLineTerminator(input.charAt(position - 1));
        }
        if (instruction instanceof Program.LineEnd end) {
            return position == input.length()
                    || end.multiline() && CodePointSet.isLineTerminator(input.charAt(position));
        }
        Program.WordBoundary boundary = (Program.WordBoundary) instruction;
        boolean left = position > 0 && CodePointSet.isWord(input.charAt(position - 1));
        boolean right = position < input.length() && CodePointSet.isWord(input.charAt(position));
        return (left != right) != boundary.negative();
    }

    /** The character right of the position, or left of it when reading backward; -1 at the edge of the text. */
    private int read(int position, boolean backward) {
        if (backward) {
            return position <= 0 ? -1 : codePoints ? input.codePointBefore(position) : input.charAt(position - 1);
        }
        return position >= input.length() ? -1 : codePoints ? input.codePointAt(position) : input.charAt(position);
    }

    private static int width(int c, boolean backward) {
        return backward ? -Character.charCount(c) : Character.charCount(c);
    }

    private void set(int slot, int value) {
        if (state[slot] != value) {
            push(-1 - slot, state[slot], 0);
            state[slot] = value;
        }
    }

    private void push(int target, int position, int lowest) {
        ensure();
        stack[top] = target;
        stack[top + 1] = position;
        stack[top + 2] = lowest;
        top += FRAME;
    }

    private void ensure() {
        if (top + FRAME > stack.length) {
            stack = Arrays.copyOf(stack, stack.length * 2);
        }
    }
}

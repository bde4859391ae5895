package dev.vsxray.scanner.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many literals in one pass over bytes (Aho-Corasick as a dense table over classes of bytes). ASCII letters
 * are matched without regard to case; a caller that cares compares the bytes of a hit. Immutable and thread-safe.
 */
public final class LiteralAutomaton {

    /** Told of each occurrence, in order of its end. */
    public interface Hits {
        /**
         * @param literal index into the list the automaton was built from
         * @param start offset of its first byte
         */
        void found(int literal, int start);
    }

    private final byte[] classOf;
    private final int width;
    /** Row of each state; a cell is the next state's row. Rows at or after {@code firstAccepting} end a literal. */
    private final int[] next;

    private final int firstAccepting;
    private final int[][] literalsEndingAt;
    private final int[] lengths;

    public LiteralAutomaton(List<byte[]> literals) {
        lengths = literals.stream().mapToInt(literal -> literal.length).toArray();
        classOf = classesOf(literals);
        int highest = 0;
        for (byte c : classOf) {
            highest = Math.max(highest, c & 0xFF);
        }
        width = highest + 1;
        Trie trie = new Trie(width);
        for (int i = 0; i < literals.size(); i++) {
            if (lengths[i] == 0) {
                throw new IllegalArgumentException("literal " + i + " is empty");
            }
            trie.add(literals.get(i), classOf, i);
        }
        trie.link();
        int[] order = trie.acceptingLast();
        firstAccepting = (trie.size() - trie.acceptingCount()) * width;
        next = new int[trie.size() * width];
        literalsEndingAt = new int[trie.acceptingCount()][];
        for (int state = 0; state < trie.size(); state++) {
            int row = order[state] * width;
            for (int c = 0; c < width; c++) {
                next[row + c] = order[trie.target(state, c)] * width;
            }
            if (row >= firstAccepting) {
                literalsEndingAt[(row - firstAccepting) / width] = trie.endingAt(state);
            }
        }
    }

    /** Finds every literal in {@code bytes} from {@code from} (inclusive) to {@code to} (exclusive). */
    public void scan(byte[] bytes, int from, int to, Hits hits) {
        int[] table = next;
        byte[] classes = classOf;
        int accepting = firstAccepting;
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[state + (classes[bytes[i] & 0xFF] & 0xFF)];
            if (state >= accepting) {
                report(state, i + 1, hits);
            }
        }
    }

    private void report(int state, int end, Hits hits) {
        for (int literal : literalsEndingAt[(state - firstAccepting) / width]) {
            hits.found(literal, end - lengths[literal]);
        }
    }

    /** Bytes that no literal holds share class 0; others have a class each, capital and small letters the same. */
    private static byte[] classesOf(List<byte[]> literals) {
        boolean[] used = new boolean[256];
        for (byte[] literal : literals) {
            for (byte b : literal) {
                used[fold(b & 0xFF)] = true;
            }
        }
        byte[] classes = new byte[256];
        int count = 0;
        for (int b = 0; b < 256; b++) {
            if (used[b]) {
                classes[b] = (byte) ++count;
            }
        }
        for (int b = 'A'; b <= 'Z'; b++) {
            classes[b] = classes[fold(b)];
        }
        return classes;
    }

    private static int fold(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    /** The trie while it is built; state 0 is the root. */
    private static final class Trie {
        private final int width;
        private int[] targets;
        private int size = 1;
        private final List<List<Integer>> ending = new ArrayList<>();

        Trie(int width) {
            this.width = width;
            targets = new int[64 * width];
            ending.add(new ArrayList<>());
        }

        void add(byte[] literal, byte[] classOf, int id) {
            int state = 0;
            for (byte b : literal) {
                int cell = state * width + (classOf[b & 0xFF] & 0xFF);
                if (targets[cell] == 0) {
                    if ((size + 1) * width > targets.length) {
                        targets = Arrays.copyOf(targets, targets.length * 2);
                    }
                    ending.add(new ArrayList<>());
                    targets[cell] = size++;
                }
                state = targets[cell];
            }
            ending.get(state).add(id);
        }

        /** Breadth first: a missing edge becomes the edge of the longest suffix that has one. */
        void link() {
            int[] suffix = new int[size];
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            for (int c = 0; c < width; c++) {
                if (targets[c] != 0) {
                    queue.add(targets[c]);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                ending.get(state).addAll(ending.get(suffix[state]));
                for (int c = 0; c < width; c++) {
                    int cell = state * width + c;
                    int fallback = targets[suffix[state] * width + c];
                    if (targets[cell] == 0) {
                        targets[cell] = fallback;
                    } else {
                        suffix[targets[cell]] = fallback;
                        queue.add(targets[cell]);
                    }
                }
            }
        }

        /** New number of each state, such that states that end a literal come last. The root stays 0: no literal is empty. */
        int[] acceptingLast() {
            int[] order = new int[size];
            int plain = 0;
            int accepting = size - acceptingCount();
            for (int state = 0; state < size; state++) {
                order[state] = ending.get(state).isEmpty() ? plain++ : accepting++;
            }
            return order;
        }

        int acceptingCount() {
            return (int) ending.stream().filter(ids -> !ids.isEmpty()).count();
        }

        int size() {
            return size;
        }

        int target(int state, int c) {
            return targets[state * width + c];
        }

        int[] endingAt(int state) {
            return ending.get(state).stream().mapToInt(Integer::intValue).toArray();
        }
    }
}

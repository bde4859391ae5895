package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which names are declared in which open scope, to find those declared twice. One hash table for all open scopes, keyed
 * by scope and name, so that a declaration costs the same wherever it stands. Leaving a scope takes its entries out again,
 * the latest first, which is the one order in which open addressing allows that.
 */
final class Scopes {

    /** What a name in a scope is; a name may be several of them. */
    private static final byte VAR = 1;

    private static final byte LEXICAL = 2;
    private static final byte FUNCTION = 4;
    private static final byte PARAMETER = 8;
    private static final byte SIMPLE_CATCH = 16;

    /** Slots looked at before a declaration is not checked; as in {@link Names}. */
    private static final int PROBE_LIMIT = 32;

    /** A {@code var} is seen by every block around it. Deep blocks full of them are checked up to this many times. */
    private static final int WORK_PER_CHARACTER = 4;

    private static final int INITIAL_CAPACITY = 256;
    private static final int TOP = 0;

    private int[] tableScopes = new int[INITIAL_CAPACITY];
    private String[] tableNames = new String[INITIAL_CAPACITY];
    private byte[] tableKinds = new byte[INITIAL_CAPACITY];

    /** The slots in the order in which they were taken. */
    private int[] taken = new int[INITIAL_CAPACITY];

    private int takenSize;

    /** The open scopes, outermost first; numbers are never used twice. */
    private Scope[] open = new Scope[64];

    private int innermost = TOP;
    private int lastNumber;
    private long work;

    /** {@code firstTaken} is how many slots were taken when it began. */
    private record Scope(int number, boolean function, int firstTaken) {}

    private record Entry(int scope, String name, byte kinds) {}

    Scopes(int textLength) {
        work = 1_000L + (long) textLength * WORK_PER_CHARACTER;
        open[TOP] = new Scope(lastNumber, true, 0);
    }

    int depth() {
        return innermost;
    }

    void leaveTo(int depth) {
        while (innermost > depth) {
            leave();
        }
    }

    void enter(boolean function) {
        innermost++;
        if (innermost == open.length) {
            open = Arrays.copyOf(open, innermost * 2);
        }
        open[innermost] = new Scope(++lastNumber, function, takenSize);
    }

    /** Takes out what was declared since the scope was entered, and puts back what belongs to scopes around it. */
    void leave() {
        Scope left = open[innermost];
        innermost--;
        List<Entry> outer = new ArrayList<>(0);
        while (takenSize > left.firstTaken) {
            int slot = taken[--takenSize];
            if (tableScopes[slot] < left.number) {
                outer.add(new Entry(tableScopes[slot], tableNames[slot], tableKinds[slot]));
            }
            tableNames[slot] = null;
            tableKinds[slot] = 0;
        }
        outer.forEach(entry -> put(entry.scope, entry.name, entry.kinds));
    }

    boolean atTop() {
        return innermost == TOP;
    }

    /** {@code let}, {@code const}, a class, an import; false when the name is taken. */
    boolean declareLexical(String name) {
        return declare(innermost, name, LEXICAL) == 0;
    }

    /** {@code var}: seen by all blocks out to the function; false when one of them has the name for its own. */
    boolean declareVar(String name) {
        boolean free = true;
        for (int scope = innermost; scope >= TOP && work > 0; scope--) {
            work--;
            byte before = declare(scope, name, VAR);
            boolean taken = (before & LEXICAL) != 0 || (before & FUNCTION) != 0 && !open[scope].function;
            free &= !taken;
            if (open[scope].function) {
                break;
            }
        }
        return free;
    }

    /** A function declaration. In a block it is lexical, but sloppy code may repeat a plain one. */
    boolean declareFunction(String name, boolean repeatable) {
        byte before = declare(innermost, name, FUNCTION);
        if (open[innermost].function) {
            return (before & LEXICAL) == 0;
        }
        return repeatable ? (before & ~FUNCTION) == 0 : before == 0;
    }

    /** False when another parameter has the name. */
    boolean declareParameter(String name) {
        return (declare(innermost, name, PARAMETER) & PARAMETER) == 0;
    }

    /** A name in {@code catch (…)}: alone it may be declared again by {@code var}, in a pattern it may not. */
    boolean declareCatchParameter(String name, boolean simple) {
        return declare(innermost, name, simple ? SIMPLE_CATCH : LEXICAL) == 0;
    }

    /** Surely: false for a name that found no place in the table. */
    boolean isDeclaredAtTop(String name) {
        int slot = find(open[TOP].number, name);
        return slot >= 0 && tableNames[slot] != null;
    }

    /** Surely not: false, too, for a name that found no place in the table. */
    boolean isMissingAtTop(String name) {
        int slot = find(open[TOP].number, name);
        return slot >= 0 && tableNames[slot] == null;
    }

    /** Adds a kind; gives the kinds the name had before in that scope. */
    private byte declare(int scope, String name, byte kind) {
        return put(open[scope].number, name, kind);
    }

    private byte put(int scope, String name, byte kinds) {
        if (takenSize * 2 >= tableNames.length) {
            grow();
        }
        int slot = find(scope, name);
        if (slot < 0) {
            return 0;
        }
        byte before = tableKinds[slot];
        if (tableNames[slot] == null) {
            tableNames[slot] = name;
            tableScopes[slot] = scope;
            taken[takenSize++] = slot;
        }
        tableKinds[slot] |= kinds;
        return before;
    }

    /** The slot the name has or may take; -1 when there is none within the probe limit. */
    private int find(int scope, String name) {
        int mask = tableNames.length - 1;
        int hash = (name.hashCode() * 31 + scope) * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        for (int probe = 0; probe < PROBE_LIMIT; probe++) {
            String candidate = tableNames[slot];
            if (candidate == null || tableScopes[slot] == scope && candidate.equals(name)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private void grow() {
        int[] order = Arrays.copyOf(taken, takenSize);
        int[] oldScopes = tableScopes;
        String[] oldNames = tableNames;
        byte[] oldKinds = tableKinds;
        tableScopes = new int[oldScopes.length * 2];
        tableNames = new String[tableScopes.length];
        tableKinds = new byte[tableScopes.length];
        taken = new int[tableScopes.length];
        takenSize = 0;
        for (int slot : order) {
            put(oldScopes[slot], oldNames[slot], oldKinds[slot]);
        }
    }
}

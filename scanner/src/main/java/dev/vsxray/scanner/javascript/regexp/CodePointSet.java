package dev.vsxray.scanner.javascript.regexp;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/** A set of code points: a table for the first 256, a test for the rest. Immutable. */
final class CodePointSet {

    private static final int TABLE_SIZE = 256;

    static final CodePointSet DIGIT = of(c -> c >= '0' && c <= '9');
    static final CodePointSet WORD = of(CodePointSet::isWord);
    static final CodePointSet SPACE = of(CodePointSet::isSpace);
    static final CodePointSet LINE_TERMINATOR = of(CodePointSet::isLineTerminator);

    /** A bit for each of the first code points. */
    private final long[] table;

    private final IntPredicate test;

    private CodePointSet(long[] table, IntPredicate test) {
        this.table = table;
        this.test = test;
    }

    static CodePointSet of(IntPredicate test) {
        long[] table = new long[TABLE_SIZE / Long.SIZE];
        for (int c = 0; c < TABLE_SIZE; c++) {
            if (test.test(c)) {
                table[c / Long.SIZE] |= 1L << c;
            }
        }
        return new CodePointSet(table, test);
    }

    static CodePointSet single(int codePoint) {
        return range(codePoint, codePoint);
    }

    static CodePointSet range(int first, int last) {
        long[] table = new long[TABLE_SIZE / Long.SIZE];
        for (int c = Math.max(0, first); c <= Math.min(last, TABLE_SIZE - 1); c++) {
            table[c / Long.SIZE] |= 1L << c;
        }
        return new CodePointSet(table, c -> c >= first && c <= last);
    }

    static CodePointSet union(List<CodePointSet> sets) {
        List<CodePointSet> parts = List.copyOf(sets);
        long[] table = new long[TABLE_SIZE / Long.SIZE];
        for (CodePointSet part : parts) {
            for (int i = 0; i < table.length; i++) {
                table[i] |= part.table[i];
            }
        }
        return new CodePointSet(table, c -> {
            for (CodePointSet part : parts) {
                if (part.contains(c)) {
                    return true;
                }
            }
            return false;
        });
    }

    CodePointSet negate() {
        return combined(this, (own, same) -> ~own, c -> !contains(c));
    }

    CodePointSet intersect(CodePointSet other) {
        return combined(other, (own, its) -> own & its, c -> contains(c) && other.contains(c));
    }

    CodePointSet minus(CodePointSet other) {
        return combined(other, (own, its) -> own & ~its, c -> contains(c) && !other.contains(c));
    }

    private CodePointSet combined(CodePointSet other, LongBinaryOperator bits, IntPredicate next) {
        long[] combined = new long[table.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = bits.applyAsLong(table[i], other.table[i]);
        }
        return new CodePointSet(combined, next);
    }

    boolean contains(int codePoint) {
        return codePoint < TABLE_SIZE ? (table[codePoint / Long.SIZE] & 1L << codePoint) != 0 : test.test(codePoint);
    }

    static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    static boolean isLineTerminator(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    /** ECMA-262 WhiteSpace and LineTerminator. */
    static boolean isSpace(int c) {
        return c >= 9 && c <= 13
                || c == ' '
                || c == 0xA0
                || c == 0xFEFF
                || isLineTerminator(c)
                || c > 0xFF && Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}

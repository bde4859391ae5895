package dev.vsxray.scanner.javascript.regexp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of code points: a table for the first 256, a test for the rest. Immutable. */
final class CodePointSet {

    private static final int TABLE_SIZE = 256;

    static final CodePointSet DIGIT = of(c -> c >= '0' && c <= '9');
    static final CodePointSet WORD = of(CodePointSet::isWord);
    static final CodePointSet SPACE = of(CodePointSet::isSpace);
    static final CodePointSet LINE_TERMINATOR = of(CodePointSet::isLineTerminator);

    private final BitSet table = new BitSet(TABLE_SIZE);
    private final IntPredicate test;

    private CodePointSet(IntPredicate test) {
        this.test = test;
        for (int c = 0; c < TABLE_SIZE; c++) {
            table.set(c, test.test(c));
        }
    }

    static CodePointSet of(IntPredicate test) {
        return new CodePointSet(test);
    }

    static CodePointSet single(int codePoint) {
        return of(c -> c == codePoint);
    }

    static CodePointSet range(int first, int last) {
        return of(c -> c >= first && c <= last);
    }

    static CodePointSet union(List<CodePointSet> sets) {
        List<CodePointSet> parts = new ArrayList<>(sets);
        return of(c -> {
            for (CodePointSet part : parts) {
                if (part.contains(c)) {
                    return true;
                }
            }
            return false;
        });
    }

    CodePointSet negate() {
        return of(c -> !contains(c));
    }

    CodePointSet intersect(CodePointSet other) {
        return of(c -> contains(c) && other.contains(c));
    }

    CodePointSet minus(CodePointSet other) {
        return of(c -> contains(c) && !other.contains(c));
    }

    boolean contains(int codePoint) {
        return codePoint < TABLE_SIZE ? table.get(codePoint) : test.test(codePoint);
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

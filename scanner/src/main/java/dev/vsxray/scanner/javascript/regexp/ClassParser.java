package dev.vsxray.scanner.javascript.regexp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads character classes and escapes.
 *
 * <p>Of the {@code v} flag's set notation it reads nested classes, intersection and difference of code points;
 * {@code \q{…}} with strings longer than one code point is not read.
 */
final class ClassParser {

    /** Classes in classes, which only the {@code v} flag allows; the parser recurses once per level. */
    private static final int MAX_NESTING = 50;

    private final PatternParser in;
    private final boolean unicode;
    private final boolean sets;
    private int nesting;

    ClassParser(PatternParser in, boolean unicode, boolean sets) {
        this.in = in;
        this.unicode = unicode;
        this.sets = sets;
    }

    /** The class after its opening bracket, closing bracket included. */
    CodePointSet parse() throws RegExpSyntaxException {
        if (++nesting > MAX_NESTING) {
            throw in.error("Character class too deeply nested");
        }
        boolean negated = in.eat('^');
        List<CodePointSet> parts = new ArrayList<>();
        while (!in.eat(']')) {
            if (in.atEnd()) {
                throw in.error("Unterminated character class");
            }
            if (sets && in.eat("&&")) {
                CodePointSet left = CodePointSet.union(parts);
                parts = new ArrayList<>(List.of(left.intersect(element())));
            } else if (sets && in.eat("--")) {
                CodePointSet left = CodePointSet.union(parts);
                parts = new ArrayList<>(List.of(left.minus(element())));
            } else {
                parts.add(element());
            }
        }
        nesting--;
        CodePointSet union = CodePointSet.union(parts);
        return negated ? union.negate() : union;
    }

    private CodePointSet element() throws RegExpSyntaxException {
        if (in.atEnd()) {
            throw in.error("Unterminated character class");
        }
        if (sets && in.eat('[')) {
            return parse();
        }
        CodePointSet set = classAtomSet();
        if (set != null) {
            return set;
        }
        int first = classAtom();
        boolean range = !in.atEnd() && in.peek() == '-' && in.peekAt(1) != ']' && !(sets && in.peekAt(1) == '-');
        if (!range || in.peekAt(1) == '\0') {
            return CodePointSet.single(first);
        }
        in.eat('-');
        CodePointSet right = classAtomSet();
        if (right != null) {
            if (unicode) {
                throw in.error("Invalid character class");
            }
            return CodePointSet.union(List.of(CodePointSet.single(first), CodePointSet.single('-'), right));
        }
        int last = classAtom();
        if (last < first) {
            throw in.error("Range out of order in character class");
        }
        return CodePointSet.range(first, last);
    }

    /** The set an escape such as {@code \d} names, or null when a single character stands here. */
    private @Nullable CodePointSet classAtomSet() throws RegExpSyntaxException {
        int start = in.position();
        if (in.eat('\\') && !in.atEnd()) {
            CodePointSet set = classEscape();
            if (set != null) {
                return set;
            }
        }
        in.rewind(start);
        return null;
    }

    private int classAtom() throws RegExpSyntaxException {
        if (!in.eat('\\')) {
            return in.next();
        }
        if (in.atEnd()) {
            throw in.error("\\ at end of pattern");
        }
        return in.eat('b') ? '\b' : characterEscape(true);
    }

    /** {@code \d \D \s \S \w \W \p{…} \P{…}} after the backslash; null, nothing consumed, for other escapes. */
    @Nullable
    CodePointSet classEscape() throws RegExpSyntaxException {
        char c = in.peek();
        CodePointSet set = switch (c) {
            case 'd', 'D' -> CodePointSet.DIGIT;
            case 's', 'S' -> CodePointSet.SPACE;
            case 'w', 'W' -> CodePointSet.WORD;
            default -> null;
        };
        if (set != null) {
            in.eat(c);
            return Character.isUpperCase(c) ? set.negate() : set;
        }
        if (unicode && (c == 'p' || c == 'P') && in.peekAt(1) == '{') {
            in.eat(c);
            in.eat('{');
            String name = in.until('}');
            CodePointSet property = UnicodeProperty.named(name).orElseThrow(() -> in.error("Invalid property name"));
            return c == 'P' ? property.negate() : property;
        }
        if (sets && in.eat("q{")) {
            return alternativesOfOne(in.until('}'));
        }
        return null;
    }

    private CodePointSet alternativesOfOne(String text) throws RegExpSyntaxException {
        List<CodePointSet> parts = new ArrayList<>();
        for (String option : text.split("\\|", -1)) {
            if (option.codePointCount(0, option.length()) != 1) {
                throw in.error("\\q with strings is not supported");
            }
            parts.add(CodePointSet.single(option.codePointAt(0)));
        }
        return CodePointSet.union(parts);
    }

    /** The character an escape stands for, after the backslash. */
    int characterEscape(boolean inClass) throws RegExpSyntaxException {
        int start = in.position();
        int c = in.next();
        switch (c) {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return 0x0B;
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'c':
                return controlLetter(inClass, start);
            case 'x':
                return orItself(hex(2), 'x');
            case 'u':
                return unicodeEscape();
            case '0', '1', '2', '3', '4', '5', '6', '7':
                return octal(start);
            default:
                if (unicode && "^$\\.*+?()[]{}|/".indexOf(c) < 0 && !(inClass && (c == '-' || sets))) {
                    throw in.error("Invalid escape");
                }
                if (c == 'k' && in.hasNamedGroups()) {
                    throw in.error("Invalid named reference");
                }
                return c;
        }
    }

    private int controlLetter(boolean inClass, int start) throws RegExpSyntaxException {
        char letter = in.peekAt(0);
        boolean control = letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || inClass && !unicode && (letter >= '0' && letter <= '9' || letter == '_');
        if (control) {
            in.eat(letter);
            return letter % 32;
        }
        if (unicode) {
            throw in.error("Invalid unicode escape");
        }
        in.rewind(start);
        return '\\';
    }

    private int octal(int start) throws RegExpSyntaxException {
        in.rewind(start);
        if (unicode) {
            if (in.peekAt(0) == '0' && !(in.peekAt(1) >= '0' && in.peekAt(1) <= '9')) {
                return in.next() - '0';
            }
            throw in.error("Invalid decimal escape");
        }
        int value = 0;
        while (!in.atEnd() && in.peek() >= '0' && in.peek() <= '7' && value * 8 + in.peek() - '0' <= 0xFF) {
            value = value * 8 + in.next() - '0';
        }
        return value;
    }

    private int unicodeEscape() throws RegExpSyntaxException {
        if (unicode && in.eat('{')) {
            try {
                int value = Integer.parseInt(in.until('}'), 16);
                if (Character.isValidCodePoint(value)) {
                    return value;
                }
            } catch (NumberFormatException notHex) {
                throw in.error("Invalid Unicode escape");
            }
            throw in.error("Invalid Unicode escape");
        }
        int high = orItself(hex(4), 'u');
        int start = in.position();
        if (unicode && high >= 0xD800 && high <= 0xDBFF && in.eat("\\u")) {
            int low = hex(4);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                return Character.toCodePoint((char) high, (char) low);
            }
            in.rewind(start);
        }
        return high;
    }

    private int orItself(int value, int letter) throws RegExpSyntaxException {
        if (value < 0 && unicode) {
            throw in.error("Invalid escape");
        }
        return value < 0 ? letter : value;
    }

    /** Exactly {@code digits} hexadecimal digits, or -1 with nothing consumed. */
    private int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(in.peekAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        for (int i = 0; i < digits; i++) {
            in.next();
        }
        return value;
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static dev.vsxray.scanner.javascript.syntax.Characters.hexValue;
import static dev.vsxray.scanner.javascript.syntax.Characters.isDigit;

import java.math.BigInteger;

/** Reads numeric literals: all bases, separators, BigInt and the octal forms of old. */
final class NumberReader {

    /** Decimal digits that surely fit a {@code long} and a {@code double} without rounding. */
    private static final int EXACT_DIGITS = 15;

    /** Turning a BigInt to decimal takes quadratic time; nobody hides much in ten thousand digits. */
    private static final int LONGEST_BIG_INT = 10_000;

    /** Bits gathered before the rest only decides the rounding. A double keeps 53. */
    private static final int GATHERED_BITS = 58;

    private final Lexer lexer;
    private final char[] text;
    private final Problems problems;

    NumberReader(Lexer lexer, Problems problems) {
        this.lexer = lexer;
        this.text = lexer.text;
        this.problems = problems;
    }

    void read(int from) {
        lexer.type = TokenType.NUMBER;
        lexer.legacyOctal = false;
        if (text[from] == '0') {
            int bits = bitsPerDigit(text[from + 1]);
            if (bits > 0) {
                readPowerOfTwo(from, from + 2, bits);
                return;
            }
            if (isDigit(text[from + 1]) || text[from + 1] == '_') {
                readWithLeadingZero(from);
                return;
            }
        }
        readDecimal(from);
    }

    private static int bitsPerDigit(char prefix) {
        return switch (prefix) {
            case 'x', 'X' -> 4;
            case 'o', 'O' -> 3;
            case 'b', 'B' -> 1;
            default -> 0;
        };
    }

    private void readDecimal(int from) {
        long whole = 0;
        int at = from;
        while (isDigit(text[at]) && at - from < EXACT_DIGITS) {
            whole = whole * 10 + text[at] - '0';
            at++;
        }
        char c = text[at];
        if (at > from && c != '.' && c != '_' && (c | 0x20) != 'e' && c != 'n' && !isDigit(c)) {
            lexer.number = whole;
            finish(at);
            return;
        }
        readLongDecimal(from);
    }

    private void readLongDecimal(int from) {
        int at = skipDigits(from);
        if (text[at] == 'n' && at > from) {
            finishBigInt(from, at, 10);
            return;
        }
        if (text[at] == '.') {
            at = skipDigits(at + 1);
        }
        if ((text[at] | 0x20) == 'e') {
            int exponent = at + 1;
            if (text[exponent] == '+' || text[exponent] == '-') {
                exponent++;
            }
            at = skipDigits(exponent);
            if (withoutSeparators(exponent, at).isEmpty()) {
                problems.early("number has an exponent without digits", from);
                lexer.number = 0;
                finish(at);
                return;
            }
        }
        lexer.number = Double.parseDouble(withoutSeparators(from, at));
        finish(at);
    }

    /** {@code 017} is octal and {@code 018} is decimal; strict code has neither. */
    private void readWithLeadingZero(int from) {
        int at = from;
        boolean octal = true;
        while (isDigit(text[at])) {
            octal &= text[at] <= '7';
            at++;
        }
        lexer.legacyOctal = true;
        if (text[at] == '_') {
            problems.early("number of an old form has a separator", at);
            at = skipDigits(at);
        }
        if (octal) {
            lexer.number = powerOfTwo(from, at, 3);
            finish(at);
        } else {
            readLongDecimal(from);
            if (lexer.type == TokenType.BIGINT) {
                problems.early("BigInt has a leading zero", from);
            }
        }
    }

    private void readPowerOfTwo(int from, int digits, int bits) {
        int at = digits;
        while (isDigitOf(text[at], bits) || text[at] == '_') {
            checkSeparator(at, digits);
            at++;
        }
        if (at == digits) {
            problems.early("number without digits", from);
        }
        if (text[at] == 'n') {
            finishBigInt(digits, at, 1 << bits);
        } else {
            lexer.number = powerOfTwo(digits, at, bits);
            finish(at);
        }
    }

    private static boolean isDigitOf(char c, int bits) {
        int digit = hexValue(c);
        return digit >= 0 && digit < 1 << bits;
    }

    /** Correctly rounded in linear time: the bits beyond the gathered ones only say "and a little more". */
    private double powerOfTwo(int from, int to, int bits) {
        long gathered = 0;
        int dropped = 0;
        for (int at = from; at < to; at++) {
            int digit = hexValue(text[at]);
            if (digit < 0) {
                continue;
            }
            if (gathered >>> GATHERED_BITS == 0) {
                gathered = gathered << bits | digit;
            } else {
                gathered |= digit == 0 ? 0 : 1;
                dropped += bits;
            }
        }
        return Math.scalb((double) gathered, dropped);
    }

    private int skipDigits(int from) {
        int at = from;
        while (isDigit(text[at]) || text[at] == '_') {
            checkSeparator(at, from);
            at++;
        }
        return at;
    }

    private void checkSeparator(int at, int firstDigit) {
        if (text[at] == '_' && (at == firstDigit || text[at - 1] == '_' || hexValue(text[at + 1]) < 0)) {
            problems.early("separator in a number stands beside no digit", at);
        }
    }

    private String withoutSeparators(int from, int to) {
        StringBuilder digits = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            if (text[at] != '_') {
                digits.append(text[at]);
            }
        }
        return digits.toString();
    }

    private void finishBigInt(int from, int to, int radix) {
        String digits = withoutSeparators(from, to);
        lexer.type = TokenType.BIGINT;
        if (digits.length() > LONGEST_BIG_INT) {
            problems.limit("BigInt longer than the limit of " + LONGEST_BIG_INT + " digits", lexer.start);
            digits = digits.substring(0, LONGEST_BIG_INT);
        }
        lexer.value = digits.isEmpty() ? "0" : new BigInteger(digits, radix).toString();
        finish(to + 1);
    }

    private void finish(int at) {
        lexer.end = at;
        char c = text[at];
        if (at < lexer.length
                && (c == '\\' || Characters.isIdentifierPart(Character.codePointAt(text, at, lexer.length)))) {
            problems.early("name or digit follows a number without a space", at);
        }
    }
}

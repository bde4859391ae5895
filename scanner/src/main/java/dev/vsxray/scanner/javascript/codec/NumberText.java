package dev.vsxray.scanner.javascript.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as JavaScript writes and reads them (ECMA-262 "Number::toString", "StringToNumber"). */
public final class NumberText {

    /** Above this, V8 and the standard print an exponent. */
    private static final double LARGEST_PLAIN = 1e21;

    /** Integers up to here are exact in a double. */
    private static final double LARGEST_EXACT = 9007199254740992.0;

    /** A double never needs more significant decimal digits than this. */
    private static final int MAX_PRECISION = 17;

    /** Digits after which a number of any radix is beyond the range of a double. */
    private static final int MAX_DIGITS = 1_100;

    /** Above this binary exponent V8 writes zeros instead of the digits that a double cannot hold (observed). */
    private static final int LARGEST_DIVISIBLE_EXPONENT = 55;

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private NumberText() {}

    /** {@code String(value)}. */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    /** The decimal with the fewest digits that reads back as the same double. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int low = 1;
        int high = MAX_PRECISION;
        while (low < high) {
            int middle = (low + high) / 2;
            if (round(exact, middle, value).doubleValue() == value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return round(exact, low, value).stripTrailingZeros();
    }

    /** The nearest decimal, or at a power of two, whose lower neighbours are closer, the one above it. */
    private static BigDecimal round(BigDecimal exact, int precision, double value) {
        BigDecimal nearest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        return nearest.doubleValue() == value ? nearest : exact.round(new MathContext(precision, RoundingMode.UP));
    }

    /** @param point where the decimal point stands, counted from the first digit */
    private static String layOut(String digits, int point) {
        if (point > 21 || point < -5) {
            return exponential(digits, point - 1);
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        if (point > 0) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        return "0." + "0".repeat(-point) + digits;
    }

    private static String exponential(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** {@code value.toString(radix)}, radix 2 to 36, with the digits V8 gives for fractions. */
    public static String of(double value, int radix) {
        if (radix == 10 || Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value);
        }
        double magnitude = Math.abs(value);
        double whole = Math.floor(magnitude);
        StringBuilder fraction = new StringBuilder();
        whole += fractionDigits(magnitude, radix, fraction);
        StringBuilder text = new StringBuilder();
        while (Math.getExponent(whole) > LARGEST_DIVISIBLE_EXPONENT) {
            whole /= radix;
            text.append('0');
        }
        do {
            double remainder = whole % radix;
            text.append(DIGITS.charAt((int) remainder));
            whole = (whole - remainder) / radix;
        } while (whole > 0);
        if (value < 0) {
            text.append('-');
        }
        text.reverse();
        return fraction.isEmpty()
                ? text.toString()
                : text.append('.').append(fraction).toString();
    }

    /** Writes the digits after the point, as few as tell the number from its neighbour; gives the carry, 0 or 1. */
    private static int fractionDigits(double value, int radix, StringBuilder digits) {
        double fraction = value - Math.floor(value);
        double delta = Math.max(Double.MIN_VALUE, 0.5 * (Math.nextUp(value) - value));
        while (fraction >= delta) {
            fraction *= radix;
            delta *= radix;
            int digit = (int) fraction;
            digits.append(DIGITS.charAt(digit));
            fraction -= digit;
            boolean roundsUp = fraction > 0.5 || fraction == 0.5 && (digit & 1) == 1;
            if (roundsUp && fraction + delta > 1) {
                return carry(digits, radix);
            }
        }
        return 0;
    }

    private static int carry(StringBuilder digits, int radix) {
        while (!digits.isEmpty()) {
            int last = digits.length() - 1;
            int digit = Character.digit(digits.charAt(last), radix);
            if (digit + 1 < radix) {
                digits.setCharAt(last, DIGITS.charAt(digit + 1));
                return 0;
            }
            digits.setLength(last);
        }
        return 1;
    }

    /** {@code value.toFixed(places)}. */
    public static String fixed(double value, int places) {
        if (Double.isNaN(value) || Math.abs(value) >= LARGEST_PLAIN) {
            return of(value);
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).setScale(places, RoundingMode.HALF_UP);
        return (value < 0 ? "-" : "") + rounded.toPlainString();
    }

    /** {@code value.toExponential(places)}; places below 0 give as many as needed. */
    public static String exponential(double value, int places) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value);
        }
        String sign = value < 0 ? "-" : "";
        if (value == 0) {
            return exponential("0".repeat(Math.max(0, places) + 1), 0);
        }
        BigDecimal rounded = places < 0
                ? shortest(Math.abs(value))
                : new BigDecimal(Math.abs(value)).round(new MathContext(places + 1, RoundingMode.HALF_UP));
        String digits = padded(rounded, places + 1);
        return sign + exponential(digits, rounded.precision() - rounded.scale() - 1);
    }

    /** {@code value.toPrecision(precision)}. */
    public static String precise(double value, int precision) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value);
        }
        if (value == 0) {
            return precision == 1 ? "0" : "0." + "0".repeat(precision - 1);
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(precision, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = padded(rounded, precision);
        String sign = value < 0 ? "-" : "";
        return sign
                + (exponent < -6 || exponent >= precision
                        ? exponential(digits, exponent)
                        : layOut(digits, exponent + 1));
    }

    private static String padded(BigDecimal value, int length) {
        String digits = value.unscaledValue().toString();
        return digits.length() >= length ? digits : digits + "0".repeat(length - digits.length());
    }

    /** {@code Number(text)}: NaN where the whole text is not a number. */
    public static double parse(String text) {
        String trimmed = trim(text);
        if (trimmed.isEmpty()) {
            return 0;
        }
        if (trimmed.length() > 2 && trimmed.charAt(0) == '0') {
            int radix = radixOf(trimmed.charAt(1));
            if (radix > 0) {
                String digits = trimmed.substring(2);
                return digitsEnd(digits, radix) == digits.length() ? whole(digits, radix) : Double.NaN;
            }
        }
        int end = decimalEnd(trimmed);
        return end == trimmed.length() ? decimal(trimmed) : Double.NaN;
    }

    private static int radixOf(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** {@code parseFloat(text)}: the number the text begins with. */
    public static double parseFloat(String text) {
        String trimmed = trim(text);
        int end = decimalEnd(trimmed);
        return end == 0 ? Double.NaN : decimal(trimmed.substring(0, end));
    }

    /** {@code parseInt(text, radix)}; radix 0 where none was given. */
    public static double parseInt(String text, int radix) {
        String rest = trim(text);
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        int base = radix == 0 ? 10 : radix;
        if (base < 2 || base > 36) {
            return Double.NaN;
        }
        if ((radix == 0 || radix == 16) && (rest.startsWith("0x") || rest.startsWith("0X"))) {
            rest = rest.substring(2);
            base = 16;
        }
        int end = digitsEnd(rest, base);
        if (end == 0) {
            return Double.NaN;
        }
        double value = whole(rest.substring(0, end), base);
        return negative ? -value : value;
    }

    private static double whole(String digits, int radix) {
        if (digits.isEmpty()) {
            return Double.NaN;
        }
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        if (digits.length() - start > MAX_DIGITS) {
            return Double.POSITIVE_INFINITY;
        }
        return new BigInteger(digits.substring(start), radix).doubleValue();
    }

    private static int digitsEnd(String text, int radix) {
        int end = 0;
        while (end < text.length() && text.charAt(end) < 128 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    /** Where the decimal literal at the start of the text ends; 0 where none stands. */
    private static int decimalEnd(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (text.startsWith("Infinity", at)) {
            return at + "Infinity".length();
        }
        int whole = digitsFrom(text, at);
        int end = whole;
        int digits = whole - at;
        if (whole < text.length() && text.charAt(whole) == '.') {
            end = digitsFrom(text, whole + 1);
            digits += end - whole - 1;
        }
        if (digits == 0) {
            return 0;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int sign = end + 1 < text.length() && (text.charAt(end + 1) == '-' || text.charAt(end + 1) == '+') ? 2 : 1;
            int exponent = digitsFrom(text, end + sign);
            if (exponent > end + sign) {
                return exponent;
            }
        }
        return end;
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static double decimal(String literal) {
        return Double.parseDouble(literal);
    }

    /** {@code text.trim()}: the white space of JavaScript is neither that of {@link String#trim} nor of {@code strip}. */
    public static String trim(String text) {
        return trimEnd(trimStart(text));
    }

    public static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    public static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** ECMA-262 WhiteSpace and LineTerminator. */
    public static boolean isSpace(char c) {
        return c >= 9 && c <= 13
                || c == ' '
                || c == 0xA0
                || c == 0xFEFF
                || c == 0x2028
                || c == 0x2029
                || c > 0xFF && Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}

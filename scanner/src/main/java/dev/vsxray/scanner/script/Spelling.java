package dev.vsxray.scanner.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes the spelling tricks of shell, PowerShell, batch, VBScript and Python: split strings, escapes inside words,
 * characters by number, format strings, variables that hold pieces. Lines stay lines, so places can be found again.
 *
 * <p>Expressions here repeat only what is bounded or cannot match the empty string twice, so that each pass is linear. None
 * asks for the edge of a word with {@code \b}: Java looks back over all combining marks for that, at each of them.
 */
final class Spelling {

    /** Passes over the text: a trick inside a trick inside a trick. */
    private static final int PASSES = 3;

    /** Variables followed per text; scripts made to exhaust this have more than any honest one. */
    private static final int MAX_VARIABLES = 500;

    /** Longest value put in place of a variable, in characters. */
    private static final int MAX_VALUE = 2_000;

    /** How much a text may grow by putting values in place of variables. */
    private static final int MAX_GROWTH = 4;

    private static final Pattern CARET_IN_WORD = Pattern.compile("\\^(?=[\\w./:\"%-])");
    private static final Pattern TICK_IN_WORD = Pattern.compile("(?<=[\\w$(\\[.-])`(?=[A-Za-z])");
    private static final Pattern EMPTY_QUOTES_IN_WORD = Pattern.compile("(?<=\\w)(?:\"\"|'')(?=\\w)");
    private static final Pattern BACKSLASHED_WORD =
            Pattern.compile("(?<![\\w:\\\\])\\\\?(?:[A-Za-z]\\\\){2,40}[A-Za-z]{1,40}");
    private static final Pattern CONCATENATION =
            Pattern.compile("'[ \\t]{0,20}[+&][ \\t]{0,20}'|\"[ \\t]{0,20}[+&][ \\t]{0,20}\"");
    private static final Pattern FIELD_SEPARATOR = Pattern.compile("\\$\\{IFS[^}\\n]{0,20}\\}|\\$IFS(?:\\$\\d)?");
    private static final Pattern CHARACTER_NUMBER = Pattern.compile(
            "(?i)\\[char\\]\\s{0,4}\\(?\\s{0,4}(0x[0-9a-f]{1,4}|\\d{1,5})\\s{0,4}\\)?|(?<!\\w)chrw?\\$?\\s{0,4}\\(\\s{0,4}(&h[0-9a-f]{1,4}|\\d{1,5})\\s{0,4}\\)");
    private static final Pattern HEX_ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");
    private static final Pattern OCTAL_ESCAPE = Pattern.compile("\\\\([01][0-7]{2})");
    private static final Pattern FORMAT = Pattern.compile(
            "[\"']((?:[^\"'{}\\n]{0,40}\\{\\d{1,2}\\}[^\"'{}\\n]{0,40}){1,40})[\"']\\s{0,4}-f\\s{0,4}((?:['\"][^'\"\\n]{0,200}['\"]\\s{0,4},?\\s{0,4}){1,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"\\n]{0,200})['\"]");
    private static final Pattern REPLACE = Pattern.compile(
            "(['\"])([^'\"\\n]{1,2000})\\1\\s{0,4}(?:\\.replace\\s{0,4}\\(|-c?replace\\s{0,4})\\s{0,4}['\"]([^'\"\\n]{1,40})['\"]\\s{0,4},\\s{0,4}['\"]([^'\"\\n]{0,40})['\"]\\s{0,4}\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REVERSE = Pattern.compile(
            "(?i)strreverse\\s{0,4}\\(\\s{0,4}\"([^\"\\n]{1,2000})\"\\s{0,4}\\)|['\"]([^'\"\\n]{1,2000})['\"]\\)?\\s{0,4}\\[\\s{0,4}-1\\s{0,4}\\.\\.|['\"]([^'\"\\n]{1,2000})['\"]\\[::-1\\]");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?m)(?:^|[;&(\\s])(?:export\\s|local\\s|set\\s{1,4}[\"']?|const\\s|dim\\s)?\\$?([A-Za-z_]\\w{0,40})\\s{0,2}=\\s{0,2}(?:\"([^\"$`\\n]{1,2000})\"|'([^'\\n]{1,2000})'|([^\\s\"'$;&|()`]{1,200}))(?=[\\s;&|)\"]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{([A-Za-z_]\\w{0,40})\\}|\\$([A-Za-z_]\\w{0,40})|%([A-Za-z_]\\w{0,40})%|!([A-Za-z_]\\w{0,40})!");

    /** Names that are looked up as texts. */
    private static final Pattern IMPORTED =
            Pattern.compile("__import__[ \\t]{0,4}\\([ \\t]{0,4}['\"]([\\w.]{1,60})['\"][^()\\n]{0,80}\\)");

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "getattr[ \\t]{0,4}\\([ \\t]{0,4}([\\w.]{1,80})[ \\t]{0,4},[ \\t]{0,4}['\"](\\w{1,60})['\"][ \\t]{0,4}\\)");

    private static final Pattern GLOBAL = Pattern.compile("(?<!\\w)(?:_G|globals\\(\\))\\[['\"](\\w{1,60})['\"]\\]");

    private static final Pattern MEMBER =
            Pattern.compile("(?<=\\w)\\[['\"]([A-Za-z_]\\w{0,60})['\"]\\](?=\\s{0,3}\\()");

    private static final Pattern PART = Pattern.compile("%([A-Za-z_]\\w{0,40}):~(\\d{1,3}),(\\d{1,3})%");

    private Spelling() {}

    /** The text as its language would read it, as far as that can be known without running it. */
    static String undo(String text) {
        String result = text;
        for (int pass = 0; pass < PASSES; pass++) {
            String before = result;
            result = CARET_IN_WORD.matcher(result).replaceAll("");
            result = TICK_IN_WORD.matcher(result).replaceAll("");
            result = EMPTY_QUOTES_IN_WORD.matcher(result).replaceAll("");
            result = replace(BACKSLASHED_WORD, result, m -> m.group().replace("\\", ""));
            result = FIELD_SEPARATOR.matcher(result).replaceAll(" ");
            result = replace(HEX_ESCAPE, result, m -> printable(Integer.parseInt(m.group(1), 16), m.group()));
            result = replace(OCTAL_ESCAPE, result, m -> printable(Integer.parseInt(m.group(1), 8), m.group()));
            result = replace(CHARACTER_NUMBER, result, m -> "'" + character(m) + "'");
            result = CONCATENATION.matcher(result).replaceAll("");
            result = replace(IMPORTED, result, m -> m.group(1));
            result = replace(ATTRIBUTE, result, m -> m.group(1) + "." + m.group(2));
            result = replace(GLOBAL, result, m -> m.group(1));
            result = replace(MEMBER, result, m -> "." + m.group(1));
            result = replace(FORMAT, result, Spelling::format);
            result =
                    replace(REPLACE, result, m -> m.group(1) + m.group(2).replace(m.group(3), m.group(4)) + m.group(1));
            result = replace(REVERSE, result, Spelling::reversed);
            result = withValues(result, text.length());
            if (result.equals(before)) {
                break;
            }
        }
        return result;
    }

    private static String replace(Pattern pattern, String text, Function<Matcher, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply((Matcher) found)));
    }

    private static String character(Matcher match) {
        String number = match.group(1) == null ? match.group(2) : match.group(1);
        String lower = number.toLowerCase(Locale.ROOT);
        boolean hex = lower.startsWith("0x") || lower.startsWith("&h");
        return printable(Integer.parseInt(hex ? lower.substring(2) : lower, hex ? 16 : 10), " ");
    }

    private static String printable(int code, String otherwise) {
        return code >= ' ' && code < 0x7F ? String.valueOf((char) code) : otherwise;
    }

    private static String format(Matcher match) {
        String[] values = QUOTED.matcher(match.group(2))
                .results()
                .map(value -> value.group(1))
                .toArray(String[]::new);
        String text = match.group(1);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return "'" + text + "'";
    }

    private static String reversed(Matcher match) {
        for (int group = 1; group <= 3; group++) {
            if (match.group(group) != null) {
                return "'" + new StringBuilder(match.group(group)).reverse() + "'";
            }
        }
        return match.group();
    }

    private static String withValues(String text, int originalLength) {
        Map<String, String> values = new HashMap<>();
        Matcher assignment = ASSIGNMENT.matcher(text);
        while (assignment.find() && values.size() < MAX_VARIABLES) {
            String value = assignment.group(2) != null
                    ? assignment.group(2)
                    : assignment.group(3) != null ? assignment.group(3) : assignment.group(4);
            values.putIfAbsent(assignment.group(1).toLowerCase(Locale.ROOT), value);
        }
        if (values.isEmpty()) {
            return text;
        }
        String cut = replace(PART, text, m -> part(m, values));
        if (!cut.equals(text)) {
            return cut;
        }
        long[] room = {(long) originalLength * MAX_GROWTH + MAX_VALUE - text.length()};
        return replace(VARIABLE, text, m -> {
            String value = values.get(nameIn(m).toLowerCase(Locale.ROOT));
            boolean assigned = m.end() < text.length()
                    && text.substring(m.end(), Math.min(text.length(), m.end() + 3))
                            .matches("\\s{0,2}=.*");
            if (value == null || assigned || room[0] < value.length()) {
                return m.group();
            }
            room[0] -= value.length();
            return value;
        });
    }

    /** A part of a variable, as batch files write it. */
    private static String part(Matcher match, Map<String, String> values) {
        String value = values.get(match.group(1).toLowerCase(Locale.ROOT));
        int from = Integer.parseInt(match.group(2));
        int length = Integer.parseInt(match.group(3));
        if (value == null || from + length > value.length()) {
            return match.group();
        }
        return value.substring(from, from + length);
    }

    private static String nameIn(Matcher match) {
        for (int group = 1; group <= 4; group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return "";
    }
}

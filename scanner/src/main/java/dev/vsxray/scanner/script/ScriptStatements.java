package dev.vsxray.scanner.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a script into statements, whatever its language: at ends of lines, semicolons and braces, but not inside of quotes
 * and brackets, nor where a line goes on. What the languages have in common is enough to tell what is named together.
 */
final class ScriptStatements {

    /** Statements of one script; those of attacks have some dozens. */
    private static final int MAX_STATEMENTS = 4_000;

    /** Characters of one statement; a longer one is data. */
    private static final int MAX_LENGTH = 1_500;

    /**
     * @param start index in the script
     * @param text as it stands there
     * @param code the same without what stands in quotes, but for the names of variables there; of the same length
     */
    record Statement(int start, String text, String code) {}

    /** Behind this a text is a name. */
    private static final Pattern NAMING = Pattern.compile(
            "(?:getattr\\s*\\([^()]*,|__import__\\s*\\(|\\b_G\\[|\\bglobals\\(\\)\\[|\\.(?:public_)?send\\s*\\(|getmethod\\s*\\(|forname\\s*\\(|\\brequire\\s*\\(|&\\s*\\(?|\\w\\.\\()\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_NAMING = 60;

    private final String script;
    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();
    private int start;
    private int depth;

    private ScriptStatements(String script) {
        this.script = script;
    }

    static List<Statement> of(String script) {
        ScriptStatements cutting = new ScriptStatements(script);
        cutting.cut();
        return List.copyOf(cutting.statements);
    }

    private void cut() {
        int at = 0;
        while (at < script.length() && statements.size() < MAX_STATEMENTS) {
            char c = script.charAt(at);
            int end = endOfText(at);
            if (end > at) {
                quoted(at, end);
                at = end;
                continue;
            }
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth = Math.max(0, depth - 1);
            }
            boolean ends = c == '\n' && !goesOn(at) || depth == 0 && (c == ';' || isBlock(c, at));
            code.append(c);
            at++;
            if (ends || at - start > MAX_LENGTH) {
                end(at);
            }
        }
        end(Math.min(at, script.length()));
    }

    private void end(int at) {
        String text = script.substring(start, at);
        if (!text.isBlank()) {
            statements.add(new Statement(start, text, code.toString()));
        }
        code.setLength(0);
        depth = 0;
        start = at;
    }

    /** A brace that holds statements, and not the name of a variable. */
    private boolean isBlock(char c, int at) {
        if (c == '}') {
            return true;
        }
        return c == '{' && (at == 0 || "$%@#{".indexOf(script.charAt(at - 1)) < 0);
    }

    /** A line that ends inside of brackets or with an operator, or whose next begins with one, goes on. */
    private boolean goesOn(int newline) {
        if (depth > 0) {
            return true;
        }
        int before = newline - 1;
        while (before > start && (script.charAt(before) == '\r' || script.charAt(before) == ' ')) {
            before--;
        }
        int after = newline + 1;
        while (after < script.length() && (script.charAt(after) == ' ' || script.charAt(after) == '\t')) {
            after++;
        }
        boolean toBeContinued = before >= start && "\\|,+&`^=".indexOf(script.charAt(before)) >= 0;
        boolean continues = after < script.length() - 1
                && (script.charAt(after) == '|'
                        || script.charAt(after) == '.' && Character.isLetter(script.charAt(after + 1))
                        || script.startsWith("->", after));
        return toBeContinued || continues;
    }

    /** The end of the quotes that open at {@code at}; {@code at} itself where none do, or none close. */
    private int endOfText(int at) {
        for (String quote : List.of("\"\"\"", "'''", "@\"", "@'", "[[")) {
            if (script.startsWith(quote, at)) {
                String closing = closing(quote);
                int end = script.indexOf(closing, at + quote.length());
                boolean isLong = quote.length() == 3 || quote.equals("[[") || script.startsWith("\n", at + 2);
                if (end > 0 && isLong) {
                    return end + closing.length();
                }
            }
        }
        char quote = script.charAt(at);
        if (quote != '"' && quote != '\'') {
            return at;
        }
        for (int i = at + 1; i < script.length() && script.charAt(i) != '\n'; i++) {
            char c = script.charAt(i);
            if (c == '\\' && i + 1 < script.length() && script.charAt(i + 1) == quote && quote == '"') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return at;
    }

    private static String closing(String quote) {
        return switch (quote) {
            case "@\"" -> "\"@";
            case "@'" -> "'@";
            case "[[" -> "]]";
            default -> quote;
        };
    }

    /** Blanks out a text, but for the variables whose values are put into it. */
    private void quoted(int from, int to) {
        if (NAMING.matcher(code)
                .region(Math.max(0, code.length() - LONGEST_NAMING), code.length())
                .find()) {
            code.append(script, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            char c = script.charAt(i);
            boolean isVariable = (c == '$' || c == '%' || c == '#' || c == '{') && i + 1 < to;
            int end = isVariable ? endOfName(i + 1, to) : i;
            if (end > i + 1) {
                code.append(c == '{' || c == '#' ? ' ' : c).append(script, i + 1, end);
                i = end - 1;
            } else {
                code.append(c == '\n' ? '\n' : ' ');
            }
        }
    }

    private int endOfName(int from, int to) {
        int at = from;
        while (at < to && isPartOfName(script.charAt(at), at == from)) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfName(char c, boolean first) {
        return c == '_' || Character.isLetterOrDigit(c) || first && (c == '{' || c == '(' || c == '$');
    }
}

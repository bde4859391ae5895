package dev.vsxray.scanner.javascript.syntax;

import static dev.vsxray.scanner.javascript.syntax.Characters.isAsciiPart;
import static dev.vsxray.scanner.javascript.syntax.Characters.isLineTerminator;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Reads one token at a time into its own fields; makes no token objects. The parser stands on the current token
 * ({@link #type}, {@link #start}, {@link #end}) and calls {@link #next}.
 *
 * <p>A slash is read as a division, a closing brace as a brace and {@code <} as an operator. Where the grammar knows
 * better it calls {@link #rescanAsRegExp}, {@link #rescanAsTemplatePiece} or the JSX methods on the current token.
 */
final class Lexer {

    /** Tokens between two questions whether to go on; a power of two, a fraction of a millisecond of reading. */
    private static final int TOKENS_PER_CHECK = 4096;

    /** Ends the text so that loops need no bounds check; the same character inside the text is told by its place. */
    private static final char SENTINEL = '\0';

    final char[] text;
    final int length;
    final Names names = new Names();

    TokenType type = TokenType.END;
    int start;
    int end;
    /** Where the token before this one ended. */
    int previousEnd;
    /** A line ended between the token before and this one. */
    boolean newlineBefore;
    /** The name of a word or private name, or the value of a string. */
    String value = "";
    /** The value of a number. */
    double number;
    /** The current word or string holds an escape or a line continuation. */
    boolean escaped;
    /** The current number or string is of a form that strict code forbids ({@code 017}, {@code "\17"}). */
    boolean legacyOctal;
    /** Open braces before the current token; tells statement recovery where a block ends. */
    int braces;
    /** An HTML-like comment was met; a module has no such comments. */
    boolean sawHtmlComment;

    /** How many braces were open where each open substitution of a template began. */
    private int[] substitutionBraces = new int[16];

    private int substitutions;

    private final Problems problems;
    private final ParseLimits limits;
    private final BooleanSupplier cancelled;
    private final boolean htmlComments;
    private final LiteralReader literals;
    private long tokens;
    private boolean stopped;
    private int stoppedAt;

    Lexer(String source, ParseLimits limits, Problems problems, BooleanSupplier cancelled, boolean htmlComments) {
        this.length = source.length();
        this.text = new char[length + 1];
        source.getChars(0, length, text, 0);
        this.text[length] = SENTINEL;
        this.limits = limits;
        this.problems = problems;
        this.cancelled = cancelled;
        this.htmlComments = htmlComments;
        this.literals = new LiteralReader(this, limits, problems);
        skipHashbang();
        newlineBefore = true;
    }

    long tokens() {
        return tokens;
    }

    /** A limit or the caller ended the reading before the text did. */
    boolean stopped() {
        return stopped;
    }

    /** Where the reading ended when it was {@link #stopped}. */
    int stoppedAt() {
        return stoppedAt;
    }

    private void skipHashbang() {
        int at = length > 0 && text[0] == Characters.BYTE_ORDER_MARK ? 1 : 0;
        if (text[at] == '#' && at + 1 < length && text[at + 1] == '!') {
            end = lineEnd(at);
        }
    }

    void next() {
        if ((++tokens & (TOKENS_PER_CHECK - 1)) == 0 || tokens > limits.tokens()) {
            checkBudget();
        }
        if (type == TokenType.LEFT_BRACE) {
            braces++;
        } else if (type == TokenType.RIGHT_BRACE) {
            braces--;
        }
        previousEnd = end;
        int at = skipSpace(end);
        start = at;
        if (stopped) {
            stop();
            return;
        }
        escaped = false;
        char c = text[at];
        if (isAsciiPart(c)) {
            if (c <= '9' && c != '$') {
                literals.readNumber(at);
            } else {
                readWord(at);
            }
        } else {
            readOther(at, c);
        }
    }

    private void checkBudget() {
        if (stopped) {
            return;
        }
        if (tokens > limits.tokens()) {
            stopped = true;
            stoppedAt = end;
            problems.limit("more tokens than the limit of " + limits.tokens(), end);
        } else if (cancelled.getAsBoolean()) {
            stopped = true;
            stoppedAt = end;
            problems.add(ParseProblem.Kind.CANCELLED, "the parse was cancelled", end);
        }
    }

    /** From here on the text is at its end, so that everything open closes and what was read is kept. */
    private void stop() {
        start = length;
        end = length;
        type = TokenType.END;
    }

    // ---- words

    private void readWord(int from) {
        char[] source = text;
        int hash = 0;
        int at = from;
        char c = source[at];
        while (isAsciiPart(c)) {
            hash = 31 * hash + c;
            c = source[++at];
        }
        if (c == '\\' || c >= 128 && Characters.isIdentifierPart(Character.codePointAt(source, at, length))) {
            readUnusualWord(from);
            return;
        }
        names.find(source, from, at, hash);
        value = names.name();
        type = names.type();
        end = at;
    }

    /** With escapes or letters beyond ASCII. */
    private void readUnusualWord(int from) {
        StringBuilder spelled = new StringBuilder();
        int at = from;
        while (at < length) {
            int codePoint = Character.codePointAt(text, at, length);
            int next = at + Character.charCount(codePoint);
            if (codePoint == '\\') {
                escaped = true;
                codePoint = literals.readIdentifierEscape(at);
                next = literals.position();
                boolean fits = spelled.length() == 0
                        ? Characters.isIdentifierStart(codePoint)
                        : Characters.isIdentifierPart(codePoint);
                if (!fits) {
                    problems.unreadable("escape in a name stands for no letter", at);
                    codePoint = '_';
                }
            } else if (!Characters.isIdentifierPart(codePoint)) {
                break;
            }
            spelled.appendCodePoint(codePoint);
            at = next;
        }
        names.find(spelled.toString());
        value = names.name();
        type = names.type();
        if (escaped && type != TokenType.IDENTIFIER) {
            type = type.isIdentifier() && !type.isReservedInStrictCode() ? TokenType.IDENTIFIER : escapedKeyword();
        }
        end = at;
    }

    private TokenType escapedKeyword() {
        return type.isIdentifier() ? type : TokenType.ESCAPED_KEYWORD;
    }

    private void readPrivateName(int from) {
        int at = from + 1;
        int codePoint = at < length ? Character.codePointAt(text, at, length) : SENTINEL;
        if (codePoint != '\\' && !Characters.isIdentifierStart(codePoint)) {
            punctuator(TokenType.HASH, at);
            return;
        }
        if (Characters.isAsciiPart((char) codePoint) || codePoint != '\\') {
            readWord(at);
        } else {
            readUnusualWord(at);
        }
        type = TokenType.PRIVATE_NAME;
    }

    // ---- punctuators and what begins with one

    private void readOther(int at, char c) {
        switch (c) {
            case '(' -> punctuator(TokenType.LEFT_PAREN, at + 1);
            case ')' -> punctuator(TokenType.RIGHT_PAREN, at + 1);
            case '{' -> punctuator(TokenType.LEFT_BRACE, at + 1);
            case '}' -> punctuator(TokenType.RIGHT_BRACE, at + 1);
            case '[' -> punctuator(TokenType.LEFT_BRACKET, at + 1);
            case ']' -> punctuator(TokenType.RIGHT_BRACKET, at + 1);
            case ';' -> punctuator(TokenType.SEMICOLON, at + 1);
            case ',' -> punctuator(TokenType.COMMA, at + 1);
            case ':' -> punctuator(TokenType.COLON, at + 1);
            case '~' -> punctuator(TokenType.COMPLEMENT, at + 1);
            case '@' -> punctuator(TokenType.AT, at + 1);
            case '`' -> punctuator(TokenType.BACKQUOTE, at + 1);
            case '"', '\'' -> literals.readString(at);
            case '#' -> readPrivateName(at);
            case '.' -> readDot(at);
            case '?' -> readQuestion(at);
            case '=' -> readEquals(at);
            case '!' -> readNot(at);
            case '+' -> readPlus(at);
            case '-' -> readMinus(at);
            case '*' -> readStar(at);
            case '/' -> orAssign(at + 1, TokenType.DIVIDE, TokenType.DIVIDE_ASSIGN);
            case '%' -> orAssign(at + 1, TokenType.REMAINDER, TokenType.REMAINDER_ASSIGN);
            case '^' -> orAssign(at + 1, TokenType.BIT_XOR, TokenType.BIT_XOR_ASSIGN);
            case '&' -> readAmpersand(at);
            case '|' -> readBar(at);
            case '<' -> readLess(at);
            case '>' -> readGreater(at);
            case '\\' -> readUnusualWord(at);
            default -> readUnusual(at);
        }
    }

    private void readUnusual(int at) {
        if (at >= length) {
            start = length;
            end = length;
            type = TokenType.END;
            return;
        }
        int codePoint = Character.codePointAt(text, at, length);
        if (Characters.isIdentifierStart(codePoint)) {
            readUnusualWord(at);
        } else {
            punctuator(TokenType.ILLEGAL, at + Character.charCount(codePoint));
        }
    }

    private void punctuator(TokenType kind, int until) {
        type = kind;
        end = until;
    }

    private void orAssign(int at, TokenType plain, TokenType assign) {
        if (text[at] == '=') {
            punctuator(assign, at + 1);
        } else {
            punctuator(plain, at);
        }
    }

    private void readDot(int at) {
        if (Characters.isDigit(text[at + 1])) {
            literals.readNumber(at);
        } else if (text[at + 1] == '.' && text[at + 2] == '.') {
            punctuator(TokenType.ELLIPSIS, at + 3);
        } else {
            punctuator(TokenType.DOT, at + 1);
        }
    }

    private void readQuestion(int at) {
        char second = text[at + 1];
        if (second == '?') {
            orAssign(at + 2, TokenType.COALESCE, TokenType.COALESCE_ASSIGN);
        } else if (second == '.' && !Characters.isDigit(text[at + 2])) {
            punctuator(TokenType.QUESTION_DOT, at + 2);
        } else {
            punctuator(TokenType.QUESTION, at + 1);
        }
    }

    private void readEquals(int at) {
        if (text[at + 1] == '>') {
            punctuator(TokenType.ARROW, at + 2);
        } else if (text[at + 1] != '=') {
            punctuator(TokenType.ASSIGN, at + 1);
        } else if (text[at + 2] == '=') {
            punctuator(TokenType.STRICT_EQUAL, at + 3);
        } else {
            punctuator(TokenType.EQUAL, at + 2);
        }
    }

    private void readNot(int at) {
        if (text[at + 1] != '=') {
            punctuator(TokenType.NOT, at + 1);
        } else if (text[at + 2] == '=') {
            punctuator(TokenType.STRICT_NOT_EQUAL, at + 3);
        } else {
            punctuator(TokenType.NOT_EQUAL, at + 2);
        }
    }

    private void readPlus(int at) {
        if (text[at + 1] == '+') {
            punctuator(TokenType.INCREMENT, at + 2);
        } else {
            orAssign(at + 1, TokenType.ADD, TokenType.ADD_ASSIGN);
        }
    }

    private void readMinus(int at) {
        if (text[at + 1] == '-') {
            punctuator(TokenType.DECREMENT, at + 2);
        } else {
            orAssign(at + 1, TokenType.SUBTRACT, TokenType.SUBTRACT_ASSIGN);
        }
    }

    private void readStar(int at) {
        if (text[at + 1] == '*') {
            orAssign(at + 2, TokenType.POWER, TokenType.POWER_ASSIGN);
        } else {
            orAssign(at + 1, TokenType.MULTIPLY, TokenType.MULTIPLY_ASSIGN);
        }
    }

    private void readAmpersand(int at) {
        if (text[at + 1] == '&') {
            orAssign(at + 2, TokenType.AND, TokenType.AND_ASSIGN);
        } else {
            orAssign(at + 1, TokenType.BIT_AND, TokenType.BIT_AND_ASSIGN);
        }
    }

    private void readBar(int at) {
        if (text[at + 1] == '|') {
            orAssign(at + 2, TokenType.OR, TokenType.OR_ASSIGN);
        } else {
            orAssign(at + 1, TokenType.BIT_OR, TokenType.BIT_OR_ASSIGN);
        }
    }

    private void readLess(int at) {
        if (text[at + 1] == '<') {
            orAssign(at + 2, TokenType.SHIFT_LEFT, TokenType.SHIFT_LEFT_ASSIGN);
        } else {
            orAssign(at + 1, TokenType.LESS, TokenType.LESS_EQUAL);
        }
    }

    private void readGreater(int at) {
        if (text[at + 1] != '>') {
            orAssign(at + 1, TokenType.GREATER, TokenType.GREATER_EQUAL);
        } else if (text[at + 2] == '>') {
            orAssign(at + 3, TokenType.SHIFT_RIGHT_UNSIGNED, TokenType.SHIFT_RIGHT_UNSIGNED_ASSIGN);
        } else {
            orAssign(at + 2, TokenType.SHIFT_RIGHT, TokenType.SHIFT_RIGHT_ASSIGN);
        }
    }

    // ---- white space and comments

    /** Where the next token begins; sets {@link #newlineBefore}. */
    private int skipSpace(int from) {
        newlineBefore = from == 0;
        int at = from;
        while (true) {
            char c = text[at];
            if (c == ' ' || c == '\t' || c == 0x0B || c == '\f') {
                at++;
            } else if (c == '\n' || c == '\r') {
                newlineBefore = true;
                at++;
            } else if (c == '/' && text[at + 1] == '/') {
                at = lineEnd(at);
            } else if (c == '/' && text[at + 1] == '*') {
                at = skipBlockComment(at);
            } else if (c == '<' && htmlComments && startsHtmlComment(at)) {
                sawHtmlComment = true;
                at = lineEnd(at);
            } else if (c == '-' && htmlComments && newlineBefore && text[at + 1] == '-' && text[at + 2] == '>') {
                sawHtmlComment = true;
                at = lineEnd(at);
            } else if (c >= 128 && isLineTerminator(c)) {
                newlineBefore = true;
                at++;
            } else if (c >= 128 && Characters.isWideSpace(c)) {
                at++;
            } else {
                return at;
            }
        }
    }

    private boolean startsHtmlComment(int at) {
        return text[at + 1] == '!' && text[at + 2] == '-' && text[at + 3] == '-';
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < length && !isLineTerminator(text[at])) {
            at++;
        }
        return at;
    }

    private int skipBlockComment(int from) {
        for (int at = from + 2; at < length; at++) {
            char c = text[at];
            if (c == '*' && text[at + 1] == '/') {
                return at + 2;
            }
            if (isLineTerminator(c)) {
                newlineBefore = true;
            }
        }
        problems.unreadable("comment has no end", from);
        return length;
    }

    // ---- looking ahead

    /** Where the token after the current one begins; tells nothing about line ends. */
    int peekStart() {
        boolean newline = newlineBefore;
        boolean html = sawHtmlComment;
        Problems.Mark mark = problems.mark();
        int at = skipSpace(end);
        problems.reset(mark);
        newlineBefore = newline;
        sawHtmlComment = html;
        return at;
    }

    /** The first character of the token after the current one; NUL at the end of the text. */
    char peekChar() {
        return text[peekStart()];
    }

    /** The first character of the next token, or a line feed when the next token stands on another line. */
    char peekCharOnThisLine() {
        int at = peekStart();
        for (int i = end; i < at; i++) {
            if (isLineTerminator(text[i])) {
                return '\n';
            }
        }
        return text[at];
    }

    /** Where the lexer stands, to come back to. */
    Mark mark() {
        return new Mark(
                type,
                start,
                end,
                previousEnd,
                newlineBefore,
                value,
                number,
                escaped,
                braces,
                substitutions,
                problems.mark());
    }

    void reset(Mark mark) {
        type = mark.type;
        start = mark.start;
        end = mark.end;
        previousEnd = mark.previousEnd;
        newlineBefore = mark.newlineBefore;
        value = mark.value;
        number = mark.number;
        escaped = mark.escaped;
        braces = mark.braces;
        substitutions = mark.substitutions;
        if (!stopped) {
            problems.reset(mark.problems);
        }
    }

    record Mark(
            TokenType type,
            int start,
            int end,
            int previousEnd,
            boolean newlineBefore,
            String value,
            double number,
            boolean escaped,
            int braces,
            int substitutions,
            Problems.Mark problems) {}

    // ---- what only the grammar can tell

    /** Makes the current token end after its first character, so that {@code >>} closes two lists of types. */
    void splitFirst(TokenType first) {
        type = first;
        end = start + 1;
    }

    /** The current token is a slash where an expression begins. Gives where the pattern ends; the flags follow it. */
    int rescanAsRegExp() {
        int patternEnd = literals.findRegExpEnd(start);
        end = patternEnd;
        if (patternEnd < length && text[patternEnd] == '/') {
            int at = patternEnd + 1;
            while (at < length && (isAsciiPart(text[at]) || text[at] == '\\')) {
                at++;
            }
            end = at;
        }
        return patternEnd;
    }

    /**
     * The current token is a backquote or the brace that closes a substitution. Reads the text behind it; the token
     * then covers it, with the backquote or <code>${</code> it ends at.
     */
    LiteralReader.TemplatePiece rescanAsTemplatePiece(boolean raw) {
        if (type == TokenType.RIGHT_BRACE) {
            braces--;
            forgetSubstitutionsFrom(braces);
        }
        type = TokenType.BACKQUOTE;
        LiteralReader.TemplatePiece piece = literals.readTemplatePiece(start + 1, raw);
        end = literals.position();
        if (!piece.last()) {
            openSubstitution();
        }
        return piece;
    }

    private void openSubstitution() {
        if (substitutions == substitutionBraces.length) {
            substitutionBraces = Arrays.copyOf(substitutionBraces, substitutions * 2);
        }
        substitutionBraces[substitutions++] = braces++;
    }

    /** The current token is a closing brace: does template text go on behind it? */
    boolean closesSubstitution() {
        forgetSubstitutionsFrom(braces);
        return substitutions > 0 && substitutionBraces[substitutions - 1] == braces - 1;
    }

    private void forgetSubstitutionsFrom(int brace) {
        while (substitutions > 0 && substitutionBraces[substitutions - 1] >= brace) {
            substitutions--;
        }
    }

    /** The current token is the brace that closes a JSX child; text follows, so {@link #next} will not see it. */
    void closeJsxBrace() {
        braces--;
        type = TokenType.GREATER;
    }

    /** The text between JSX tags, from the end of the current token to the next tag or brace. */
    String readJsxText() {
        int from = end;
        int at = from;
        while (at < length && text[at] != '<' && text[at] != '{') {
            at++;
        }
        previousEnd = end;
        start = from;
        end = at;
        return new String(text, from, Math.min(at - from, limits.literalLength()));
    }

    /** The current word goes on over hyphens, as the names of JSX do. */
    void extendJsxName() {
        int at = end;
        while (isAsciiPart(text[at]) || text[at] == '-') {
            at++;
        }
        if (at != end) {
            end = at;
            value = new String(text, start, end - start);
        }
    }

    /** The current token is the quote of a JSX attribute value, which knows no escapes. */
    void rescanAsJsxString() {
        int at = start + 1;
        while (at < length && text[at] != text[start]) {
            at++;
        }
        value = new String(text, start + 1, Math.min(at - start - 1, limits.literalLength()));
        end = Math.min(at + 1, length);
        legacyOctal = false;
    }
}

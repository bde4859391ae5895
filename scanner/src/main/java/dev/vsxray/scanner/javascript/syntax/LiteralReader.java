package dev.vsxray.scanner.javascript.syntax;

import static dev.vsxray.scanner.javascript.syntax.Characters.hexValue;
import static dev.vsxray.scanner.javascript.syntax.Characters.isDigit;
import static dev.vsxray.scanner.javascript.syntax.Characters.isLineTerminator;

/** Reads strings, template text, escapes and the extent of regular expressions, and resolves them to their values. */
final class LiteralReader {

    /** Strings up to this length are kept once per parse: keys and module names repeat, payloads do not. */
    private static final int SHARED_LENGTH = 32;

    /** A buffer grown beyond this for one huge literal is given back, in characters. */
    private static final int LARGEST_KEPT_BUFFER = 1 << 20;

    private static final int LAST_CODE_POINT = 0x10FFFF;
    private static final int NO_ESCAPE = -1;

    private final Lexer lexer;
    private final char[] text;
    private final int length;
    private final ParseLimits limits;
    private final Problems problems;
    private final NumberReader numbers;
    private final StringBuilder buffer = new StringBuilder();
    private int position;
    private boolean octalEscape;
    private boolean validEscape;

    LiteralReader(Lexer lexer, ParseLimits limits, Problems problems) {
        this.lexer = lexer;
        this.text = lexer.text;
        this.length = lexer.length;
        this.limits = limits;
        this.problems = problems;
        this.numbers = new NumberReader(lexer, problems);
    }

    /** Where the last read literal or escape ended. */
    int position() {
        return position;
    }

    void readNumber(int from) {
        numbers.read(from);
    }

    /** A piece of template text; {@code cooked} is empty where an escape is invalid, which only a tag may see. */
    record TemplatePiece(String cooked, String raw, boolean valid, boolean last) {}

    // ---- strings

    void readString(int from) {
        char quote = text[from];
        int at = from + 1;
        int hash = 0;
        while (true) {
            char c = text[at];
            if (c == quote) {
                finishPlainString(from + 1, at, hash);
                return;
            }
            if (c == '\\' || c == '\n' || c == '\r' || c == '\0') {
                break;
            }
            hash = 31 * hash + c;
            at++;
        }
        readEscapedString(from, at, quote);
    }

    private void finishPlainString(int from, int to, int hash) {
        if (to - from <= Math.min(SHARED_LENGTH, limits.literalLength())) {
            lexer.names.find(text, from, to, hash);
            lexer.value = lexer.names.name();
        } else {
            lexer.value = new String(text, from, Math.min(to - from, limits.literalLength()));
            checkLength(to - from, from);
        }
        lexer.type = TokenType.STRING;
        lexer.legacyOctal = false;
        lexer.end = to + 1;
    }

    private void readEscapedString(int from, int firstUnusual, char quote) {
        buffer.setLength(0);
        buffer.append(text, from + 1, firstUnusual - from - 1);
        octalEscape = false;
        int at = firstUnusual;
        while (true) {
            char c = text[at];
            if (c == quote) {
                at++;
                break;
            }
            if (at >= length || c == '\n' || c == '\r') {
                problems.unreadable("string has no end", from);
                break;
            }
            if (c == '\\') {
                lexer.escaped = true;
                at = appendEscape(at, false);
                if (!validEscape) {
                    problems.early("invalid escape in a string", at);
                }
            } else {
                buffer.append(c);
                at++;
            }
        }
        checkLength(buffer.length(), from);
        lexer.value = takeBuffer();
        lexer.type = TokenType.STRING;
        lexer.legacyOctal = octalEscape;
        lexer.end = at;
    }

    private void checkLength(int actual, int from) {
        if (actual > limits.literalLength()) {
            problems.limit("literal longer than the limit of " + limits.literalLength() + " characters", from);
        }
    }

    private String takeBuffer() {
        int kept = Math.min(buffer.length(), limits.literalLength());
        String taken = buffer.substring(0, kept);
        if (kept <= SHARED_LENGTH) {
            lexer.names.find(taken);
            return lexer.names.name();
        }
        if (buffer.capacity() > LARGEST_KEPT_BUFFER) {
            buffer.setLength(0);
            buffer.trimToSize();
        }
        return taken;
    }

    // ---- templates

    TemplatePiece readTemplatePiece(int from, boolean wantsRaw) {
        int at = from;
        while (text[at] != '`' && text[at] != '\\' && text[at] != '\r' && at < length && !startsSubstitution(at)) {
            at++;
        }
        if (text[at] == '`' || startsSubstitution(at)) {
            checkLength(at - from, from);
            String plain = new String(text, from, Math.min(at - from, limits.literalLength()));
            return finishTemplatePiece(at, plain, plain, true);
        }
        return readEscapedTemplatePiece(from, at, wantsRaw);
    }

    private TemplatePiece readEscapedTemplatePiece(int from, int firstUnusual, boolean wantsRaw) {
        buffer.setLength(0);
        buffer.append(text, from, firstUnusual - from);
        boolean valid = true;
        int at = firstUnusual;
        while (at < length && text[at] != '`' && !startsSubstitution(at)) {
            char c = text[at];
            if (c == '\\') {
                at = appendEscape(at, true);
                valid &= validEscape;
            } else if (c == '\r') {
                buffer.append('\n');
                at += text[at + 1] == '\n' ? 2 : 1;
            } else {
                buffer.append(c);
                at++;
            }
        }
        checkLength(buffer.length(), from);
        String cooked = takeBuffer();
        String raw = wantsRaw ? withPlainLineEnds(from, at) : cooked;
        return finishTemplatePiece(at, valid ? cooked : "", raw, valid);
    }

    private TemplatePiece finishTemplatePiece(int at, String cooked, String raw, boolean valid) {
        if (at >= length) {
            problems.unreadable("template has no end", lexer.start);
            position = length;
            return new TemplatePiece(cooked, raw, valid, true);
        }
        boolean last = text[at] == '`';
        position = at + (last ? 1 : 2);
        return new TemplatePiece(cooked, raw, valid, last);
    }

    private boolean startsSubstitution(int at) {
        return text[at] == '$' && text[at + 1] == '{';
    }

    private String withPlainLineEnds(int from, int to) {
        String raw = new String(text, from, Math.min(to - from, limits.literalLength()));
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    // ---- escapes

    /** Appends what the escape at the backslash stands for; gives where it ends. */
    private int appendEscape(int backslash, boolean inTemplate) {
        validEscape = true;
        int at = backslash + 1;
        if (at >= length) {
            return length;
        }
        char c = text[at];
        switch (c) {
            case 'n' -> buffer.append('\n');
            case 't' -> buffer.append('\t');
            case 'r' -> buffer.append('\r');
            case 'b' -> buffer.append('\b');
            case 'f' -> buffer.append('\f');
            case 'v' -> buffer.append('\u000B');
            case '\r' -> {
                return text[at + 1] == '\n' ? at + 2 : at + 1;
            }
            case '\n', Characters.LINE_SEPARATOR, Characters.PARAGRAPH_SEPARATOR -> {
                return at + 1;
            }
            case 'x', 'u' -> {
                int codePoint = c == 'x' ? readHex(at + 1, 2) : readUnicodeEscape(at);
                if (codePoint == NO_ESCAPE) {
                    validEscape = false;
                    buffer.append(c);
                    return at + 1;
                }
                buffer.appendCodePoint(codePoint);
                return position;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return appendOctalEscape(at, inTemplate);
            }
            case '8', '9' -> {
                octalEscape = true;
                validEscape = !inTemplate;
                buffer.append(c);
            }
            default -> buffer.append(c);
        }
        return at + 1;
    }

    private int appendOctalEscape(int from, boolean inTemplate) {
        int at = from;
        int octal = 0;
        int longest = text[from] <= '3' ? 3 : 2;
        while (at < from + longest && text[at] >= '0' && text[at] <= '7') {
            octal = octal * 8 + text[at] - '0';
            at++;
        }
        boolean onlyZero = octal == 0 && at == from + 1 && !isDigit(text[at]);
        if (!onlyZero) {
            octalEscape = true;
            validEscape = !inTemplate;
        }
        buffer.append((char) octal);
        return at;
    }

    private int readHex(int from, int digits) {
        int hex = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < length ? hexValue(text[i]) : NO_ESCAPE;
            if (digit < 0) {
                return NO_ESCAPE;
            }
            hex = hex * 16 + digit;
        }
        position = from + digits;
        return hex;
    }

    /** {@code u0041} or <code>u{41}</code>, from the {@code u}. */
    private int readUnicodeEscape(int from) {
        if (from + 1 >= length || text[from + 1] != '{') {
            return readHex(from + 1, 4);
        }
        int codePoint = 0;
        int at = from + 2;
        while (at < length && hexValue(text[at]) >= 0 && codePoint <= LAST_CODE_POINT) {
            codePoint = codePoint * 16 + hexValue(text[at]);
            at++;
        }
        if (at == from + 2 || codePoint > LAST_CODE_POINT || text[at] != '}') {
            return NO_ESCAPE;
        }
        position = at + 1;
        return codePoint;
    }

    /** The code point an escape in a name stands for; an underscore where it is none. */
    int readIdentifierEscape(int backslash) {
        position = backslash + 1;
        int codePoint = text[backslash + 1] == 'u' ? readUnicodeEscape(backslash + 1) : NO_ESCAPE;
        if (codePoint == NO_ESCAPE) {
            problems.unreadable("invalid escape in a name", backslash);
            position = backslash + 1;
            return '_';
        }
        return codePoint;
    }

    // ---- regular expressions

    /** Where the slash is that ends the pattern; a line end or the end of the text when there is none. */
    int findRegExpEnd(int from) {
        boolean inClass = false;
        int at = from + 1;
        while (at < length && !isLineTerminator(text[at])) {
            char c = text[at];
            if (c == '/' && !inClass) {
                return at;
            }
            if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '\\' && at + 1 < length && !isLineTerminator(text[at + 1])) {
                at++;
            }
            at++;
        }
        return at;
    }
}

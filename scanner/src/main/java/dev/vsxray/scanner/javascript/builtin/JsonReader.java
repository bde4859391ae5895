package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;

/** Reads JSON (RFC 8259) as {@code JSON.parse} does. */
public final class JsonReader {

    /** Levels that are read; the reader calls itself once per level. Deeper values are unknown. */
    private static final int MAX_DEPTH = 500;

    private final Calls calls;
    private final String text;
    private final Origin origin;
    private int at;
    private int depth;

    public JsonReader(Calls calls, Text text) {
        this.calls = calls;
        this.text = text.value();
        this.origin = text.origin();
    }

    /** The value. @throws Thrown a {@code SyntaxError} where the text is no JSON */
    public Value read() {
        Value value = value();
        space();
        if (depth < MAX_DEPTH && at < text.length()) {
            throw unexpected();
        }
        return value;
    }

    private Value value() {
        space();
        calls.spend(1);
        if (at >= text.length()) {
            throw calls.error("SyntaxError", "Unexpected end of JSON input");
        }
        char c = text.charAt(at);
        switch (c) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return Text.of(string(), origin);
            case 't':
                return word("true", Bool.TRUE);
            case 'f':
                return word("false", Bool.FALSE);
            case 'n':
                return word("null", Null.NULL);
            default:
                return number();
        }
    }

    private Value object() {
        PlainObject object = calls.newObject();
        if (++depth >= MAX_DEPTH) {
            return giveUp();
        }
        at++;
        space();
        if (!eat('}')) {
            do {
                space();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw unexpected();
                }
                String key = string();
                space();
                expect(':');
                object.put(key, value());
                space();
            } while (eat(','));
            expect('}');
        }
        depth = depth >= MAX_DEPTH ? depth : depth - 1;
        return object;
    }

    private Value array() {
        ArrayObject array = calls.newArray(List.of());
        if (++depth >= MAX_DEPTH) {
            return giveUp();
        }
        at++;
        space();
        if (!eat(']')) {
            do {
                array.elements().add(value());
                space();
            } while (eat(','));
            expect(']');
        }
        depth = depth >= MAX_DEPTH ? depth : depth - 1;
        return array;
    }

    /** Too deep: what is left of the text is not read, and the brackets still open count as closed. */
    private Value giveUp() {
        at = text.length();
        return Unknown.ANY;
    }

    private Value word(String word, Value value) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private Value number() {
        int start = at;
        eat('-');
        if (!eat('0')) {
            digits();
        }
        if (eat('.')) {
            digits();
        }
        if (eat('e') || eat('E')) {
            if (!eat('+')) {
                eat('-');
            }
            digits();
        }
        return Num.of(NumberText.parse(text.substring(start, at)));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw calls.error("SyntaxError", "Unterminated string in JSON");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw calls.error("SyntaxError", "Bad control character in string literal in JSON");
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        if (at >= text.length()) {
            throw calls.error("SyntaxError", "Unterminated string in JSON");
        }
        char c = text.charAt(at++);
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return unicode();
            default:
                throw calls.error("SyntaxError", "Bad escaped character in JSON");
        }
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw calls.error("SyntaxError", "Bad Unicode escape in JSON");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean eat(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!eat(c) && depth < MAX_DEPTH) {
            throw unexpected();
        }
    }

    private Thrown unexpected() {
        String what = at < text.length() ? "token '" + text.charAt(at) + "'" : "end of JSON input";
        return calls.error("SyntaxError", "Unexpected " + what);
    }
}

package dev.vsxray.scanner.webview;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Walks through HTML tag by tag, as tolerant as browsers are. Linear in the text; never fails. */
final class Tokenizer {

    /** Told of tags in their order. */
    interface Tags {
        void start(Tag tag);

        void end(String name);
    }

    /** Elements whose content is text up to their own end tag. */
    private static final Set<String> RAW = Set.of("script", "style", "title", "textarea", "xmp");

    /** Attributes kept per tag. */
    private static final int MAX_ATTRIBUTES = 200;

    private final String text;
    private final Tags tags;
    private int at;

    Tokenizer(String text, Tags tags) {
        this.text = text;
        this.tags = tags;
    }

    void run() {
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            if (open < 0 || open + 1 >= text.length()) {
                return;
            }
            at = open + 1;
            char next = text.charAt(at);
            if (text.startsWith("!--", at)) {
                comment();
            } else if (next == '!' || next == '?') {
                at = behind(">");
            } else if (next == '/') {
                at++;
                tags.end(name());
                at = behind(">");
            } else if (isLetter(next)) {
                tag(open);
            }
        }
    }

    /** Ends at {@code -->}, or at {@code --!>} as browsers accept. */
    private void comment() {
        for (int dashes = text.indexOf("--", at + 1); dashes >= 0; dashes = text.indexOf("--", dashes + 1)) {
            if (text.startsWith(">", dashes + 2) || text.startsWith("!>", dashes + 2)) {
                at = text.indexOf('>', dashes) + 1;
                return;
            }
        }
        at = text.length();
    }

    private void tag(int open) {
        String name = name();
        Map<String, Tag.Attribute> attributes = new LinkedHashMap<>();
        boolean closed = false;
        while (at < text.length() && !closed) {
            char c = text.charAt(at);
            if (c == '>') {
                closed = true;
                at++;
            } else if (c == '/' || isBlank(c)) {
                at++;
            } else {
                attribute(attributes);
            }
        }
        int end = at;
        String content = "";
        if (RAW.contains(name) && closed) {
            int close = endOf(name);
            content = text.substring(at, close);
            at = close;
        }
        tags.start(new Tag(name, attributes, open, end, content));
    }

    private void attribute(Map<String, Tag.Attribute> attributes) {
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && "=>/".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            at++;
            return;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        skipBlanks();
        Tag.Attribute value = new Tag.Attribute("", at);
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            skipBlanks();
            value = value();
        }
        if (attributes.size() < MAX_ATTRIBUTES) {
            attributes.putIfAbsent(name, value);
        }
    }

    private Tag.Attribute value() {
        if (at >= text.length()) {
            return new Tag.Attribute("", at);
        }
        char quote = text.charAt(at);
        int start = at;
        if (quote == '"' || quote == '\'') {
            start++;
            int close = text.indexOf(quote, start);
            int end = close < 0 ? text.length() : close;
            at = Math.min(text.length(), end + 1);
            return new Tag.Attribute(Entities.read(text.substring(start, end)), start);
        }
        while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '>') {
            at++;
        }
        return new Tag.Attribute(Entities.read(text.substring(start, at)), start);
    }

    private int endOf(String name) {
        for (int close = text.indexOf("</", at); close >= 0; close = text.indexOf("</", close + 2)) {
            int end = close + 2 + name.length();
            if (text.regionMatches(true, close + 2, name, 0, name.length())
                    && (end >= text.length() || !isLetter(text.charAt(end)))) {
                return close;
            }
        }
        return text.length();
    }

    private String name() {
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && ">/".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private int behind(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}

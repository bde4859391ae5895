package dev.vsxray.scanner.content;

/** Whether a place on a line of code stands in a string or comment, judged from the line alone. */
enum LineContext {
    CODE,
    STRING,
    COMMENT;

    /** How far back the line is read; minified lines are megabytes long. */
    private static final int MAX_LOOK_BACK = 2_000;

    /** The context of {@code index}. Strings and comments that began on an earlier line are not seen, save {@code * …} lines. */
    static LineContext at(String text, int index) {
        int start = text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
        start = Math.max(start, index - MAX_LOOK_BACK);
        int first = start;
        while (first < index && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (text.startsWith("*", first) || text.startsWith("/*", first) || text.startsWith("#", first)) {
            return COMMENT;
        }
        char quote = 0;
        for (int i = first; i < index; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '/'
                    && i + 1 < index
                    && text.charAt(i + 1) == '/'
                    && (i == 0 || text.charAt(i - 1) != ':')) {
                return COMMENT;
            } else if (c == '/' && i + 1 < index && text.charAt(i + 1) == '*') {
                int close = text.indexOf("*/", i + 2);
                if (close < 0 || close >= index) {
                    return COMMENT;
                }
                i = close + 1;
            }
        }
        return quote != 0 ? STRING : CODE;
    }
}

package dev.vsxray.scanner.webview;

import java.util.Map;

/** Reads character references: all numeric ones, and of the named ones those that matter for addresses and scripts. */
final class Entities {

    /** Longest reference, from {@code &} to {@code ;}. */
    private static final int MAX_LENGTH = 12;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00A0"),
            Map.entry("colon", ":"),
            Map.entry("sol", "/"),
            Map.entry("period", "."),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("NewLine", "\n"),
            Map.entry("Tab", "\t"));

    private Entities() {}

    static String read(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder read = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '&' ? text.indexOf(';', i) : -1;
            String named = end > i && end - i <= MAX_LENGTH ? character(text.substring(i + 1, end)) : "";
            if (named.isEmpty()) {
                read.append(c);
            } else {
                read.append(named);
                i = end;
            }
        }
        return read.toString();
    }

    private static String character(String reference) {
        if (!reference.startsWith("#")) {
            return NAMED.getOrDefault(reference, "");
        }
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            int code = hex ? Integer.parseInt(reference.substring(2), 16) : Integer.parseInt(reference.substring(1));
            return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "";
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }
}

package dev.vsxray.scanner.javascript.flow;

import java.util.List;
import java.util.regex.Pattern;

/** Tells script files that are written for a page from those for the extension host. */
final class PageScripts {

    private static final List<String> OF_A_PAGE = List.of(
            "acquireVsCodeApi",
            "document.getElementById",
            "document.querySelector",
            "document.createElement",
            "document.addEventListener",
            "document.documentElement",
            "document.head",
            "document.body",
            "window.addEventListener");

    /** What one script of a page leaves for another. */
    private static final Pattern LEFT_FOR_ANOTHER = Pattern.compile("\\b(?:window|self)\\.\\w+ ?= ?(?!=)");

    private PageScripts() {}

    static boolean looksLikeOne(String text) {
        boolean isMarked = OF_A_PAGE.stream().anyMatch(text::contains)
                || text.contains("window.") && LEFT_FOR_ANOTHER.matcher(text).find();
        return isMarked && !text.contains("require(\"vscode\")") && !text.contains("require('vscode')");
    }
}

package dev.vsxray.scanner.javascript.flow;

import java.util.List;

/** Tells script files that are written for a page from those for the extension host. */
final class PageScripts {

    private static final List<String> OF_A_PAGE = List.of(
            "acquireVsCodeApi",
            "document.getElementById",
            "document.querySelector",
            "document.createElement",
            "window.addEventListener");

    private PageScripts() {}

    static boolean looksLikeOne(String text) {
        return OF_A_PAGE.stream().anyMatch(text::contains)
                && !text.contains("require(\"vscode\")")
                && !text.contains("require('vscode')");
    }
}

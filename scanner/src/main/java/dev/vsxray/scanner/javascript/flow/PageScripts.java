package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells script files that are written for a page from those for the extension host, among those that the host did not load. */
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

    /** What a script needs to have modules; a page's has them only as a module of the page. */
    private static final Pattern MODULES = Pattern.compile("\\brequire\\b|\\bexports\\b|\\bimport\\b|\\bprocess\\b");

    /** The addresses of scripts in the markup, in its order. */
    private final List<String> addresses;

    PageScripts(List<EmbeddedElement> elements) {
        this.addresses = elements.stream()
                .filter(element -> element.tag().equals("script"))
                .map(element -> element.attribute("src"))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** The files that pages load in the order in which they do, before the others. */
    List<String> inOrder(List<String> paths) {
        Set<String> ordered = new LinkedHashSet<>();
        for (String address : addresses) {
            paths.stream().filter(path -> names(address, path)).forEach(ordered::add);
        }
        ordered.addAll(paths);
        return List.copyOf(ordered);
    }

    boolean isOne(String path, String text) {
        if (text.contains("require(\"vscode\")") || text.contains("require('vscode')")) {
            return false;
        }
        boolean isDisguised = !addresses.isEmpty() && !MODULES.matcher(text).find();
        return addresses.stream().anyMatch(address -> names(address, path))
                || OF_A_PAGE.stream().anyMatch(text::contains)
                || text.contains("window.") && LEFT_FOR_ANOTHER.matcher(text).find()
                || isDisguised;
    }

    /** Whether an address, of which the beginning is often put in by the program, is that of a file. */
    private static boolean names(String address, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return address.endsWith(file)
                && (address.length() == file.length()
                        || "/}".indexOf(address.charAt(address.length() - file.length() - 1)) >= 0);
    }
}

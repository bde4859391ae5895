package dev.vsxray.scanner.webview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a style sheet that make elements invisible. Of a selector only its last part is matched ({@code div .a >
 * iframe} as {@code iframe}): what surrounds an element is not known here, and a rule written to hide frames is telling
 * wherever it applies.
 */
final class HidingRules {

    /** Rules kept per page; frameworks have some 10,000, a few dozen of which hide. */
    private static final int MAX_RULES = 5_000;

    private static final Pattern ZERO = Pattern.compile("[+-]?0*[01]?(?:\\.\\d{1,6})?(?:px|pt|em|rem|%|vw|vh)?");

    private record Selector(String element, String id, Set<String> classes) {
        boolean matches(String name, String itsId, Set<String> itsClasses) {
            return (element.isEmpty() || element.equals(name))
                    && (id.isEmpty() || id.equals(itsId))
                    && itsClasses.containsAll(classes)
                    && !(element.isEmpty() && id.isEmpty() && classes.isEmpty());
        }
    }

    private final List<Selector> selectors = new ArrayList<>();

    /** Adds the hiding rules of a style sheet. Linear; what is no rule is passed over. */
    void add(String css) {
        int at = 0;
        while (at < css.length() && selectors.size() < MAX_RULES) {
            int open = css.indexOf('{', at);
            if (open < 0) {
                return;
            }
            int close = css.indexOf('}', open);
            close = close < 0 ? css.length() : close;
            int inner = css.lastIndexOf('{', close - 1);
            // Inside @media the rule is the innermost pair of braces.
            int from = inner > open ? open + 1 + css.substring(open + 1, inner).lastIndexOf(';') + 1 : at;
            if (hides(css.substring(Math.max(open, inner) + 1, Math.max(Math.max(open, inner) + 1, close)))) {
                for (String selector : css.substring(from, Math.max(from, Math.max(open, inner)))
                        .split(",")) {
                    selectors.add(last(selector));
                }
            }
            at = close + 1;
        }
    }

    boolean hide(Tag tag) {
        if (selectors.isEmpty()) {
            return false;
        }
        String id = tag.value("id").orElse("");
        Set<String> classes = words(tag.value("class").orElse(""));
        return selectors.stream().anyMatch(selector -> selector.matches(tag.name(), id, classes));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.trim().split("\\s+", 50)));
    }

    private static Selector last(String selector) {
        String[] parts = selector.replaceAll("\\[[^\\]]{0,200}\\]|::?[\\w-]{1,60}(?:\\([^)]{0,200}\\))?", "")
                .replaceAll("/\\*.*?\\*/", "")
                .trim()
                .split("[\\s>+~}]+");
        // Nothing but combinators splits into no parts at all: it selects nothing.
        String part = parts.length == 0 ? "" : parts[parts.length - 1];
        String element = part.replaceAll("[.#].*", "").replace("*", "").toLowerCase(Locale.ROOT);
        String id = "";
        Set<String> classes = new HashSet<>();
        for (String piece :
                part.substring(Math.min(part.length(), element.length())).split("(?=[.#])")) {
            if (piece.startsWith("#")) {
                id = piece.substring(1);
            } else if (piece.startsWith(".")) {
                classes.add(piece.substring(1));
            }
        }
        return new Selector(element, id, classes);
    }

    /** Whether declarations make an element invisible: none, hidden, transparent, without extent, or out of the page. */
    static boolean hides(String declarations) {
        boolean noWidth = false;
        boolean noHeight = false;
        for (String declaration : declarations.toLowerCase(Locale.ROOT).split(";", 400)) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String property = declaration.substring(0, colon).trim();
            String value =
                    declaration.substring(colon + 1).replace("!important", "").trim();
            switch (property) {
                case "display":
                    if (value.equals("none")) {
                        return true;
                    }
                    break;
                case "visibility":
                    if (value.equals("hidden") || value.equals("collapse")) {
                        return true;
                    }
                    break;
                case "opacity":
                    if (value.matches("0?\\.?0{1,6}\\d?%?|0")) {
                        return true;
                    }
                    break;
                case "width":
                case "max-width":
                    noWidth |= ZERO.matcher(value).matches();
                    break;
                case "height":
                case "max-height":
                    noHeight |= ZERO.matcher(value).matches();
                    break;
                case "left":
                case "top":
                case "right":
                case "bottom":
                case "margin-left":
                case "margin-top":
                case "text-indent":
                    if (value.matches("-\\d{4,6}(?:px|em|rem)?|-\\d{3}(?:vw|vh|%)")) {
                        return true;
                    }
                    break;
                case "clip":
                case "clip-path":
                    if (value.matches(
                            "rect\\((?:0|1)(?:px)?[, ].{0,40}\\)|inset\\((?:50|100)%.{0,20}\\)|circle\\(0.{0,10}\\)")) {
                        return true;
                    }
                    break;
                case "transform":
                    if (value.matches(
                            "scale(?:3d|x|y)?\\(0(?:\\.0\\d{0,4})?(?:,.{0,20})?\\)|translate[xy]?\\(-\\d{4,6}px.{0,40}\\)")) {
                        return true;
                    }
                    break;
                default:
                    break;
            }
        }
        return noWidth && noHeight;
    }

    /** Whether {@code width} and {@code height} attributes leave nothing to see; one of them is enough when it is 0. */
    static boolean withoutExtent(Tag tag) {
        String width = tag.value("width").orElse("").trim();
        String height = tag.value("height").orElse("").trim();
        boolean noWidth = !width.isEmpty() && ZERO.matcher(width).matches();
        boolean noHeight = !height.isEmpty() && ZERO.matcher(height).matches();
        return noWidth && noHeight || noWidth && width.startsWith("0") || noHeight && height.startsWith("0");
    }
}

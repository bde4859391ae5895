package dev.vsxray.scanner.webview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What a Content-Security-Policy lets a page do beyond its own extension's files. */
final class PagePolicy {

    private final Map<String, List<String>> directives = new LinkedHashMap<>();

    PagePolicy(String content) {
        for (String directive : content.split(";", 100)) {
            String[] words = directive.trim().split("\\s+", 200);
            if (!words[0].isEmpty()) {
                directives.putIfAbsent(
                        words[0].toLowerCase(Locale.ROOT), List.of(words).subList(1, words.length));
            }
        }
    }

    /** Kinds of loading for which any host is allowed: {@code connect}, {@code frame}, {@code img}, {@code script}, {@code default}. */
    TreeSet<String> openTo() {
        TreeSet<String> open = new TreeSet<>();
        for (String kind : List.of("default", "script", "connect", "frame", "img")) {
            if (isOpen(sources(kind + "-src"))) {
                open.add(kind);
            }
        }
        return open;
    }

    boolean allows(String directive, String source) {
        return sources(directive).stream().anyMatch(source::equalsIgnoreCase);
    }

    private List<String> sources(String directive) {
        return directives.getOrDefault(directive, directives.getOrDefault("default-src", List.of("*")));
    }

    private static boolean isOpen(List<String> sources) {
        return sources.stream()
                .anyMatch(source -> source.equals("*")
                        || source.equals("http:")
                        || source.equals("http://*")
                        || source.equals("https://*")
                        || source.equals("https:"));
    }
}

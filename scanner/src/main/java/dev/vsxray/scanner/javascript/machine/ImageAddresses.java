package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Unknown;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Images and style rules whose addresses are made at run time: the editor loads them, and so sends what is in them. */
final class ImageAddresses {

    private static final String ADDRESS = "(https?://[^\\s\"'<>)]*" + Unknown.HOLE + "[^\\s\"'<>)]*)";

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\(\\s*" + ADDRESS
            + "|<(?:img|iframe|frame|embed|script)\\b[^>]*?\\bsrc\\s*=\\s*[\"']?" + ADDRESS);

    private static final Pattern STYLE =
            Pattern.compile("(?i)url\\(\\s*[\"']?" + ADDRESS + "|@import\\s+[\"']" + ADDRESS);

    /** Sinks that only the addresses in a text are. */
    private static final Set<String> SINKS = Set.of("image-url", "style-url");

    private ImageAddresses() {}

    static boolean isSink(String name) {
        return SINKS.contains(name);
    }

    /** What is loaded where these texts arrive at such a sink. */
    static List<String> loadedBy(String sink, List<String> written) {
        return sink.equals("image-url") ? in(written) : inStyles(written);
    }

    /** Fonts, pictures and further rules that style rules name. */
    static List<String> inStyles(List<String> rules) {
        return rules.stream()
                .flatMap(text -> STYLE.matcher(text).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .toList();
    }

    static List<String> in(List<String> markdown) {
        return markdown.stream().flatMap(ImageAddresses::in).distinct().toList();
    }

    private static Stream<String> in(String markdown) {
        return IMAGE.matcher(markdown).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The elements that stand in pages before a script runs: programs leave texts, addresses and settings in them. */
final class StandingElements {

    /** Elements of all pages of a package. */
    private static final int MAXIMUM = 2_000;

    /** A part of a selector: a tag, an id, a class, or an attribute with or without its value. */
    private static final Pattern PART =
            Pattern.compile("([#.]?)([\\w-]+)|\\[\\s*([\\w-]+)\\s*(?:=\\s*[\"']?([^\"'\\]]*)[\"']?\\s*)?\\]");

    /** What pages hold where the host puts something in; but the place of the extension is known, see {@link Modules#ROOT}. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{[^{}]{0,200}\\}\\}|\\$\\{(?!extensionPath\\})[^{}]{0,200}\\}|<%[^%]{0,200}%>|__[A-Z_]{2,30}__|%[A-Z_]{2,30}%");

    /** Code units; what people write is shorter. */
    private static final int LONGEST_SELECTOR = 200;

    /** Selectors whose elements are remembered; of others they are looked for each time, which the budget pays for. */
    private static final int MAXIMUM_REMEMBERED = 1_000;

    /** Attributes that are properties of the element under another name, or that load or run something. */
    private static final Set<String> NOT_PLAIN = Set.of("class", "style", "value");

    private final Machine machine;
    private final Map<EmbeddedElement, ApiInstance> elements = new LinkedHashMap<>();
    private final Map<String, ApiInstance> byId = new HashMap<>();
    private final Map<String, List<ApiInstance>> found = new HashMap<>();

    StandingElements(Machine machine) {
        this.machine = machine;
    }

    void add(EmbeddedElement element) {
        if (elements.size() < MAXIMUM) {
            ApiInstance made = elements.computeIfAbsent(element, this::made);
            byId.putIfAbsent(element.attribute("id"), made);
            found.clear();
        }
    }

    Optional<ApiInstance> withId(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    /** Those that a selector means by its last part; what is around them is not asked. */
    List<ApiInstance> matching(String selector) {
        List<ApiInstance> known = found.get(selector);
        if (known != null) {
            return known;
        }
        machine.spend(elements.size());
        List<ApiInstance> matching = selector.length() > LONGEST_SELECTOR ? List.of() : lookedFor(selector);
        if (found.size() < MAXIMUM_REMEMBERED) {
            found.put(selector, matching);
        }
        return matching;
    }

    private List<ApiInstance> lookedFor(String selector) {
        String[] parts = selector.trim().split("\\s*[\\s>+~]\\s*(?![^\\[]*\\])");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        if (last.isEmpty() || last.contains(",") || last.contains(":")) {
            return List.of();
        }
        return elements.entrySet().stream()
                .filter(entry -> isMeant(entry.getKey(), last))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isMeant(EmbeddedElement element, String compound) {
        Matcher part = PART.matcher(compound);
        int end = 0;
        while (part.find()) {
            end = part.end();
            boolean holds = part.group(3) != null
                    ? part.group(4) == null
                            ? element.attributes().containsKey(part.group(3))
                            : element.attribute(part.group(3)).equals(part.group(4))
                    : isNamed(element, part.group(1), part.group(2));
            if (!holds) {
                return false;
            }
        }
        return end == compound.length();
    }

    private static boolean isNamed(EmbeddedElement element, String kind, String name) {
        return switch (kind) {
            case "#" -> element.attribute("id").equals(name);
            case "." -> List.of(element.attribute("class").split("\\s+")).contains(name);
            default -> element.tag().equals(name.toLowerCase(Locale.ROOT));
        };
    }

    private ApiInstance made(EmbeddedElement element) {
        ApiInstance made = new ApiInstance(0, Api.of(PageElements.ELEMENT));
        PlainObject data = machine.newObject();
        element.attributes().forEach((name, text) -> {
            if (name.startsWith("data-")) {
                data.put(camelCase(name.substring("data-".length())), value(text));
            } else if (!NOT_PLAIN.contains(name) && !name.startsWith("on")) {
                made.put(name, value(text));
            }
        });
        made.put("dataset", data);
        if (element.attributes().containsKey("value")) {
            made.put("value", machine.pageContent.kept(made, "value", value(element.attribute("value"))));
        }
        if (!element.content().isBlank()) {
            Value content = value(element.content());
            made.put("textContent", content);
            made.put("innerHTML", content);
            made.put("text", content);
        }
        return made;
    }

    /** {@code fontSize} of {@code font-size}. */
    static String camelCase(String name) {
        return Pattern.compile("-([a-z])")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private Value value(String written) {
        String text = PLACEHOLDER.matcher(written).replaceAll(Unknown.HOLE);
        if (!text.contains(Unknown.HOLE)) {
            return Text.of(text);
        }
        Facts embedded = machine.bridge.embedded().facts();
        return text.strip().equals(Unknown.HOLE)
                ? Unknown.of(Unknown.Kind.TEXT, embedded)
                : Unknown.text(text, embedded);
    }
}

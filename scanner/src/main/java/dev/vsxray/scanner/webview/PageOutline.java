package dev.vsxray.scanner.webview;

import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The elements of a page that its scripts can look up, with what stands in them. */
public final class PageOutline {

    /** Elements of one page; hand-written pages have some dozen that scripts look up. */
    private static final int MAX_ELEMENTS = 300;

    /** Code units of one page that are looked at; longer pages hold their scripts. */
    private static final int MAX_LENGTH = 1 << 20;

    /** Elements that scripts look up by their tag. */
    private static final Set<String> BY_TAG = Set.of(
            "html", "body", "form", "input", "textarea", "template", "meta", "iframe", "script", "style", "button");

    private PageOutline() {}

    /** In the order in which they stand there. Linear; never fails. */
    public static List<EmbeddedElement> of(String page) {
        String text = page.substring(0, Math.min(page.length(), MAX_LENGTH));
        List<EmbeddedElement> elements = new ArrayList<>();
        new Tokenizer(text, new Tokenizer.Tags() {
                    @Override
                    public void start(Tag tag) {
                        if (elements.size() < MAX_ELEMENTS && isLookedUp(tag)) {
                            elements.add(element(tag, text));
                        }
                    }

                    @Override
                    public void end(String name) {}
                })
                .run();
        return List.copyOf(elements);
    }

    private static boolean isLookedUp(Tag tag) {
        return tag.has("id") || tag.has("class") || BY_TAG.contains(tag.name());
    }

    private static EmbeddedElement element(Tag tag, String text) {
        Map<String, String> attributes = new TreeMap<>();
        tag.attributes().forEach((name, attribute) -> attributes.put(name, attribute.value()));
        int next = text.indexOf('<', tag.end());
        String content =
                tag.content().isEmpty() ? text.substring(tag.end(), next < 0 ? text.length() : next) : tag.content();
        return new EmbeddedElement(tag.name(), attributes, content);
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in the pages: what scripts show the user there, and what the user types. */
final class PageContent {

    /** Mark of the element around all others. */
    private static final String PAGE = "~page";

    /** Properties of an element that are all of what stands in it. */
    private static final Set<String> WHOLE = Set.of("innerHTML", "outerHTML", "innerText", "textContent");

    /** Properties of which those that can be read are what stands in an element, whichever of them was set. */
    private static final Set<String> CONTENT = Set.of("innerHTML", "textContent", "text", "innerText");

    /** Properties that hold what the user typed, whatever a script set them to before. */
    private static final Set<String> TYPED = Set.of("value", "innerText");

    private final Machine machine;

    /** What scripts put into the pages for the user to see. */
    private Facts shown = Facts.NONE;

    PageContent(Machine machine) {
        this.machine = machine;
    }

    /** The element around all others. */
    static Value page() {
        return new Api(PageElements.ELEMENT, Facts.marked(PAGE), List.of());
    }

    /** What stands in an element was set: it is the same, asked for in whatever way. */
    void set(HeapObject element, String key, Value content) {
        for (String other : CONTENT) {
            if (!other.equals(key) && element.find(other) != null) {
                element.join(other, content);
            } else if (!other.equals(key) && content.facts().isTainted()) {
                element.put(other, kept(element, other, content));
            }
        }
        shows(content);
    }

    /** Whoever takes the page as a whole takes this too. */
    void shows(Value text) {
        for (Taint taint : Values.deepFacts(text).taints()) {
            if (!shown.isTaintedBy(taint.source())) {
                shown = shown.join(Facts.tainted(taint));
                machine.noteChange(text);
            }
        }
    }

    /** A property of the element around all others: the page as a whole, where it is its markup or text; else null. */
    @Nullable
    Value ofPage(Api element, String key) {
        if (!element.facts().isMarkedWith(PAGE)) {
            return null;
        }
        if (key.equals("dataset")) {
            return machine.pageElements.dataOfPage();
        }
        if (!WHOLE.contains(key)) {
            return null;
        }
        Facts all = shown.join(machine.bridge.embedded().facts());
        return all.isTainted() ? Unknown.of(Unknown.Kind.TEXT, all) : null;
    }

    /** What a property of an element is, once a script has set it: what is typed into the element may stand there, too. */
    Value kept(HeapObject owner, String key, Value value) {
        boolean isTyped = owner instanceof ApiInstance element
                && TYPED.contains(key)
                && element.type().path().equals(PageElements.ELEMENT);
        return isTyped ? Values.join(value, Unknown.of(Unknown.Kind.TEXT, typed())) : value;
    }

    /** {@code new FormData(form)}: all that the user typed into a form. */
    Value form() {
        return machine.apis.instance(Api.of("global.FormData"), typed());
    }

    private Facts typed() {
        return Facts.tainted(Taint.from("user-input", "", machine.place(), "what is typed into a page"));
    }
}

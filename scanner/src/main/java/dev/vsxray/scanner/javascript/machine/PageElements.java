package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements that scripts of pages make or look up by name, with what they set of them. When the program ends, scripts and
 * frames among them are told as the markup that they amount to: how one looks is often said after what it loads.
 */
final class PageElements {

    static final String ELEMENT = "dom.Element";

    private static final String STYLE = "dom.Style";

    private static final String CLASSES = "dom.ClassList";

    private static final Set<String> LOADING = Set.of("SCRIPT", "IFRAME", "FRAME", "EMBED", "OBJECT");

    private static final Set<String> STYLING =
            Set.of("dom.StyleSheet.insertRule", "dom.StyleSheet.replace", "dom.StyleSheet.replaceSync");

    /** Methods of an element that put their arguments into it. */
    private static final Set<String> TAKING =
            Set.of("append", "appendChild", "prepend", "insertBefore", "replaceChildren", "replaceChild");

    /** Elements that are looked up by different names; large pages look up some hundred. */
    private static final int MAXIMUM_NAMED = 500;

    private static final int MAXIMUM_ANCESTORS = 8;

    /** Code units of style rules that are kept: those that hide something are short. */
    private static final int MAXIMUM_STYLE = 64 << 10;

    /** Names of the element around all others. */
    private static final Set<String> PAGES = Set.of("body", "html", ":root");

    private final Machine machine;
    private final ArgumentTexts texts;
    private final Map<String, ApiInstance> named = new HashMap<>();
    private final Map<HeapObject, Seen> loading = new LinkedHashMap<>();
    private final Map<HeapObject, HeapObject> parents = new IdentityHashMap<>();
    private final Map<HeapObject, HeapObject> classLists = new IdentityHashMap<>();
    private final StandingElements standing;
    private final StringBuilder style = new StringBuilder();

    PageElements(Machine machine) {
        this.machine = machine;
        this.texts = new ArgumentTexts(machine);
        this.standing = new StandingElements(machine);
    }

    /** {@code document.createElement(tag)}. */
    Value made(String tag) {
        ApiInstance made =
                machine.apis.instance(Api.of(tag.equalsIgnoreCase("a") ? PageAssignments.ANCHOR : ELEMENT), Facts.NONE);
        made.put("tagName", Text.of(tag.toUpperCase(Locale.ROOT)));
        made.put("style", machine.apis.instance(Api.of(STYLE), Facts.NONE));
        HeapObject classes = machine.apis.instance(Api.of(CLASSES), Facts.NONE);
        made.put("classList", classes);
        classLists.put(classes, made);
        return made;
    }

    /** The element that a page has under a name, such as {@code #list}: the same one each time. */
    Value named(String name) {
        if (PAGES.contains(name)) {
            return PageContent.page();
        }
        ApiInstance known = named.get(name);
        if (known == null) {
            known = standing.matching(name).stream().findFirst().orElseGet(() -> new ApiInstance(0, Api.of(ELEMENT)));
            if (named.size() < MAXIMUM_NAMED) {
                named.put(name, known);
            }
        }
        return known;
    }

    /** All elements of a name: those that stand in the page, and some that scripts make; null where none stands there. */
    @Nullable
    Value allNamed(String selector) {
        List<ApiInstance> found = standing.matching(selector);
        if (found.isEmpty()) {
            return null;
        }
        ArrayObject list = machine.newArray(List.copyOf(found));
        list.addRest(Api.of(ELEMENT));
        return list;
    }

    /** The first element of a name that stands in the page; null where none does. */
    @Nullable
    Value standing(String selector) {
        return standing.matching(selector).stream().findFirst().orElse(null);
    }

    /** The element that scripts find as a global, under its id; null where none stands in the page. */
    @Nullable
    Value global(String id) {
        return standing.withId(id).orElse(null);
    }

    /** The data that a page as a whole is given; null where it has none. */
    @Nullable
    Value dataOfPage() {
        for (String tag : List.of("body", "html")) {
            for (ApiInstance page : standing.matching(tag)) {
                if (ElementMarkup.valueOf(page, "dataset") instanceof PlainObject data
                        && !data.keys().isEmpty()) {
                    return data;
                }
            }
        }
        return null;
    }

    /** What an attribute of an element is; null where that is not known. */
    @Nullable
    Value attribute(Value element, String name) {
        if (!(element instanceof ApiInstance known)) {
            return null;
        }
        Value data = ElementMarkup.valueOf(known, "dataset");
        Value found = name.startsWith("data-") && data instanceof HeapObject set
                ? machine.access.get(set, StandingElements.camelCase(name.substring("data-".length())))
                : ElementMarkup.valueOf(known, property(name));
        return found instanceof Text
                        || found instanceof Unknown unknown && unknown.partial().isPresent()
                ? found
                : null;
    }

    void stand(List<EmbeddedElement> elements) {
        elements.forEach(standing::add);
        elements.stream()
                .filter(element -> element.tag().equals("style"))
                .forEach(element -> style(Text.of(element.content())));
    }

    /** The tag of an element that a script made, in capitals, or an empty text. */
    static String tagOf(HeapObject element) {
        Property tag = element instanceof ApiInstance ? element.find("tagName") : null;
        return tag != null && tag.value() instanceof Text name ? name.value() : "";
    }

    /** What a script or frame loads was set. */
    void addressed(HeapObject element) {
        if (LOADING.contains(tagOf(element)) || named.containsValue(element)) {
            loading.putIfAbsent(element, new Seen(machine.place(), machine.context));
        }
    }

    /** A method of an element or of its style is called. */
    void called(Api api, Value self, List<Value> arguments) {
        if (!api.path().startsWith("dom.")) {
            return;
        }
        if (STYLING.contains(api.path())) {
            style(Values.argument(arguments, 0));
        }
        if (!(self instanceof ApiInstance element)) {
            return;
        }
        String method = api.path().substring(api.path().lastIndexOf('.') + 1);
        if ((method.equals("setAttribute") || method.equals("setProperty"))
                && Values.argument(arguments, 0) instanceof Text name) {
            machine.access.set(element, property(name.value()), Values.argument(arguments, 1));
        } else if (TAKING.contains(method)) {
            arguments.forEach(argument -> put(argument, element));
        } else if (method.equals("add") && classLists.containsKey(element)) {
            List<String> classes = arguments.stream()
                    .flatMap(argument -> texts.textsOf(argument).stream())
                    .toList();
            classLists.get(element).put("className", Text.of(String.join(" ", classes)));
        } else if (method.equals("click") || method.equals("dispatchEvent")) {
            texts.textsOf(ElementMarkup.valueOf(element, "href")).forEach(machine.commandLinks::follow);
        }
    }

    /** A script of a page gets a module from elsewhere. */
    void imports(String address) {
        if (machine.surface.isPage() && ElementMarkup.isAddress(address)) {
            Value markup = Text.of(ElementMarkup.ofModule(address));
            machine.observations.markup(markup, machine.place(), machine.context);
        }
    }

    private void put(Value child, ApiInstance parent) {
        if (child instanceof ApiInstance inside && inside != parent) {
            parents.put(inside, parent);
            parent.addFacts(Values.deepFacts(inside));
        } else if (tagOf(parent).equals("SCRIPT")) {
            machine.layers.observeAndRun(child, ELEMENT + ".text");
        } else {
            machine.pageContent.shows(child);
        }
    }

    /** Rules of style that a script adds. */
    void style(Value rules) {
        if (rules instanceof Text text && style.length() + text.length() < MAXIMUM_STYLE) {
            style.append(text.value()).append('\n');
        }
    }

    private static String property(String attribute) {
        return attribute.equalsIgnoreCase("class") ? "className" : attribute;
    }

    /** Tells what scripts and frames are in the end. */
    void tell() {
        loading.forEach((element, seen) -> {
            List<String> addresses = texts.textsOf(ElementMarkup.valueOf(element, "src")).stream()
                    .filter(ElementMarkup::isAddress)
                    .toList();
            if (LOADING.contains(tagOf(element))) {
                addresses.forEach(address -> machine.observations.markup(
                        Text.of(ElementMarkup.of(element, address, around(element), style)),
                        seen.place(),
                        seen.context()));
            }
            // What is loaded into a frame can read the name that the frame has here.
            for (Taint taint :
                    Values.deepFacts(ElementMarkup.valueOf(element, "name")).taints()) {
                machine.observations.flow(
                        taint, "network-url", ELEMENT + ".name", addresses, seen.place(), seen.context());
            }
        });
    }

    /** From the inside to the outside. */
    private List<HeapObject> around(HeapObject element) {
        List<HeapObject> around = new ArrayList<>();
        HeapObject outer = parents.get(element);
        while (outer != null && around.size() < MAXIMUM_ANCESTORS) {
            around.add(outer);
            outer = parents.get(outer);
        }
        return around;
    }

    /** Where a script first said what an element loads, and in which course of things. */
    private record Seen(Place place, Context context) {}
}

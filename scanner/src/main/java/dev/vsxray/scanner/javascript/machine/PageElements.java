package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Properties of a loading element that are attributes of its markup, under their names there. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "width",
            "width",
            "height",
            "height",
            "hidden",
            "hidden",
            "id",
            "id",
            "className",
            "class",
            "integrity",
            "integrity",
            "sandbox",
            "sandbox");

    private static final Set<String> STYLING =
            Set.of("dom.StyleSheet.insertRule", "dom.StyleSheet.replace", "dom.StyleSheet.replaceSync");

    /** Methods of an element that put their arguments into it. */
    private static final Set<String> TAKING =
            Set.of("append", "appendChild", "prepend", "insertBefore", "replaceChildren", "replaceChild");

    /** Properties of an element that are all of what stands in it. */
    private static final Set<String> WHOLE = Set.of("innerHTML", "outerHTML", "innerText", "textContent");

    /** Elements that are looked up by different names; large pages look up some hundred. */
    private static final int MAXIMUM_NAMED = 500;

    private static final int MAXIMUM_ANCESTORS = 8;

    /** Properties of an element that are what stands in it. */
    private static final Set<String> CONTENT = Set.of("innerHTML", "textContent", "text", "innerText");

    /** Code units of style rules that are kept: those that hide something are short. */
    private static final int MAXIMUM_STYLE = 64 << 10;

    /** Names of the element around all others. */
    private static final Set<String> PAGES = Set.of("body", "html", ":root");

    /** Mark of that element. */
    private static final String PAGE = "~page";

    /** Properties that hold what the user typed, whatever a script set them to before. */
    private static final Set<String> TYPED = Set.of("value", "innerText");

    private final Machine machine;
    private final ArgumentTexts texts;
    private final Map<String, ApiInstance> named = new HashMap<>();
    private final Map<HeapObject, Seen> loading = new LinkedHashMap<>();
    private final Map<HeapObject, HeapObject> parents = new IdentityHashMap<>();

    private final StandingElements standing;

    private final Map<HeapObject, HeapObject> classLists = new IdentityHashMap<>();

    private final StringBuilder style = new StringBuilder();

    /** What scripts put into the page for the user to see. */
    private Facts shown = Facts.NONE;

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
            return page();
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

    /** What an attribute of an element is; null where that is not known. */
    @Nullable
    Value attribute(Value element, String name) {
        if (!(element instanceof ApiInstance known)) {
            return null;
        }
        Value data = valueOf(known, "dataset");
        Value found = name.startsWith("data-") && data instanceof HeapObject set
                ? machine.access.get(set, StandingElements.camelCase(name.substring("data-".length())))
                : valueOf(known, property(name));
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

    /** The element around all others. */
    static Value page() {
        return new Api(ELEMENT, Facts.marked(PAGE), List.of());
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

    /** What stands in an element was set: it is the same, asked for in whatever way. */
    void shows(HeapObject element, String key, Value content) {
        for (String other : CONTENT) {
            if (!other.equals(key) && element.find(other) != null) {
                element.join(other, content);
            } else if (!other.equals(key) && content.facts().isTainted()) {
                element.put(other, kept(element, other, content));
            }
        }
        if (tagOf(element).equals("STYLE")) {
            style(content);
        }
        shows(content);
    }

    /** What the user is shown: whoever takes the page as a whole takes it too. */
    private void shows(Value text) {
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
        if (!WHOLE.contains(key) || !element.facts().isMarkedWith(PAGE)) {
            return null;
        }
        Facts all = shown.join(machine.bridge.embedded().facts());
        return all.isTainted() ? Unknown.of(Unknown.Kind.TEXT, all) : null;
    }

    /** What a property of an element is, once a script has set it: what is typed into the element may stand there, too. */
    Value kept(HeapObject owner, String key, Value value) {
        boolean isTyped = TYPED.contains(key)
                && owner instanceof ApiInstance element
                && element.type().path().equals(ELEMENT);
        return isTyped ? Values.join(value, Unknown.of(Unknown.Kind.TEXT, typed())) : value;
    }

    /** {@code new FormData(form)}: all that the user typed into a form. */
    Value form() {
        return machine.apis.instance(Api.of("global.FormData"), typed());
    }

    private Facts typed() {
        return Facts.tainted(Taint.from("user-input", "", machine.place(), "what is typed into a page"));
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
            classLists
                    .get(element)
                    .put(
                            "className",
                            Text.of(arguments.stream()
                                    .flatMap(argument -> texts.textsOf(argument).stream())
                                    .collect(Collectors.joining(" "))));
        } else if (method.equals("click") || method.equals("dispatchEvent")) {
            texts.textsOf(valueOf(element, "href")).forEach(machine.commandLinks::follow);
        }
    }

    /** A script of a page gets a module from elsewhere. */
    void imports(String address) {
        if (machine.surface.isPage() && isAddress(address)) {
            Value markup = Text.of("<script type=\"module\" src=\"" + address + "\"></script>");
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
            shows(child);
        }
    }

    private void style(Value rules) {
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
            List<String> addresses = texts.textsOf(valueOf(element, "src")).stream()
                    .filter(PageElements::isAddress)
                    .toList();
            if (LOADING.contains(tagOf(element))) {
                addresses.forEach(address ->
                        machine.observations.markup(Text.of(markup(element, address)), seen.place(), seen.context()));
            }
            // What is loaded into a frame can read the name that the frame has here.
            for (Taint taint : Values.deepFacts(valueOf(element, "name")).taints()) {
                machine.observations.flow(
                        taint, "network-url", ELEMENT + ".name", addresses, seen.place(), seen.context());
            }
        });
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http") && text.indexOf('"') < 0;
    }

    private String markup(HeapObject element, String address) {
        String tag = tagOf(element).toLowerCase(Locale.ROOT);
        String markup = "<" + tag + " src=\"" + address + "\"" + attributes(element) + "></" + tag + ">";
        HeapObject around = parents.get(element);
        for (int i = 0; i < MAXIMUM_ANCESTORS && around != null; i++) {
            String attributes = attributes(around);
            if (!attributes.isEmpty()) {
                markup = "<div" + attributes + ">" + markup + "</div>";
            }
            around = parents.get(around);
        }
        return markup.contains(" class=") || markup.contains(" id=") ? "<style>" + style + "</style>" + markup : markup;
    }

    private String attributes(HeapObject element) {
        String attributes = ATTRIBUTES.keySet().stream()
                .sorted()
                .map(key -> attribute(ATTRIBUTES.get(key), valueOf(element, key)))
                .collect(Collectors.joining());
        Value style = valueOf(element, "style");
        return attributes + attribute("style", style instanceof ApiInstance set ? Text.of(declarations(set)) : style);
    }

    private String declarations(ApiInstance style) {
        return style.keys().stream()
                .filter(key -> isKnown(valueOf(style, key)))
                .map(key -> key.equals("cssText")
                        ? text(valueOf(style, key)) + ";"
                        : hyphenated(key) + ":" + text(valueOf(style, key)) + ";")
                .collect(Collectors.joining());
    }

    private static String hyphenated(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String attribute(String name, Value value) {
        if (value == Bool.TRUE) {
            return " " + name;
        }
        String text = isKnown(value) ? text(value).replace('"', '\'') : "";
        return text.isEmpty() ? "" : " " + name + "=\"" + text + "\"";
    }

    private static boolean isKnown(Value value) {
        return value instanceof Text || value instanceof Num;
    }

    private static String text(Value value) {
        return value instanceof Text text ? text.value() : NumberText.of(((Num) value).value());
    }

    private static Value valueOf(HeapObject element, String key) {
        Property property = element.find(key);
        return property == null || property.isAccessor() ? Unknown.ANY : property.value();
    }

    /** Where a script first said what an element loads, and in which course of things. */
    private record Seen(Place place, Context context) {}
}

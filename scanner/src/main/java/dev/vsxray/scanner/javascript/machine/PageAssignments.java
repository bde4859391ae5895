package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a program assigns in pages: markup that they show, and addresses that they load. */
final class PageAssignments {

    /** The type of links that a script makes. */
    static final String ANCHOR = "dom.Anchor";

    /**
     * Properties of page elements that make the page load what is assigned. Not {@code data}, which is an address in an
     * {@code object} only and the text in every text node, where frameworks write all that a page shows.
     */
    private static final Set<String> LOADING = Set.of("src", "href", "action", "srcset", "poster");

    /** Properties of elements and of their styles that hold style rules. */
    private static final Set<String> STYLE = Set.of(
            "textContent",
            "innerText",
            "cssText",
            "background",
            "backgroundImage",
            "listStyleImage",
            "borderImage",
            "cursor",
            "content");

    /** Elements whose property {@code data} is an address. */
    private static final Set<String> OBJECTS = Set.of("OBJECT");

    /** Properties of elements that are what stands in them: of a script its code, of others what they show. */
    private static final Set<String> CONTENT =
            Set.of("text", "textContent", "innerText", "innerHTML", "outerHTML", "nodeValue", "srcdoc");

    private static final Set<String> MARKUP = Set.of("html", "innerHTML", "outerHTML", "srcdoc");

    /** Pairs of names and values of a piece of rendered Markdown; pictures among them are loaded. */
    private static final String ATTRIBUTES_OF_TOKENS = "vscode.MarkdownState.Token.attrs";

    private static final String FROM_NETWORK = "network-response";

    private final Machine machine;
    private final ArgumentTexts texts;

    PageAssignments(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    /** {@code api.key = value}, where that is a page, or an element of one. */
    void assigned(Api api, @Nullable HeapObject owner, String key, Value value) {
        String path = api.path() + "." + key;
        if (path.equals(ATTRIBUTES_OF_TOKENS)) {
            for (Value pair : machine.iteration.of(value).known()) {
                machine.iteration.of(pair).known().forEach(this::rendered);
            }
            return;
        }
        boolean inPage = api.path().startsWith("dom.") || api.path().startsWith("global.document");
        if (inPage && owner != null && CONTENT.contains(key)) {
            if (isScript(owner)) {
                // Frameworks give every element its markup by one assignment, whatever its tag.
                boolean isOfAnyElement = MARKUP.contains(key) && !(value instanceof Text);
                if (!isOfAnyElement && canBeCode(value)) {
                    machine.layers.observeAndRun(value, path);
                }
                return;
            }
            machine.pageContent.set(owner, key, value);
            if (PageElements.tagOf(owner).equals("STYLE")) {
                machine.pageElements.style(value);
            }
        }
        if (inPage && isCode(key, value)) {
            // One of several addresses may be code; the others are loaded all the same.
            machine.layers.observeAndRun(value, path);
        }
        if (inPage && key.equals("ping")) {
            // Where a link that is clicked tells of it.
            observeAssignment("network-url", path, value, texts.textsOf(value));
            return;
        }
        if (MARKUP.contains(key) && (inPage || api.path().startsWith("vscode."))) {
            observeAssignment("webview-html", path, value, List.of());
            List<String> images = ImageAddresses.in(texts.textsOf(value));
            if (!images.isEmpty()) {
                machine.arrivals.reach("image-url", path, List.of(value), images);
            }
            machine.observations.markup(value, machine.place(), machine.context);
            styled(path, value);
        } else if (inPage && STYLE.contains(key)) {
            styled(path, value);
        } else if (owner instanceof ApiInstance link && api.path().equals(ANCHOR)) {
            leadTo(link, key, value);
        } else if (inPage && LOADING.contains(key)
                || path.equals("global.location")
                || api.path().equals("global.location")) {
            observeAssignment("network-url", path, value, texts.textsOf(value));
        }
        if (inPage && key.equals("data") && owner != null && OBJECTS.contains(PageElements.tagOf(owner))) {
            observeAssignment("network-url", path, value, texts.textsOf(value));
        }
        if (inPage && owner != null && key.equals("src")) {
            machine.pageElements.addressed(owner);
            if (isScript(owner)) {
                loaded(value);
            }
        }
        if (owner instanceof ApiInstance instance && LOADING.contains(key)) {
            instance.addDestinations(texts.textsOf(value));
        }
    }

    /** A script is what its address gives: of data, or of an answer, that is known here. */
    private void loaded(Value address) {
        boolean isData = texts.textsOf(address).stream().anyMatch(text -> text.startsWith("data:"));
        if (isData && address instanceof Text text) {
            machine.layers.runWorkerAt(text);
        } else if (Values.deepFacts(address).isTaintedBy(FROM_NETWORK)) {
            machine.layers.observeAndRun(address, "dom.Element.src");
        }
    }

    /** What the page runs: a text for a handler, an address that is code. */
    private boolean isCode(String key, Value value) {
        boolean isHandler = key.startsWith("on") && !Promises.isCallable(value);
        return isHandler
                ? canBeCode(value)
                : LOADING.contains(key)
                        && texts.textsOf(value).stream().anyMatch(text -> text.startsWith("javascript:"));
    }

    /** Data in a script element, and texts whose names only begin like that of a handler, are no programs. */
    private boolean canBeCode(Value value) {
        return value instanceof Text text
                ? machine.layers.isProgram(text.value())
                : value.facts().isTaintedBy(FROM_NETWORK);
    }

    private static boolean isScript(HeapObject element) {
        return PageElements.tagOf(element).equals("SCRIPT");
    }

    /** The value of an attribute of rendered Markdown. */
    private void rendered(Value text) {
        List<String> addresses = texts.textsOf(text);
        if (addresses.stream().anyMatch(address -> address.startsWith("http"))) {
            observeAssignment("network-url", ATTRIBUTES_OF_TOKENS, text, addresses);
        }
    }

    private void leadTo(ApiInstance link, String key, Value value) {
        if (key.equals("href")) {
            link.addFacts(Values.deepFacts(value));
        }
    }

    /** Style rules in markup or of an element: a page loads what they name. */
    private void styled(String path, Value value) {
        List<String> addresses = ImageAddresses.inStyles(texts.textsOf(value));
        if (!addresses.isEmpty()) {
            machine.arrivals.reach("style-url", path, List.of(value), addresses);
        }
    }

    private void observeAssignment(String sink, String path, Value value, List<String> destinations) {
        String name = FarEnds.sinkName(sink, destinations);
        machine.observations.call(
                path,
                new TreeSet<>(Set.of(name)),
                texts.describe(List.of(value)),
                destinations,
                machine.place(),
                machine.context);
        // An address that is all data, such as that of a picture in a document, is no place where the data goes.
        Facts hosts = Values.deepFacts(value);
        machine.arrivals.reach(name, path, List.of(value), destinations, hosts, machine.context);
    }
}

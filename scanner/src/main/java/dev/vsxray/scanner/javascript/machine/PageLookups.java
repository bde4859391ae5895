package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How scripts of pages get at elements: they make them, or look them up by what they are called. */
final class PageLookups {

    /** They find parts of what the user has open, where the page shows nothing else. */
    private static final Set<String> OF_DOCUMENTS = Set.of(
            "global.document.getElementById",
            "global.document.querySelector",
            "global.document.querySelectorAll",
            "global.document.getElementsByTagName",
            "global.document.getElementsByClassName");

    private final Machine machine;

    PageLookups(Machine machine) {
        this.machine = machine;
    }

    /** The result of a call; null where it is none of these, or nothing is known of what it gives. */
    @Nullable
    Value call(Api api, Value self, List<Value> arguments, boolean constructing) {
        if (api.path().equals("global.FormData")) {
            return constructing && !arguments.isEmpty() ? machine.pageContent.form() : null;
        }
        if (!(Values.argument(arguments, 0) instanceof Text first)) {
            return null;
        }
        if (machine.surface == Surface.PREVIEW && OF_DOCUMENTS.contains(api.path())) {
            return Api.of("dom.PreviewedDocument");
        }
        String name = first.value();
        PageElements elements = machine.pageElements;
        return switch (api.path()) {
            case "global.document.createElement" -> elements.made(name);
            case "global.document.getElementById" -> elements.named("#" + name);
            case "global.document.querySelector" -> elements.named(name);
            case "global.document.querySelectorAll", "global.document.getElementsByTagName" -> elements.allNamed(name);
            case "global.document.getElementsByClassName" -> elements.allNamed("." + name);
            case "dom.Element.querySelector" -> elements.standing(name);
            case "dom.Element.getAttribute" -> elements.attribute(self, name);
            default -> null;
        };
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry.Callback;
import dev.vsxray.signatures.catalogue.ApiEntry.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the name of an event in a page says of who caused it. The catalogue lists one way to listen for each kind of
 * object, and takes it for what is listened to most: messages of the window, what the user does with an element.
 * https://developer.mozilla.org/docs/Web/API/Window#events
 */
final class PageEvents {

    private static final String MESSAGE_EVENT = "dom.MessageEvent";

    private static final Set<String> MESSAGES = Set.of("message", "messageerror");

    /** What happens to a page by itself. */
    private static final Set<String> BY_ITSELF = Set.of(
            "load",
            "domcontentloaded",
            "readystatechange",
            "pageshow",
            "error",
            "unhandledrejection",
            "securitypolicyviolation",
            "online",
            "offline",
            "resize",
            "visibilitychange",
            "animationend",
            "animationstart",
            "animationiteration",
            "transitionend",
            "canplay",
            "loadeddata",
            "loadedmetadata",
            "progress",
            "loadend",
            "loadstart");

    private PageEvents() {}

    /** True for an event that no act of the user causes. */
    static boolean isByItself(String event) {
        return BY_ITSELF.contains(event.toLowerCase(Locale.ROOT));
    }

    static boolean isMessage(Parameter parameter) {
        return parameter.type().equals(Optional.of(MESSAGE_EVENT));
    }

    /** The same listener, run by what causes the event where the first argument names one. */
    static Callback listener(Callback listed, Api api, List<Value> arguments) {
        boolean inPage = api.path().startsWith("dom.")
                || api.path().startsWith("global.document.")
                || api.path().equals("global.addEventListener");
        if (!inPage
                || !api.path().endsWith(".addEventListener")
                || !(Values.argument(arguments, 0) instanceof Text event)
                || MESSAGES.contains(event.value())) {
            return listed;
        }
        String trigger = isByItself(event.value()) ? "page-load" : "user-command";
        Parameter given = new Parameter(
                Optional.of("dom.UserEvent"), Optional.empty(), false, Optional.empty(), Optional.empty());
        return new Callback(listed.at(), Optional.of(trigger), List.of(given), listed.ofResult(), listed.resultSinks());
    }
}

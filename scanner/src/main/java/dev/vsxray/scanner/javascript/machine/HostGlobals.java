package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.NodeModules;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The global names: of the language, of the catalogue for the surface the program runs on, and {@code require}. */
final class HostGlobals {

    private static final Set<String> ITSELF =
            Set.of("globalThis", "global", "window", "self", "top", "parent", "frames");

    /** Names of Node that a page does not have. */
    private static final Set<String> ONLY_IN_HOST =
            Set.of("process", "require", "global", "module", "exports", "setImmediate", "Buffer", "import");

    /** Names of a page that the extension host does not have. */
    private static final Set<String> ONLY_IN_PAGE = Set.of(
            "window",
            "self",
            "top",
            "parent",
            "frames",
            "document",
            "acquireVsCodeApi",
            "addEventListener",
            "postMessage",
            "Image",
            "Audio",
            "FontFace",
            "open",
            "XMLHttpRequest",
            "localStorage",
            "location",
            "requestAnimationFrame",
            "requestIdleCallback",
            "importScripts",
            "RTCPeerConnection",
            "EventSource");

    private final Machine machine;
    private final Surface surface;
    private final Set<String> known = new HashSet<>();
    private final NativeFunction require;

    HostGlobals(Machine machine, Surface surface) {
        this.machine = machine;
        this.surface = surface;
        for (String api : machine.catalogue.entries().keySet()) {
            if (api.startsWith("global.")) {
                int end = api.indexOf('.', "global.".length());
                known.add(api.substring("global.".length(), end < 0 ? api.length() : end));
            }
        }
        known.addAll(List.of("location", "localStorage", "sessionStorage", "crypto", "performance", "structuredClone"));
        this.require = machine.modules.requireFunction("");
        machine.realm.global().setDelegate(Api.of("global"));
        installMarked();
        installSupplied();
        HeapObject proxy =
                machine.realm.constructor("Proxy", 2, (calls, self, arguments) -> machine.proxies.make(arguments));
        machine.realm.method(
                proxy, "revocable", 2, (calls, self, arguments) -> machine.proxies.makeRevocable(arguments));
    }

    /** What differs from run to run is not known, and a decision on it is a guard. */
    private void installMarked() {
        HeapObject math = namespace("Math");
        if (math != null) {
            machine.realm.method(
                    math,
                    "random",
                    0,
                    (calls, self, arguments) -> Unknown.of(Unknown.Kind.NUMBER, Facts.marked("random-chance")));
        }
        HeapObject date = namespace("Date");
        if (date != null) {
            machine.realm.method(
                    date,
                    "now",
                    0,
                    (calls, self, arguments) -> Unknown.of(Unknown.Kind.NUMBER, Facts.marked("date-check")));
        }
    }

    /** What classes of the language have beside, where a host supplies it. */
    private void installSupplied() {
        HeapObject url = namespace("URL");
        if (url != null) {
            url.setDelegate(Api.of("global.URL"));
        }
        NodeModules.module(machine.realm, "crypto").ifPresent(node -> {
            PlainObject crypto = new PlainObject(0, machine.realm.objectPrototype());
            crypto.setDelegate(Api.of("global.crypto"));
            crypto.put("subtle", machine.access.get(node, "subtle"));
            machine.realm.global().putHidden("crypto", crypto);
        });
    }

    private @Nullable HeapObject namespace(String name) {
        Property property = machine.realm.global().find(name);
        return property != null && property.value() instanceof HeapObject object ? object : null;
    }

    /**
     * True for what programs replace by something that behaves alike: a wrapper that follows who waits for whom, a stand-in
     * for old engines. Through those a promise could not be followed any more.
     */
    static boolean staysTheLanguagesOwn(String name) {
        return name.equals("Promise");
    }

    /** The value of a name that no scope declares; null where there is none. */
    @Nullable
    Value find(String name) {
        Property own = machine.realm.global().find(name);
        if (own != null) {
            return machine.access.read(own, machine.realm.global());
        }
        return ofHost(name);
    }

    /** A member of the global object that the host supplies; null where there is none. */
    @Nullable
    Value ofHost(String name) {
        boolean page = surface.isPage();
        if (page ? ONLY_IN_HOST.contains(name) : ONLY_IN_PAGE.contains(name)) {
            return null;
        }
        if (ITSELF.contains(name)) {
            return machine.realm.global();
        }
        if (name.equals("require")) {
            return require;
        }
        return known.contains(name) ? machine.apis.ofCatalogue("global." + name) : null;
    }

    /** A name that is nowhere: a global that another script or an older engine supplies. */
    Value missing(String name) {
        if (name.equals(Bridge.EMBEDDED)) {
            return machine.bridge.embedded();
        }
        Value element = surface.isPage() ? machine.pageElements.global(name) : null;
        if (element != null) {
            return element;
        }
        machine.mayThrow();
        return name.equals("undefined") ? Undefined.UNDEFINED : Unknown.ANY;
    }

    /** Runs something outside any function of the program. */
    Value outside(Script script, Supplier<Value> action) {
        Scope scope = new Scope(null, ScopeShape.EMPTY, machine.level);
        Frame frame = new Frame(script, null, scope, Undefined.UNDEFINED, List.of(), machine.context);
        Frame caller = machine.enter(frame);
        int level = machine.level;
        Context context = machine.context;
        try {
            return action.get();
        } finally {
            machine.leaveTo(caller);
            machine.level = level;
            machine.context = context;
        }
    }
}

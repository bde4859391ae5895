package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of Node.js that compute and have no effect. Members that are not computed here show through from the
 * catalogue.
 */
public final class NodeModules {

    /** Names without {@code node:}. */
    public static final Set<String> NAMES = Set.of(
            "path",
            "path/posix",
            "path/win32",
            "util",
            "url",
            "querystring",
            "string_decoder",
            "buffer",
            "zlib",
            "crypto");

    private NodeModules() {}

    /** What {@code require(name)} gives; empty for a module that is not of this kind. */
    public static Optional<PlainObject> module(Realm realm, String name) {
        String plain = name.startsWith("node:") ? name.substring("node:".length()) : name;
        if (!NAMES.contains(plain)) {
            return Optional.empty();
        }
        PlainObject module = new PlainObject(0, realm.objectPrototype());
        module.setDelegate(Api.of("node:" + plain));
        switch (plain) {
            case "path", "path/posix", "path/win32" -> NodePath.install(realm, module);
            case "util" -> NodeUtil.install(realm, module);
            case "url" -> NodeUrl.install(realm, module);
            case "querystring" -> NodeUrl.installQueryString(realm, module);
            case "zlib" -> NodeZlib.install(realm, module);
            case "crypto" -> NodeCrypto.install(realm, module);
            case "string_decoder" -> NodeUtil.installStringDecoder(realm, module);
            default -> {
                share(realm, module, "Buffer");
                share(realm, module, "atob");
                share(realm, module, "btoa");
            }
        }
        return Optional.of(module);
    }

    /** Gives a module a member of the global object. */
    static void share(Realm realm, PlainObject module, String name) {
        realm.global().own(name).map(Property::value).ifPresent(value -> module.put(name, value));
    }

    /**
     * Adds a function that computes where it can. Where it cannot, the catalogue says what the call means.
     *
     * @param body gives empty where something it needs is not known
     */
    static NativeFunction function(Realm realm, PlainObject module, String api, int parameters, Known body) {
        String name = api.substring(api.lastIndexOf('.') + 1);
        NativeFunction function = new NativeFunction(
                realm.functionPrototype(),
                name,
                parameters,
                (calls, self, arguments) -> body.apply(new Invocation(calls, self, arguments))
                        .orElseGet(() -> byCatalogue(calls, api, arguments)));
        module.put(name, function);
        return function;
    }

    private static Value byCatalogue(Calls calls, String api, List<Value> arguments) {
        return calls.call(Api.of(api), Undefined.UNDEFINED, arguments);
    }

    /** A function that has an answer only for what is known. */
    @FunctionalInterface
    interface Known {
        Optional<Value> apply(Invocation in);
    }
}

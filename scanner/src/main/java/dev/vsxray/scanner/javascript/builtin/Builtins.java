package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Undefined;

/** All built-ins of the pure language. */
public final class Builtins {

    private Builtins() {}

    /** Fills the prototypes and the global object of a realm. */
    public static void install(Realm realm) {
        PlainObject global = realm.global();
        global.putHidden("undefined", Undefined.UNDEFINED);
        global.putHidden("globalThis", global);
        FunctionBuiltins.install(realm);
        ObjectBuiltins.install(realm);
        ListIterator.install(realm);
        StringBuiltins.install(realm);
        StringMatching.install(realm);
        RegExpBuiltins.install(realm);
        NumberBuiltins.install(realm);
        MathBuiltins.install(realm);
        SymbolBuiltins.install(realm);
        ArrayBuiltins.install(realm);
        ArrayCallbacks.install(realm);
        ErrorBuiltins.install(realm);
        CollectionBuiltins.install(realm);
        DateBuiltins.install(realm);
        JsonBuiltins.install(realm);
        TypedArrayBuiltins.install(realm);
        BufferBuiltins.install(realm);
        EncodingBuiltins.install(realm);
        UrlBuiltins.install(realm);
    }
}

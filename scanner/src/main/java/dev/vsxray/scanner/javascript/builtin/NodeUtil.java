package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code node:util} and {@code node:string_decoder}, as far as programs compute with them. */
final class NodeUtil {

    private NodeUtil() {}

    static void install(Realm realm, PlainObject util) {
        NodeModules.share(realm, util, "TextEncoder");
        NodeModules.share(realm, util, "TextDecoder");
        function(realm, util, "format", NodeUtil::format);
        function(
                realm,
                util,
                "inspect",
                in -> in.argument(0) instanceof Text text
                        ? Text.of("'" + text.value() + "'")
                        : json(in, in.argument(0)));
        function(realm, util, "promisify", NodeUtil::promisify);
        function(realm, util, "deprecate", in -> in.argument(0));
        function(realm, util, "inherits", NodeUtil::inherits);
    }

    private static void function(Realm realm, PlainObject util, String name, Invocation.Body body) {
        Invocation.method(realm, util, name, 1, body);
        util.put(name, util.own(name).orElseThrow().value());
    }

    private static Value json(Invocation in, Value value) {
        Value json = in.calls().get(in.calls().realm().global(), "JSON");
        Value text = in.calls().call(in.calls().get(json, "stringify"), json, List.of(value));
        return text instanceof Undefined ? Unknown.of(Unknown.Kind.TEXT, Values.deepFacts(value)) : text;
    }

    private static Value format(Invocation in) {
        List<Value> parts = new ArrayList<>();
        int next = 1;
        if (in.argument(0) instanceof Text template) {
            String text = template.value();
            int start = 0;
            for (int i = 0; i + 1 < text.length(); i++) {
                char kind = text.charAt(i) == '%' ? text.charAt(i + 1) : ' ';
                boolean takes = "sdifjoO".indexOf(kind) >= 0 && next < in.count();
                if (takes || kind == '%') {
                    parts.add(Text.of(text.substring(start, i)));
                    parts.add(takes ? formatted(in, kind, in.argument(next++)) : Text.of("%"));
                    start = i + 2;
                    i++;
                }
            }
            parts.add(Text.of(text.substring(start)));
        } else if (in.count() > 0) {
            parts.add(formatted(in, 's', in.argument(0)));
        }
        for (; next < in.count(); next++) {
            parts.add(Text.of(" "));
            parts.add(formatted(in, 's', in.argument(next)));
        }
        return PartialText.concatenate(in.calls(), parts);
    }

    private static Value formatted(Invocation in, char kind, Value value) {
        return switch (kind) {
            case 'd', 'i', 'f' -> Coercions.toText(in.calls(), Coercions.toNumber(in.calls(), value));
            case 'j', 'o', 'O' -> json(in, value);
            default -> value instanceof HeapObject ? json(in, value) : Coercions.toText(in.calls(), value);
        };
    }

    /**
     * A function that gives what the original hands to its callback. A function of the catalogue stays itself, so that
     * the catalogue still knows it.
     */
    private static Value promisify(Invocation in) {
        Value original = in.argument(0);
        if (original instanceof Api || !(original instanceof FunctionObject)) {
            return original;
        }
        return new NativeFunction(in.calls().realm().functionPrototype(), "", 1, (calls, self, arguments) -> {
            List<Value> results = new ArrayList<>();
            NativeFunction callback =
                    new NativeFunction(calls.realm().functionPrototype(), "", 2, (inner, none, given) -> {
                        results.add(Values.argument(given, 1));
                        return Undefined.UNDEFINED;
                    });
            List<Value> all = new ArrayList<>(arguments);
            all.add(callback);
            Value returned = calls.call(original, self, all);
            return results.isEmpty() ? Values.derived(returned, arguments) : Values.joinAll(results);
        });
    }

    private static Value inherits(Invocation in) {
        Value prototype = in.calls().get(in.argument(0), "prototype");
        if (prototype instanceof HeapObject object) {
            object.setPrototype(in.calls().get(in.argument(1), "prototype"));
        }
        return Undefined.UNDEFINED;
    }

    static void installStringDecoder(Realm realm, PlainObject module) {
        PlainObject prototype = realm.prototype("StringDecoder");
        NativeFunction constructor =
                new NativeFunction(realm.functionPrototype(), "StringDecoder", 1, (calls, self, arguments) -> {
                    PlainObject decoder =
                            new PlainObject(calls.level(), calls.realm().prototype("StringDecoder"));
                    decoder.put("encoding", Values.argument(arguments, 0));
                    return decoder;
                });
        constructor.putHidden("prototype", prototype);
        module.put("StringDecoder", constructor);
        Invocation.method(realm, prototype, "write", 1, in -> Bytes.text(in.calls(), in.argument(0), encoding(in)));
        Invocation.method(
                realm,
                prototype,
                "end",
                1,
                in -> in.has(0) ? Bytes.text(in.calls(), in.argument(0), encoding(in)) : Text.EMPTY);
    }

    private static ByteText encoding(Invocation in) {
        Optional<Value> name = in.self() instanceof PlainObject decoder
                ? decoder.own("encoding").map(Property::value)
                : Optional.empty();
        return name.filter(Text.class::isInstance)
                .flatMap(text -> ByteText.named(((Text) text).value()))
                .orElse(ByteText.UTF8);
    }
}

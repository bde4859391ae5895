package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.PercentText;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.CollectionObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code URL} and {@code URLSearchParams}, of texts that are known wholly or in part. */
final class UrlBuiltins {

    private UrlBuiltins() {}

    static void install(Realm realm) {
        realm.constructor("URL", 2, (calls, self, arguments) -> make(new Invocation(calls, self, arguments)));
        HeapObject constructor =
                (HeapObject) realm.global().own("URL").orElseThrow().value();
        Invocation.method(
                realm,
                constructor,
                "canParse",
                2,
                in -> in.text(0)
                        .<Value>map(text -> Bool.of(UrlParts.of(text.value()).isAbsolute()))
                        .orElseGet(() -> in.sanitised(Unknown.Kind.BOOLEAN)));
        PlainObject prototype = realm.prototype("URL");
        accessor(realm, "href", in -> href(in.calls(), in.self()));
        accessor(realm, "origin", in -> join(in, "protocol", "//", "host"));
        accessor(realm, "host", UrlBuiltins::host);
        accessor(realm, "search", UrlBuiltins::search);
        Invocation.method(realm, prototype, "toString", 0, in -> href(in.calls(), in.self()));
        Invocation.method(realm, prototype, "toJSON", 0, in -> href(in.calls(), in.self()));
        installParameters(realm);
    }

    private static void accessor(Realm realm, String name, Invocation.Body read) {
        NativeFunction getter = new NativeFunction(
                realm.functionPrototype(),
                "get " + name,
                0,
                (calls, self, none) -> read.apply(new Invocation(calls, self, none)));
        realm.prototype("URL").defineAccessor(name, Optional.of(getter), Optional.empty(), false);
    }

    private static Value make(Invocation in) {
        PartialText text = PartialText.of(in.calls(), in.argument(0));
        UrlParts parts = UrlParts.of(text.parts());
        Facts facts = text.facts();
        if (!parts.isAbsolute() && in.has(1)) {
            PartialText base = PartialText.of(in.calls(), in.argument(1));
            parts = UrlParts.of(base.parts()).resolve(text.parts());
            facts = facts.join(base.facts());
        }
        if (!parts.isAbsolute() && !text.parts().contains(Unknown.HOLE)) {
            throw in.typeError("Invalid URL");
        }
        CollectionObject parameters = newParameters(in.calls());
        // What a server is asked for is not known before somebody asks, and has its parameters nonetheless.
        boolean hidden = parts.query().isEmpty() && text.parts().startsWith(Unknown.HOLE);
        readQuery(parameters, hidden ? Unknown.HOLE : parts.query(), facts);
        Value query = part(parts.query(), facts);
        PlainObject url = new UrlObject(in.calls(), query, queryText(in.calls(), parameters));
        put(url, "protocol", parts.protocol(), facts);
        put(url, "username", parts.username(), facts);
        put(url, "password", parts.password(), facts);
        put(url, "hostname", parts.hostname(), facts);
        put(url, "port", parts.port(), facts);
        put(url, "pathname", parts.pathname(), facts);
        put(url, "hash", parts.hash(), facts);
        url.put("searchParams", parameters);
        return url;
    }

    /** A URL with its query as it was written, which stays until a parameter is changed. */
    private static final class UrlObject extends PlainObject {
        private final Value query;
        private final Value parameters;

        UrlObject(Calls calls, Value query, Value parameters) {
            super(calls.level(), calls.realm().prototype("URL"), "URL");
            this.query = query;
            this.parameters = parameters;
        }
    }

    /** A part of the text; where it has a hole, unknown text with the facts of the whole. */
    private static void put(PlainObject url, String name, String part, Facts facts) {
        url.put(name, part(part, facts));
    }

    private static Value part(String part, Facts facts) {
        return part.contains(Unknown.HOLE) ? Unknown.text(part, facts) : Text.of(part);
    }

    private static Value join(Invocation in, String first, String between, String second) {
        return PartialText.concatenate(
                in.calls(),
                List.of(
                        in.calls().get(in.self(), first),
                        Text.of(between),
                        in.calls().get(in.self(), second)));
    }

    private static Value host(Invocation in) {
        Value port = in.calls().get(in.self(), "port");
        return port instanceof Text text && text.length() == 0
                ? in.calls().get(in.self(), "hostname")
                : join(in, "hostname", ":", "port");
    }

    private static Value search(Invocation in) {
        Value query = queryText(in.calls(), in.calls().get(in.self(), "searchParams"));
        if (in.self() instanceof UrlObject url && url.parameters.equals(query)) {
            query = url.query;
        }
        return query instanceof Text text && text.length() == 0
                ? text
                : PartialText.concatenate(in.calls(), List.of(Text.of("?"), query));
    }

    private static Value href(Calls calls, Value url) {
        Value protocol = calls.get(url, "protocol");
        boolean opaque = calls.get(url, "hostname") instanceof Text host
                && host.length() == 0
                && !protocol.equals(Text.of("file:"));
        List<Value> parts = new ArrayList<>(List.of(protocol, Text.of(opaque ? "" : "//")));
        Value user = calls.get(url, "username");
        if (!(user instanceof Text text && text.length() == 0)) {
            parts.addAll(List.of(user, Text.of(":"), calls.get(url, "password"), Text.of("@")));
        }
        parts.add(calls.get(url, "host"));
        parts.add(calls.get(url, "pathname"));
        parts.add(calls.get(url, "search"));
        parts.add(calls.get(url, "hash"));
        return PartialText.concatenate(calls, parts);
    }

    // URLSearchParams

    private static CollectionObject newParameters(Calls calls) {
        return new CollectionObject(calls.level(), calls.realm().prototype("URLSearchParams"), "URLSearchParams");
    }

    private static void installParameters(Realm realm) {
        realm.constructor(
                "URLSearchParams",
                0,
                (calls, self, arguments) -> makeParameters(new Invocation(calls, self, arguments)));
        PlainObject prototype = realm.prototype("URLSearchParams");
        for (String name : List.of("has", "delete", "forEach", "keys", "values", "entries")) {
            prototype.putHidden(
                    name, realm.prototype("Map").own(name).map(Property::value).orElseThrow());
        }
        prototype.putHidden(
                Symbol.ITERATOR.key(), prototype.own("entries").orElseThrow().value());
        Invocation.method(realm, prototype, "get", 1, in -> {
            Value get = in.calls().get(in.calls().realm().prototype("Map"), "get");
            Value found = in.calls().call(get, in.self(), in.arguments());
            return found instanceof Undefined ? Null.NULL : found;
        });
        Invocation.method(
                realm,
                prototype,
                "getAll",
                1,
                in -> in.calls()
                        .newArray(List.of(
                                in.calls().call(in.calls().get(in.self(), "get"), in.self(), in.arguments()))));
        for (String name : List.of("append", "set")) {
            Invocation.method(realm, prototype, name, 2, in -> {
                Value set = in.calls().get(in.calls().realm().prototype("Map"), "set");
                List<Value> texts = List.of(
                        Coercions.toText(in.calls(), in.argument(0)), Coercions.toText(in.calls(), in.argument(1)));
                in.calls().call(set, in.self(), texts);
                return Undefined.UNDEFINED;
            });
        }
        Invocation.method(realm, prototype, "toString", 0, in -> queryText(in.calls(), in.self()));
    }

    private static Value makeParameters(Invocation in) {
        CollectionObject parameters = newParameters(in.calls());
        Value source = in.argument(0);
        if (source instanceof PlainObject object) {
            for (String key : object.enumerableKeys()) {
                parameters
                        .entries()
                        .put(
                                Text.of(key),
                                Coercions.toText(in.calls(), in.calls().get(object, key)));
            }
            object.rest().ifPresent(parameters::addRest);
        } else if (source instanceof HeapObject) {
            Elements pairs = Elements.orUnknown(in.calls(), source);
            for (Value pair : pairs.items()) {
                Value key = Coercions.toText(in.calls(), in.calls().get(pair, "0"));
                parameters
                        .entries()
                        .put(key, Coercions.toText(in.calls(), in.calls().get(pair, "1")));
            }
            pairs.others().ifPresent(parameters::addRest);
        } else if (in.has(0)) {
            PartialText text = PartialText.of(in.calls(), source);
            readQuery(
                    parameters, text.parts().startsWith("?") ? text.parts().substring(1) : text.parts(), text.facts());
        }
        return parameters;
    }

    private static void readQuery(CollectionObject parameters, String query, Facts facts) {
        if (query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (name.contains(Unknown.HOLE)) {
                parameters.addRest(Unknown.text(value, facts));
            } else {
                parameters.entries().put(Text.of(decode(name)), part(decode(value), facts));
            }
        }
    }

    private static String decode(String text) {
        return PercentText.decodeLenient(text.replace('+', ' '));
    }

    private static Value queryText(Calls calls, Value parameters) {
        if (!(parameters instanceof CollectionObject collection)) {
            return Unknown.of(Unknown.Kind.TEXT, Values.deepFacts(parameters));
        }
        List<Value> parts = new ArrayList<>();
        for (Map.Entry<Value, Value> entry : collection.entries().entrySet()) {
            parts.add(Text.of(parts.isEmpty() ? "" : "&"));
            parts.add(encoded(calls, entry.getKey()));
            parts.add(Text.of("="));
            parts.add(encoded(calls, entry.getValue()));
        }
        if (!collection.isExact()) {
            parts.add(Unknown.of(Unknown.Kind.TEXT, Values.deepFacts(collection)));
        }
        return PartialText.concatenate(calls, parts);
    }

    private static Value encoded(Calls calls, Value value) {
        Value text = Coercions.toText(calls, value);
        return text instanceof Text known ? Text.of(PercentText.encodeForm(known.value())) : text;
    }
}

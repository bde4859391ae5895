package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.PercentText;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code node:url}, the older interface included, and {@code node:querystring}. */
final class NodeUrl {

    private NodeUrl() {}

    static void install(Realm realm, PlainObject url) {
        NodeModules.share(realm, url, "URL");
        NodeModules.share(realm, url, "URLSearchParams");
        function(realm, url, "parse", NodeUrl::parse);
        function(realm, url, "format", NodeUrl::format);
        function(realm, url, "resolve", in -> {
            PartialText base = PartialText.of(in.calls(), in.argument(0));
            PartialText reference = PartialText.of(in.calls(), in.argument(1));
            Value made = in.calls().construct(global(in, "URL"), List.of(reference.value(), base.value()));
            return Coercions.toText(in.calls(), made);
        });
        function(realm, url, "fileURLToPath", in -> {
            PartialText text = PartialText.of(in.calls(), in.argument(0));
            String path = text.parts().replaceFirst("^file://", "");
            return text(PercentText.decodeLenient(path), text.facts());
        });
        function(realm, url, "pathToFileURL", in -> {
            Value text = PartialText.concatenate(in.calls(), List.of(Text.of("file://"), in.argument(0)));
            return in.calls().construct(global(in, "URL"), List.of(text));
        });
    }

    private static void function(Realm realm, PlainObject module, String name, Invocation.Body body) {
        Invocation.method(realm, module, name, 1, body);
        module.put(name, module.own(name).orElseThrow().value());
    }

    private static Value global(Invocation in, String name) {
        return in.calls().get(in.calls().realm().global(), name);
    }

    private static Value text(String parts, Facts facts) {
        return parts.contains(Unknown.HOLE) ? Unknown.text(parts, facts) : Text.of(parts);
    }

    private static Value parse(Invocation in) {
        PartialText whole = PartialText.of(in.calls(), in.argument(0));
        UrlParts parts = UrlParts.of(whole.parts());
        Facts facts = whole.facts();
        PlainObject url = in.calls().newObject();
        String search = parts.query().isEmpty() ? "" : "?" + parts.query();
        url.put("href", text(whole.parts(), facts));
        url.put("protocol", orNull(parts.protocol(), facts));
        url.put("host", orNull(parts.host(), facts));
        url.put("hostname", orNull(parts.hostname(), facts));
        url.put("port", orNull(parts.port(), facts));
        url.put("pathname", orNull(parts.pathname(), facts));
        url.put("search", orNull(search, facts));
        url.put("path", orNull(parts.pathname() + search, facts));
        url.put("hash", orNull(parts.hash(), facts));
        boolean parsesQuery = Boolean.TRUE.equals(Coercions.truth(in.argument(1)));
        url.put("query", parsesQuery ? parseQuery(in, parts.query(), facts) : orNull(parts.query(), facts));
        return url;
    }

    private static Value orNull(String part, Facts facts) {
        return part.isEmpty() ? Null.NULL : text(part, facts);
    }

    private static Value format(Invocation in) {
        if (!(in.argument(0) instanceof PlainObject url) || url.className().equals("URL")) {
            return Coercions.toText(in.calls(), in.argument(0));
        }
        List<Value> parts = new ArrayList<>();
        Value protocol = in.calls().get(url, "protocol");
        parts.add(Coercions.isNullish(protocol) ? Text.EMPTY : protocol);
        boolean colon = protocol instanceof Text text && text.value().endsWith(":");
        parts.add(Text.of(Coercions.isNullish(protocol) ? "" : colon ? "//" : "://"));
        Value user = orEmpty(in, url, "auth", "");
        parts.add(user);
        parts.add(Text.of(user.equals(Text.EMPTY) ? "" : "@"));
        Value host = in.calls().get(url, "host");
        parts.add(Coercions.isNullish(host) ? orEmpty(in, url, "hostname", "") : host);
        if (Coercions.isNullish(host)) {
            parts.add(orEmpty(in, url, "port", ":"));
        }
        parts.add(orEmpty(in, url, "pathname", ""));
        Value search = in.calls().get(url, "search");
        boolean asQuery = Coercions.isNullish(search) && in.calls().get(url, "query") instanceof HeapObject;
        parts.add(asQuery ? Text.of("?") : orEmpty(in, url, "search", ""));
        parts.add(asQuery ? queryText(in, in.calls().get(url, "query"), "&", "=") : Text.EMPTY);
        parts.add(orEmpty(in, url, "hash", ""));
        return PartialText.concatenate(in.calls(), parts);
    }

    private static Value orEmpty(Invocation in, PlainObject url, String name, String before) {
        Value value = in.calls().get(url, name);
        return Coercions.isNullish(value)
                ? Text.EMPTY
                : PartialText.concatenate(in.calls(), List.of(Text.of(before), value));
    }

    // querystring

    static void installQueryString(Realm realm, PlainObject module) {
        function(
                realm,
                module,
                "stringify",
                in -> queryText(in, in.argument(0), separator(in, 1, "&"), separator(in, 2, "=")));
        function(
                realm,
                module,
                "encode",
                in -> queryText(in, in.argument(0), separator(in, 1, "&"), separator(in, 2, "=")));
        function(realm, module, "parse", in -> parsed(in));
        function(realm, module, "decode", in -> parsed(in));
        function(
                realm,
                module,
                "escape",
                in -> in.calls().call(global(in, "encodeURIComponent"), Undefined.UNDEFINED, in.arguments()));
        function(
                realm,
                module,
                "unescape",
                in -> in.text(0)
                        .<Value>map(
                                text -> in.calls().decoded(PercentText.decodeLenient(text.value()), "percent", text))
                        .orElseGet(() -> in.derivedText("decode")));
    }

    private static String separator(Invocation in, int index, String absent) {
        return in.has(index) ? in.text(index).map(Text::value).orElse(absent) : absent;
    }

    private static Value parsed(Invocation in) {
        PartialText query = PartialText.of(in.calls(), in.argument(0));
        return parseQuery(in, query.parts(), query.facts());
    }

    private static Value parseQuery(Invocation in, String query, Facts facts) {
        PlainObject values = in.calls().newObject();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = PercentText.decodeLenient((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            String value = PercentText.decodeLenient((equals < 0 ? "" : pair.substring(equals + 1)).replace('+', ' '));
            if (name.contains(Unknown.HOLE)) {
                values.addRest(Unknown.text(value, facts));
            } else {
                values.put(name, text(value, facts));
            }
        }
        return values;
    }

    private static Value queryText(Invocation in, Value values, String between, String equals) {
        if (!(values instanceof HeapObject object)) {
            return in.derived(Unknown.Kind.TEXT);
        }
        List<Value> parts = new ArrayList<>();
        for (String key : ObjectBuiltins.enumerableKeys(in.calls(), object)) {
            Value value = Coercions.toText(in.calls(), in.calls().get(object, key));
            parts.add(Text.of((parts.isEmpty() ? "" : between)
                    + PercentText.encodeComponent(key).orElse(key)
                    + equals));
            parts.add(
                    value instanceof Text text
                            ? Text.of(PercentText.encodeComponent(text.value()).orElse(""))
                            : value);
        }
        object.rest().ifPresent(rest -> parts.add(Unknown.of(Unknown.Kind.TEXT, rest.facts())));
        return PartialText.concatenate(in.calls(), parts);
    }
}

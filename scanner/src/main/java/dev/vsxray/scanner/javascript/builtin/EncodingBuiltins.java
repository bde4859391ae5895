package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.PercentText;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** {@code atob}, {@code escape}, {@code encodeURIComponent} and their kind, {@code TextEncoder}, {@code TextDecoder}. */
final class EncodingBuiltins {

    private EncodingBuiltins() {}

    static void install(Realm realm) {
        PlainObject global = realm.global();
        Invocation.method(
                realm, global, "atob", 1, in -> decode(in, "base64", "InvalidCharacterError", ByteText::atob));
        Invocation.method(
                realm,
                global,
                "btoa",
                1,
                in -> in.text(0)
                        .<Value>map(text -> Invocation.composed(
                                ByteText.btoa(text.value())
                                        .orElseThrow(() -> in.calls().error("Error", "Invalid character")),
                                text))
                        .orElseGet(() -> in.derivedText("base64-encode")));
        Invocation.method(
                realm,
                global,
                "unescape",
                1,
                in -> decode(in, "percent", "URIError", text -> Optional.of(PercentText.unescape(text))));
        Invocation.method(
                realm,
                global,
                "decodeURIComponent",
                1,
                in -> decode(in, "percent", "URIError", PercentText::decodeComponent));
        Invocation.method(
                realm, global, "decodeURI", 1, in -> decode(in, "percent", "URIError", PercentText::decodeUri));
        encoder(realm, "escape", PercentText::escape);
        encoder(
                realm,
                "encodeURIComponent",
                text -> PercentText.encodeComponent(text).orElse(""));
        encoder(realm, "encodeURI", text -> PercentText.encodeUri(text).orElse(""));
        installText(realm);
    }

    private static Value decode(Invocation in, String how, String error, Function<String, Optional<String>> decoder) {
        Optional<Text> text = in.text(0);
        if (text.isEmpty()) {
            return in.derivedText("decode");
        }
        Limits.spendCharacters(in.calls(), text.get().length());
        String decoded =
                decoder.apply(text.get().value()).orElseThrow(() -> in.calls().error(error, "malformed text"));
        return decoded.equals(text.get().value()) ? text.get() : in.calls().decoded(decoded, how, text.get());
    }

    /** An encoding that changes single characters keeps the parts of a text that are known. */
    private static void encoder(Realm realm, String name, UnaryOperator<String> encode) {
        Invocation.method(realm, realm.global(), name, 1, in -> {
            Optional<Text> text = in.text(0);
            if (text.isPresent()) {
                Limits.spendCharacters(in.calls(), text.get().length());
                return Invocation.composed(encode.apply(text.get().value()), text.get());
            }
            return PartialText.of(in.calls(), in.argument(0))
                    .map(parts -> encodeParts(parts, encode))
                    .value();
        });
    }

    private static String encodeParts(String parts, UnaryOperator<String> encode) {
        StringBuilder encoded = new StringBuilder();
        for (String part : parts.split("(?<=…)|(?=…)")) {
            encoded.append(part.equals(Unknown.HOLE) ? part : encode.apply(part));
        }
        return encoded.toString();
    }

    private static void installText(Realm realm) {
        realm.constructor("TextEncoder", 0, (calls, self, arguments) -> {
            PlainObject encoder = new PlainObject(calls.level(), calls.realm().prototype("TextEncoder"));
            encoder.put("encoding", Text.of("utf-8"));
            return encoder;
        });
        Invocation.method(
                realm,
                realm.prototype("TextEncoder"),
                "encode",
                1,
                in -> in.text(0)
                        .<Value>map(text -> Bytes.known(
                                in.calls(), BytesObject.Kind.UINT8, ByteText.UTF8.bytes(text.value()), text.origin()))
                        .orElseGet(() -> Bytes.unknown(in.calls(), BytesObject.Kind.UINT8, in.facts())));
        Invocation.method(realm, realm.prototype("TextEncoder"), "encodeInto", 2, in -> {
            if (in.argument(1) instanceof BytesObject target) {
                target.block().makeUnknown();
                target.addFacts(in.argument(0).facts());
            }
            PlainObject counts = in.calls().newObject();
            counts.put("read", Unknown.NUMBER);
            counts.put("written", Unknown.NUMBER);
            return counts;
        });
        realm.constructor("TextDecoder", 1, (calls, self, arguments) -> {
            PlainObject decoder = new PlainObject(calls.level(), calls.realm().prototype("TextDecoder"));
            decoder.put("encoding", arguments.isEmpty() ? Text.of("utf-8") : arguments.get(0));
            return decoder;
        });
        Invocation.method(realm, realm.prototype("TextDecoder"), "decode", 1, in -> {
            ByteText encoding = in.calls().get(in.self(), "encoding") instanceof Text name
                    ? ByteText.named(name.value()).orElse(ByteText.UTF8)
                    : ByteText.UTF8;
            if (!in.has(0)) {
                return Text.EMPTY;
            }
            Value text = Bytes.text(in.calls(), in.argument(0), encoding);
            boolean marked = text instanceof Text known && known.value().startsWith("\uFEFF");
            return marked ? Invocation.composed(((Text) text).value().substring(1), (Text) text) : text;
        });
    }
}

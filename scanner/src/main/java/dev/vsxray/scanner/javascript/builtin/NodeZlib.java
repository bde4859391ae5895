package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.Decompression;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code node:zlib}, the unpacking half. What is packed stays unknown: nothing needs to be read in it. */
final class NodeZlib {

    private static final Map<String, Function<byte[], Optional<byte[]>>> UNPACKERS = Map.of(
            "gunzip", Decompression::gunzip,
            "inflate", Decompression::inflate,
            "inflateRaw", Decompression::inflateRaw,
            "unzip", Decompression::unzip,
            "brotliDecompress", Decompression::brotli);

    private NodeZlib() {}

    static void install(Realm realm, PlainObject zlib) {
        UNPACKERS.forEach((name, unpacker) -> {
            NodeModules.function(realm, zlib, "node:zlib." + name + "Sync", 1, in -> unpack(in, name, unpacker));
            NodeModules.function(realm, zlib, "node:zlib." + name, 2, in -> {
                Value callback = in.argument(Math.max(0, in.count() - 1));
                return unpack(in, name, unpacker)
                        .map(plain -> in.calls().call(callback, Undefined.UNDEFINED, List.of(Null.NULL, plain)));
            });
        });
    }

    private static Optional<Value> unpack(Invocation in, String name, Function<byte[], Optional<byte[]>> unpacker) {
        Calls calls = in.calls();
        Optional<byte[]> packed = Bytes.of(calls, in.argument(0), ByteText.UTF8);
        return packed.flatMap(unpacker).map(plain -> {
            Origin before = Bytes.origin(in.argument(0));
            String shown = ByteText.LATIN1.text(packed.get());
            return Bytes.buffer(calls, plain, Origin.decoded(name, calls.place(), shown, before));
        });
    }
}

package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.Ciphers;
import dev.vsxray.scanner.javascript.codec.Digests;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code node:crypto} with constant keys: ciphers, digests and key derivation. */
final class NodeCrypto {

    private NodeCrypto() {}

    static void install(Realm realm, PlainObject crypto) {
        NodeModules.function(realm, crypto, "node:crypto.createDecipheriv", 3, in -> cipher(in, false));
        NodeModules.function(realm, crypto, "node:crypto.createCipheriv", 3, in -> cipher(in, true));
        NodeModules.function(
                realm,
                crypto,
                "node:crypto.createHash",
                1,
                in -> in.text(0)
                        .map(name -> new Running(
                                in.calls(), "Hash", "hash", name.value(), data -> Digests.digest(name.value(), data))));
        NodeModules.function(
                realm,
                crypto,
                "node:crypto.createHmac",
                2,
                in -> in.text(0)
                        .flatMap(name -> Bytes.of(in.calls(), in.argument(1), ByteText.UTF8)
                                .map(key -> new Running(
                                        in.calls(),
                                        "Hmac",
                                        "hash",
                                        name.value(),
                                        data -> Digests.hmac(name.value(), key, data)))));
        NodeModules.function(realm, crypto, "node:crypto.pbkdf2Sync", 5, NodeCrypto::pbkdf2);
        NodeModules.function(realm, crypto, "node:crypto.scryptSync", 3, NodeCrypto::scrypt);
        WebCrypto.install(realm, crypto);
        installRunning(realm);
    }

    private static Optional<Value> cipher(Invocation in, boolean encrypts) {
        Optional<Text> algorithm = in.text(0);
        Optional<byte[]> key = Bytes.of(in.calls(), in.argument(1), ByteText.UTF8);
        Optional<byte[]> iv = Coercions.isNullish(in.argument(2))
                ? Optional.of(new byte[0])
                : Bytes.of(in.calls(), in.argument(2), ByteText.UTF8);
        if (algorithm.isEmpty() || key.isEmpty() || iv.isEmpty()) {
            return Optional.empty();
        }
        String name = algorithm.get().value();
        String step = encrypts ? "encrypt" : "decrypt";
        Transform transform = data -> encrypts
                ? Ciphers.encrypt(name, key.get(), iv.get(), data, true)
                : Ciphers.decrypt(name, key.get(), iv.get(), data, true);
        String how = name.toLowerCase(Locale.ROOT);
        return Optional.of(new Running(in.calls(), encrypts ? "Cipheriv" : "Decipheriv", step, how, transform));
    }

    private static Optional<Value> pbkdf2(Invocation in) {
        Optional<byte[]> password = Bytes.of(in.calls(), in.argument(0), ByteText.UTF8);
        Optional<byte[]> salt = Bytes.of(in.calls(), in.argument(1), ByteText.UTF8);
        OptionalDouble rounds = in.integer(2, 0);
        OptionalDouble length = in.integer(3, 0);
        Optional<Text> digest = in.text(4);
        if (password.isEmpty() || salt.isEmpty() || rounds.isEmpty() || length.isEmpty() || digest.isEmpty()) {
            return Optional.empty();
        }
        in.calls().spend((long) Math.min(rounds.getAsDouble(), Digests.MAX_ITERATIONS));
        return Digests.pbkdf2(digest.get().value(), password.get(), salt.get(), (int) rounds.getAsDouble(), (int)
                        length.getAsDouble())
                .map(key -> Bytes.buffer(in.calls(), key, Origin.COMPOSED));
    }

    private static Optional<Value> scrypt(Invocation in) {
        Optional<byte[]> password = Bytes.of(in.calls(), in.argument(0), ByteText.UTF8);
        Optional<byte[]> salt = Bytes.of(in.calls(), in.argument(1), ByteText.UTF8);
        OptionalDouble length = in.integer(2, 0);
        if (password.isEmpty() || salt.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        int cost = option(in, "N", "cost", 16_384);
        int blockSize = option(in, "r", "blockSize", 8);
        int lanes = option(in, "p", "parallelization", 1);
        in.calls().spend(Math.min((long) cost * blockSize * lanes, Digests.MAX_SCRYPT_WORK));
        return Digests.scrypt(password.get(), salt.get(), cost, blockSize, lanes, (int) length.getAsDouble())
                .map(key -> Bytes.buffer(in.calls(), key, Origin.COMPOSED));
    }

    private static int option(Invocation in, String name, String longName, int absent) {
        if (!in.has(3)) {
            return absent;
        }
        for (String key : new String[] {name, longName}) {
            OptionalDouble value = Coercions.known(in.calls(), in.calls().get(in.argument(3), key));
            if (value.isPresent() && value.getAsDouble() > 0) {
                return (int) value.getAsDouble();
            }
        }
        return absent;
    }

    /** A digest or cipher that takes its data in pieces. */
    private static final class Running extends PlainObject {

        private final String step;
        private final String how;
        private final Transform transform;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private Facts facts = Facts.NONE;
        private Origin origin = Origin.LITERAL;
        private boolean known = true;
        private int given;

        /**
         * @param step the catalogue's word for what becomes of the data
         * @param how the report's word for what was undone, such as {@code aes-256-cbc}
         */
        Running(Calls calls, String className, String step, String how, Transform transform) {
            super(calls.level(), calls.realm().prototype(className), className);
            this.step = step;
            this.how = how;
            this.transform = transform;
        }

        void add(Invocation in) {
            ByteText encoding = BufferBuiltins.encoding(in, 1);
            Optional<byte[]> bytes = Bytes.of(in.calls(), in.argument(0), encoding);
            facts = facts.join(Values.deepFacts(in.argument(0)));
            if (bytes.isPresent() && data.size() + bytes.get().length <= Limits.BYTES) {
                data.writeBytes(bytes.get());
                origin = Origin.join(origin, Bytes.origin(in.argument(0)));
            } else {
                known = false;
            }
        }

        /** What has come out beyond what was given before; nothing while the pieces do not make a whole yet. */
        Value next(Invocation in, int encodingArgument) {
            boolean asText = in.argument(encodingArgument) instanceof Text;
            ByteText encoding = BufferBuiltins.encoding(in, encodingArgument);
            if (!known) {
                Facts done = facts.through(step, in.calls().place());
                Facts through = step.equals("hash") ? done.withMark("integrity-check") : done;
                return asText
                        ? Bytes.text(in.calls(), Bytes.unknown(in.calls(), kind(), through), encoding)
                        : Bytes.unknown(in.calls(), kind(), through);
            }
            Limits.spendCharacters(in.calls(), 4L * data.size());
            byte[] whole = transform.apply(data.toByteArray()).orElse(new byte[0]);
            byte[] fresh = Arrays.copyOfRange(whole, Math.min(given, whole.length), whole.length);
            given = whole.length;
            Origin made = step.equals("decrypt")
                    ? Origin.decoded(how, in.calls().place(), ByteText.LATIN1.text(data.toByteArray()), origin)
                    : Origin.COMPOSED;
            Value bytes = Bytes.buffer(in.calls(), fresh, made);
            return asText ? Bytes.text(in.calls(), bytes, encoding) : bytes;
        }

        private static BytesObject.Kind kind() {
            return BytesObject.Kind.BUFFER;
        }
    }

    @FunctionalInterface
    private interface Transform {
        Optional<byte[]> apply(byte[] data);
    }

    private static void installRunning(Realm realm) {
        for (String name : new String[] {"Hash", "Hmac"}) {
            PlainObject prototype = realm.prototype(name);
            method(realm, prototype, "update", (in, running) -> {
                running.add(in);
                return running;
            });
            method(realm, prototype, "digest", (in, running) -> running.next(in, 0));
            method(realm, prototype, "copy", (in, running) -> running);
        }
        for (String name : new String[] {"Cipheriv", "Decipheriv"}) {
            PlainObject prototype = realm.prototype(name);
            method(realm, prototype, "update", (in, running) -> {
                running.add(in);
                return running.next(in, 2);
            });
            method(realm, prototype, "final", (in, running) -> running.next(in, 0));
            for (String setter : new String[] {"setAutoPadding", "setAuthTag", "setAAD"}) {
                method(realm, prototype, setter, (in, running) -> running);
            }
            method(realm, prototype, "getAuthTag", (in, running) -> Unknown.OBJECT);
        }
    }

    @FunctionalInterface
    private interface RunningBody {
        Value apply(Invocation in, Running running);
    }

    private static void method(Realm realm, PlainObject prototype, String name, RunningBody body) {
        Invocation.method(
                realm,
                prototype,
                name,
                1,
                in -> in.self() instanceof Running running ? body.apply(in, running) : in.derived());
    }
}

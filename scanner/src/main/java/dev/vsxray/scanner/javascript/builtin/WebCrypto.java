package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.codec.Ciphers;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code crypto.subtle}: decryption with a key that is given as bytes. What it gives stands for its promise. */
final class WebCrypto {

    /** In bytes: at the end of what AES-GCM gives. */
    private static final int GCM_TAG = 16;

    private WebCrypto() {}

    static void install(Realm realm, PlainObject crypto) {
        PlainObject subtle = new PlainObject(0, realm.objectPrototype());
        NodeModules.function(realm, subtle, "node:crypto.subtle.importKey", 5, WebCrypto::importKey);
        NodeModules.function(realm, subtle, "node:crypto.subtle.decrypt", 3, WebCrypto::decrypt);
        for (String told : List.of("encrypt", "sign", "digest", "deriveKey", "generateKey")) {
            NodeModules.function(realm, subtle, "node:crypto.subtle." + told, 3, in -> Optional.empty());
        }
        crypto.put("subtle", subtle);
        PlainObject web = new PlainObject(0, realm.objectPrototype());
        web.put("subtle", subtle);
        crypto.put("webcrypto", web);
    }

    private static Optional<Value> importKey(Invocation in) {
        boolean raw = in.text(0).filter(format -> format.value().equals("raw")).isPresent();
        return raw && Bytes.copy(in.argument(1)).isPresent() ? Optional.of(in.argument(1)) : Optional.empty();
    }

    private static Optional<Value> decrypt(Invocation in) {
        Optional<byte[]> key = Bytes.copy(in.argument(1));
        Optional<byte[]> data = Bytes.copy(in.argument(2));
        if (!(in.argument(0) instanceof HeapObject algorithm)
                || !(in.calls().get(algorithm, "name") instanceof Text name)
                || key.isEmpty()
                || data.isEmpty()) {
            return Optional.empty();
        }
        String mode = name.value().toLowerCase(Locale.ROOT);
        String parameter = mode.equals("aes-ctr") ? "counter" : "iv";
        Optional<byte[]> iv = Bytes.copy(in.calls().get(algorithm, parameter));
        if (iv.isEmpty() || !mode.startsWith("aes-")) {
            return Optional.empty();
        }
        boolean tagged = mode.equals("aes-gcm") && data.get().length >= GCM_TAG;
        byte[] encrypted = tagged ? Arrays.copyOf(data.get(), data.get().length - GCM_TAG) : data.get();
        String cipher = "aes-" + key.get().length * Byte.SIZE + mode.substring("aes".length());
        Limits.spendCharacters(in.calls(), encrypted.length);
        return Ciphers.decrypt(cipher, key.get(), iv.get(), encrypted, true).map(plain -> {
            String shown = ByteText.LATIN1.text(encrypted);
            Origin origin = Origin.decoded(cipher, in.calls().place(), shown, Bytes.origin(in.argument(2)));
            return Bytes.known(in.calls(), BytesObject.Kind.ARRAY_BUFFER, plain, origin);
        });
    }
}

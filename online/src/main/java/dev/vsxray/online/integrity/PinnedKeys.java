package dev.vsxray.online.integrity;

import dev.vsxray.online.registry.Registries;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that are known here to be those of a registry, by its name. Beside each signature Open VSX publishes the address of its
 * key, {@code /api/-/public-key/14ccb407-4e79-41ed-be5a-6d608325c45a} for all packages so far; the file beside this class holds
 * that key as it was in October 2026, the same in two independent copies.
 */
public final class PinnedKeys {

    private static final String OPEN_VSX = "open-vsx.public.pem";

    private final Map<String, PublicKey> keys;

    public PinnedKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Those that ship with the tool. */
    public static PinnedKeys shipped() {
        try (InputStream in = PinnedKeys.class.getResourceAsStream(OPEN_VSX)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + OPEN_VSX);
            }
            String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new PinnedKeys(Map.of(Registries.OPEN_VSX, SigningKeys.publicKey(pem)));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    Optional<PublicKey> of(String registry) {
        return Optional.ofNullable(keys.get(registry));
    }
}

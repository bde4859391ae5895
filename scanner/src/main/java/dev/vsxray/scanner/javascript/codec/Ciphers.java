package dev.vsxray.scanner.javascript.codec;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Symmetric ciphers with constant keys, under the names that {@code node:crypto} uses: {@code aes-256-cbc},
 * {@code des-ede3-cbc}, {@code rc4}, {@code chacha20}.
 */
public final class Ciphers {

    private static final int GCM_TAG_BITS = 128;
    private static final int AES_BLOCK = 16;

    private Ciphers() {}

    /** @param autoPadding PKCS #7, as {@code setAutoPadding} says; empty result where key, IV or data do not fit */
    public static Optional<byte[]> decrypt(String algorithm, byte[] key, byte[] iv, byte[] data, boolean autoPadding) {
        return run(Cipher.DECRYPT_MODE, algorithm, key, iv, data, autoPadding);
    }

    /** The opposite of {@link #decrypt}; a GCM tag is not part of the result. */
    public static Optional<byte[]> encrypt(String algorithm, byte[] key, byte[] iv, byte[] data, boolean autoPadding) {
        return run(Cipher.ENCRYPT_MODE, algorithm, key, iv, data, autoPadding);
    }

    private static Optional<byte[]> run(
            int direction, String algorithm, byte[] key, byte[] iv, byte[] data, boolean autoPadding) {
        String name = algorithm.toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith("-gcm")) {
                return gcm(key, iv, data);
            }
            String padding = autoPadding ? "PKCS5Padding" : "NoPadding";
            if (name.startsWith("aes")) {
                String mode = name.substring(name.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
                boolean stream = !mode.equals("CBC") && !mode.equals("ECB");
                String transformation = "AES/" + mode + "/" + (stream ? "NoPadding" : padding);
                return apply(transformation, direction, key, mode.equals("ECB") ? null : new IvParameterSpec(iv), data);
            }
            if (name.startsWith("des-ede3") || name.equals("des3")) {
                boolean ecb = name.endsWith("ede3") || name.endsWith("ecb");
                String transformation = "DESede/" + (ecb ? "ECB" : "CBC") + "/" + padding;
                return apply(transformation, direction, key, ecb ? null : new IvParameterSpec(iv), data);
            }
            if (name.startsWith("rc4")) {
                return Optional.of(rc4(key, data));
            }
            if (name.equals("chacha20-poly1305") && iv.length == 12) {
                return chaCha20(direction, key, 1, iv, data);
            }
            if (name.equals("chacha20")) {
                return chaCha20(direction, key, iv, data);
            }
            return Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException doesNotFit) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> apply(
            String transformation, int direction, byte[] key, @Nullable AlgorithmParameterSpec parameters, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        SecretKeySpec secret = new SecretKeySpec(key, transformation.substring(0, transformation.indexOf('/')));
        cipher.init(direction, secret, parameters);
        return Optional.of(cipher.doFinal(data));
    }

    /**
     * GCM without its tag, which a scanner need not verify: counter mode that starts at the block after the one the
     * tag uses. Only the usual 12-byte nonce has that simple form; with others the JDK derives the first block.
     */
    private static Optional<byte[]> gcm(byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
        if (iv.length == 12) {
            byte[] counter = Arrays.copyOf(iv, AES_BLOCK);
            counter[AES_BLOCK - 1] = 2;
            return apply("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter), data);
        }
        // Encrypting gives the same key stream as decrypting, and needs no tag.
        return apply("AES/GCM/NoPadding", Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(GCM_TAG_BITS, iv), data)
                .map(withTag -> Arrays.copyOf(withTag, data.length));
    }

    /** Node's IV is a 32-bit little-endian counter and a 12-byte nonce. */
    private static Optional<byte[]> chaCha20(int direction, byte[] key, byte[] iv, byte[] data)
            throws GeneralSecurityException {
        if (iv.length != 16) {
            return Optional.empty();
        }
        int counter = iv[0] & 0xFF | (iv[1] & 0xFF) << 8 | (iv[2] & 0xFF) << 16 | (iv[3] & 0xFF) << 24;
        return chaCha20(direction, key, counter, Arrays.copyOfRange(iv, 4, 16), data);
    }

    /** The tag of the form with Poly1305 is no part of the data and need not be verified; its key stream starts at 1. */
    private static Optional<byte[]> chaCha20(int direction, byte[] key, int counter, byte[] nonce, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20");
        cipher.init(direction, new SecretKeySpec(key, "ChaCha20"), new ChaCha20ParameterSpec(nonce, counter));
        return Optional.of(cipher.doFinal(data));
    }

    /** RC4 by hand: the JDK's own refuses short keys. */
    private static byte[] rc4(byte[] key, byte[] data) {
        if (key.length == 0) {
            throw new IllegalArgumentException("RC4 needs a key");
        }
        int[] state = new int[256];
        Arrays.setAll(state, i -> i);
        for (int i = 0, j = 0; i < 256; i++) {
            j = j + state[i] + (key[i % key.length] & 0xFF) & 0xFF;
            swap(state, i, j);
        }
        byte[] out = new byte[data.length];
        for (int n = 0, i = 0, j = 0; n < data.length; n++) {
            i = i + 1 & 0xFF;
            j = j + state[i] & 0xFF;
            swap(state, i, j);
            out[n] = (byte) (data[n] ^ state[state[i] + state[j] & 0xFF]);
        }
        return out;
    }

    private static void swap(int[] state, int i, int j) {
        int old = state[i];
        state[i] = state[j];
        state[j] = old;
    }
}

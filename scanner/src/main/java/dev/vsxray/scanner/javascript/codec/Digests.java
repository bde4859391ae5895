package dev.vsxray.scanner.javascript.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests and key derivation with constant inputs, under the names that {@code node:crypto} uses. */
public final class Digests {

    /** PBKDF2 rounds; decoders of scripts stay far below, and a million would be a way to hold the scanner up. */
    public static final int MAX_ITERATIONS = 20_000;

    /** scrypt work, N * r * p in 128-byte blocks: Node's default (16384, 8, 1) fits. */
    public static final int MAX_SCRYPT_WORK = 1 << 18;

    private static final int MAX_KEY_LENGTH = 1024;
    private static final int SALSA_WORDS = 16;

    private Digests() {}

    /** Empty where the JDK has no such digest. */
    public static Optional<byte[]> digest(String algorithm, byte[] data) {
        try {
            return Optional.of(MessageDigest.getInstance(javaName(algorithm)).digest(data));
        } catch (GeneralSecurityException unknownAlgorithm) {
            return Optional.empty();
        }
    }

    private static String javaName(String algorithm) {
        String name = algorithm.toUpperCase(Locale.ROOT).replace("RSA-", "");
        return switch (name) {
            case "SHA1" -> "SHA-1";
            case "SHA224", "SHA256", "SHA384", "SHA512" -> "SHA-" + name.substring(3);
            case "SHA512-256" -> "SHA-512/256";
            default -> name;
        };
    }

    public static Optional<byte[]> hmac(String algorithm, byte[] key, byte[] data) {
        return mac(algorithm, key).map(mac -> mac.doFinal(data));
    }

    private static Optional<Mac> mac(String algorithm, byte[] key) {
        try {
            String name = "Hmac"
                    + javaName(algorithm)
                            .replaceFirst("^SHA-", "SHA")
                            .replace("SHA3", "SHA3-")
                            .replace("--", "-");
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
            return Optional.of(mac);
        } catch (GeneralSecurityException unknownAlgorithm) {
            return Optional.empty();
        }
    }

    /** RFC 8018 PBKDF2. Empty over {@link #MAX_ITERATIONS}. */
    public static Optional<byte[]> pbkdf2(String algorithm, byte[] password, byte[] salt, int iterations, int length) {
        if (iterations < 1 || iterations > MAX_ITERATIONS || length < 0 || length > MAX_KEY_LENGTH) {
            return Optional.empty();
        }
        return mac(algorithm, password).map(mac -> derive(mac, salt, iterations, length));
    }

    private static byte[] derive(Mac mac, byte[] salt, int iterations, int length) {
        ByteBuffer key = ByteBuffer.allocate(length + mac.getMacLength());
        for (int block = 1; key.position() < length; block++) {
            mac.update(salt);
            byte[] round = mac.doFinal(ByteBuffer.allocate(4).putInt(block).array());
            byte[] sum = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = mac.doFinal(round);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] ^= round[k];
                }
            }
            key.put(sum);
        }
        return Arrays.copyOf(key.array(), length);
    }

    /** RFC 7914 scrypt. Empty over {@link #MAX_SCRYPT_WORK}. */
    public static Optional<byte[]> scrypt(
            byte[] password, byte[] salt, int cost, int blockSize, int lanes, int length) {
        boolean sane =
                cost > 1 && Integer.bitCount(cost) == 1 && blockSize > 0 && lanes > 0 && length <= MAX_KEY_LENGTH;
        if (!sane || (long) cost * blockSize * lanes > MAX_SCRYPT_WORK) {
            return Optional.empty();
        }
        int laneBytes = 128 * blockSize;
        return pbkdf2("sha256", password, salt, 1, Math.min(MAX_KEY_LENGTH, lanes * laneBytes))
                .filter(start -> start.length == lanes * laneBytes)
                .flatMap(start -> {
                    for (int lane = 0; lane < lanes; lane++) {
                        mixLane(start, lane * laneBytes, laneBytes, cost);
                    }
                    return pbkdf2("sha256", password, start, 1, length);
                });
    }

    private static void mixLane(byte[] bytes, int from, int length, int cost) {
        ByteBuffer view = ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        int[] block = new int[length / 4];
        view.asIntBuffer().get(block);
        int[][] memory = new int[cost][];
        for (int i = 0; i < cost; i++) {
            memory[i] = block.clone();
            block = mixBlock(block);
        }
        for (int i = 0; i < cost; i++) {
            int[] chosen = memory[block[block.length - SALSA_WORDS] & (cost - 1)];
            for (int k = 0; k < block.length; k++) {
                block[k] ^= chosen[k];
            }
            block = mixBlock(block);
        }
        view.asIntBuffer().put(block);
    }

    private static int[] mixBlock(int[] block) {
        int[] mixed = new int[block.length];
        int[] x = Arrays.copyOfRange(block, block.length - SALSA_WORDS, block.length);
        int count = block.length / SALSA_WORDS;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < SALSA_WORDS; k++) {
                x[k] ^= block[i * SALSA_WORDS + k];
            }
            salsa(x);
            int place = i / 2 + (i % 2 == 0 ? 0 : count / 2);
            System.arraycopy(x, 0, mixed, place * SALSA_WORDS, SALSA_WORDS);
        }
        return mixed;
    }

    /** Salsa20/8 in place. */
    private static void salsa(int[] block) {
        int[] x = block.clone();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i % 16, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
            }
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i, 4 * i + (i + 1) % 4, 4 * i + (i + 2) % 4, 4 * i + (i + 3) % 4);
            }
        }
        for (int i = 0; i < SALSA_WORDS; i++) {
            block[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}

package dev.vsxray.scanner.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes the fingerprint of a finding, which suppressions and the comparison of two nights hold on to. */
public final class Fingerprint {

    /** 128 bits: a fleet has millions of findings, not 2^64. In bytes. */
    private static final int LENGTH = 16;

    private Fingerprint() {}

    /**
     * The same for every version of an extension in which the same rule sees the same thing.
     *
     * @param evidence what was seen, without what changes from release to release: no offsets, lines or versions
     * @return 32 hexadecimal digits
     */
    public static String of(String rule, ExtensionId extension, List<String> evidence) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            update(sha256, rule);
            update(sha256, extension.key());
            evidence.forEach(part -> update(sha256, part));
            return HexFormat.of().formatHex(sha256.digest(), 0, LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The zero byte keeps {@code ("ab", "c")} from {@code ("a", "bc")}. */
    private static void update(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}

package dev.vsxray.scanner.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    Sha256 update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        return this;
    }

    Sha256 update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return update(bytes, bytes.length);
    }

    /** Ends the hash: lower-case hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

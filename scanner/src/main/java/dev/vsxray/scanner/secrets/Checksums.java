package dev.vsxray.scanner.secrets;

import dev.vsxray.scanner.content.HostKinds;
import dev.vsxray.scanner.model.Feature.HostKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/** What tells a real secret from a string of the same shape, without asking anyone. */
final class Checksums {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Checksums() {}

    /**
     * GitHub's and npm's tokens: after the prefix 30 random characters, then their CRC-32 as six digits of base 62
     * ("Behind GitHub's new authentication token formats", GitHub blog, 2021).
     */
    static boolean endsWithCrc32(String token) {
        String body = token.substring(token.indexOf('_') + 1);
        CRC32 crc = new CRC32();
        crc.update(body.substring(0, body.length() - 6).getBytes(StandardCharsets.US_ASCII));
        return base62(crc.getValue()).equals(body.substring(body.length() - 6));
    }

    static String base62(long value) {
        char[] digits = new char[6];
        long rest = value;
        for (int i = 5; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(digits);
    }

    /** Base58Check: the last four bytes are the start of the double SHA-256 of the others (BIP-32). */
    static boolean isBase58Check(String text) {
        BigInteger value = BigInteger.ZERO;
        for (char c : text.toCharArray()) {
            int digit = BASE58.indexOf(c);
            if (digit < 0) {
                return false;
            }
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = value.toByteArray();
        if (bytes.length < 8) {
            return false;
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - 4);
        byte[] sum = Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
        return Arrays.equals(Arrays.copyOf(sha256(sha256(body)), 4), sum);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** A JSON Web Token whose claims name a role that reads and writes everything; those for browsers are meant to be public. */
    static boolean isServiceRole(String token) {
        String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        int usable = claims.length() % 4 == 1 ? claims.length() - 1 : claims.length();
        String json = new String(Base64.getUrlDecoder().decode(claims.substring(0, usable)), StandardCharsets.UTF_8);
        return json.contains("\"service_role\"") || json.contains("\"supabase_admin\"");
    }

    /** An address with a password for a machine that others can reach. */
    static boolean hasRemoteHost(String address) {
        String host = address.substring(address.lastIndexOf('@') + 1);
        HostKind kind = HostKinds.of(host);
        return (kind == HostKind.PUBLIC || kind == HostKind.PUBLIC_IP)
                && !host.endsWith("example.com")
                && !host.contains("hostname");
    }
}

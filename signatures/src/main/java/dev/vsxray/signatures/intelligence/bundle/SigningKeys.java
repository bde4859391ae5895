package dev.vsxray.signatures.intelligence.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Keys for bundles, as PEM: PKCS#8 for the private, SubjectPublicKeyInfo for the public one, as OpenSSL writes them. */
public final class SigningKeys {

    private static final String ALGORITHM = "Ed25519";

    /** In bytes; enough to tell a team's keys apart, short enough to read out. The signature check is what counts. */
    private static final int ID_LENGTH = 8;

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private SigningKeys() {}

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the encoded key. */
    public static String id(PublicKey key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 0, ID_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public static String toPem(PrivateKey key) {
        return pem(PRIVATE, key.getEncoded());
    }

    public static String toPem(PublicKey key) {
        return pem(PUBLIC, key.getEncoded());
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException where the text is no Ed25519 key in PEM
     */
    public static PrivateKey privateKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(PRIVATE, pem)));
        } catch (GeneralSecurityException noSuchKey) {
            throw new IllegalArgumentException("expected a private Ed25519 key in PEM", noSuchKey);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException where the text is no Ed25519 key in PEM
     */
    public static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(PUBLIC, pem)));
        } catch (GeneralSecurityException noSuchKey) {
            throw new IllegalArgumentException("expected a public Ed25519 key in PEM", noSuchKey);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }

    private static byte[] bytes(String what, String pem) {
        String begin = "-----BEGIN " + what + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + what + "-----", start + begin.length());
        if (start < 0 || end < 0) {
            throw new IllegalArgumentException("expected a PEM text with " + begin);
        }
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }
}

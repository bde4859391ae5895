package dev.vsxray.signatures.intelligence.bundle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Signs bundles and checks signatures: Ed25519 (RFC 8032) over all bytes before the signature line, which reads
 * {@code ## signature ed25519 KEY-ID BASE64}.
 */
public final class BundleSignature {

    private static final String ALGORITHM = "Ed25519";

    private static final String LINE = "## signature ed25519 ";

    private BundleSignature() {}

    /**
     * The bundle with its signature appended.
     *
     * @param publicKey the counterpart of {@code privateKey}; its id is written into the line
     */
    public static byte[] sign(IntelligenceBundle bundle, PrivateKey privateKey, PublicKey publicKey) {
        try {
            byte[] content = bundle.toBytes();
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey);
            signer.update(content);
            String line =
                    LINE + SigningKeys.id(publicKey) + " " + Base64.getEncoder().encodeToString(signer.sign()) + "\n";
            byte[] signed = Arrays.copyOf(content, content.length + line.length());
            System.arraycopy(line.getBytes(StandardCharsets.US_ASCII), 0, signed, content.length, line.length());
            return signed;
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalArgumentException(
                    "the key cannot sign with Ed25519: " + unusableKey.getMessage(), unusableKey);
        }
    }

    /** Reads a bundle whose signature, where it has one, does not matter: one from this machine's own state. */
    public static IntelligenceBundle read(byte[] file) throws BundleException {
        return IntelligenceBundle.parse(new String(parts(file).content(), StandardCharsets.UTF_8));
    }

    /**
     * Reads a bundle that must be signed by one of these keys. Nothing of it is parsed before the signature is found good.
     */
    public static IntelligenceBundle verify(byte[] file, List<PublicKey> trusted) throws BundleException {
        Parts parts = parts(file);
        if (parts.signature().isEmpty()) {
            throw new BundleException(
                    BundleException.Reason.NOT_SIGNED, "The bundle is not signed, or its end is missing.");
        }
        String[] fields = parts.signature().split(" ", -1);
        PublicKey key = trusted.stream()
                .filter(candidate -> SigningKeys.id(candidate).equals(fields[0]))
                .findFirst()
                .orElseThrow(() -> new BundleException(
                        BundleException.Reason.UNKNOWN_KEY,
                        "The bundle is signed by a key that is not trusted here" + keyNamed(fields[0]) + "."));
        if (fields.length != 2 || !isGood(parts.content(), fields[1], key)) {
            throw new BundleException(
                    BundleException.Reason.TAMPERED, "The bundle is not what was signed: its signature does not fit.");
        }
        return IntelligenceBundle.parse(new String(parts.content(), StandardCharsets.UTF_8));
    }

    private static String keyNamed(String id) {
        return id.matches("[0-9a-f]{16}") ? ", " + id : "";
    }

    private static boolean isGood(byte[] content, String base64, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Splits off the last line where it is a signature. */
    private static Parts parts(byte[] file) {
        int end = file.length;
        while (end > 0 && file[end - 1] == '\n') {
            end--;
        }
        int start = end;
        while (start > 0 && file[start - 1] != '\n') {
            start--;
        }
        String last = new String(file, start, end - start, StandardCharsets.UTF_8);
        return last.startsWith(LINE)
                ? new Parts(Arrays.copyOf(file, start), last.substring(LINE.length()))
                : new Parts(file, "");
    }

    private record Parts(byte[] content, String signature) {}
}

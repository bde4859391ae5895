package dev.vsxray.online.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The digests a registry signed: of the package, and of each of its entries by their names in Base64. Form:
 * {@code {"package": {"size", "digests": {"sha256"}}, "entries": {name: {"size", "digests": {"sha256"}}}}}.
 */
record SignatureManifest(JsonNode root) {

    /** Entries that are named where they differ. */
    private static final int NAMED = 3;

    /** Bytes of one entry that are hashed. */
    private static final long MOST_BYTES = 512L << 20;

    /** Empty where it is of another form. */
    static Optional<SignatureManifest> read(byte[] json) {
        try {
            JsonNode root = new JsonMapper().readTree(json);
            return root.path("package").path("digests").path("sha256").isTextual()
                    ? Optional.of(new SignatureManifest(root))
                    : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** @param sha256 of the package, in hexadecimal */
    boolean isOf(String sha256, long size) {
        JsonNode signed = root.path("package");
        return sha256.equals(hexOfBase64(signed.path("digests").path("sha256").textValue()))
                && (!signed.has("size") || signed.path("size").longValue() == size);
    }

    /** Names of entries that are not as signed, a few; untrusted text. */
    List<String> differing(Path archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (names.size() < NAMED && !entry.isDirectory() && !isSigned(zip, entry)) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }

    private boolean isSigned(ZipFile zip, ZipEntry entry) throws IOException {
        String key = Base64.getEncoder().encodeToString(entry.getName().getBytes(StandardCharsets.UTF_8));
        JsonNode signed = root.path("entries").path(key).path("digests").path("sha256");
        try (InputStream in = zip.getInputStream(entry)) {
            return signed.isTextual() && hexOfBase64(signed.textValue()).equals(sha256(in));
        }
    }

    private static String sha256(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            long read = 0;
            for (int got = in.read(buffer); got >= 0 && read <= MOST_BYTES; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
                read += got;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hexOfBase64(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}

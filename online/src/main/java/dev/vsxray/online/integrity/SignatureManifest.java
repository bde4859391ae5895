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

    /** Bytes that are hashed to find out which entries differ. */
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

    /** Names of entries that are not as signed, a few, as far as the package can be read; untrusted text. */
    List<String> differing(Path archive) {
        List<String> names = new ArrayList<>();
        long hashed = 0;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (names.size() >= NAMED || hashed > MOST_BYTES) {
                    break;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    Hashed content = hashed(in);
                    hashed += content.bytes();
                    if (!entry.isDirectory() && !content.sha256().equals(signed(entry))) {
                        names.add(entry.getName());
                    }
                }
            }
        } catch (IOException damaged) {
            // That the package is not the signed one is known already; these names only help to see where.
        }
        return List.copyOf(names);
    }

    /** The digest that was signed for an entry, in hexadecimal; empty where none was. */
    private String signed(ZipEntry entry) {
        String key = Base64.getEncoder().encodeToString(entry.getName().getBytes(StandardCharsets.UTF_8));
        return hexOfBase64(
                root.path("entries").path(key).path("digests").path("sha256").asText(""));
    }

    private record Hashed(String sha256, long bytes) {}

    private static Hashed hashed(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            long read = 0;
            for (int got = in.read(buffer); got >= 0 && read <= MOST_BYTES; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
                read += got;
            }
            return new Hashed(HexFormat.of().formatHex(digest.digest()), read);
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

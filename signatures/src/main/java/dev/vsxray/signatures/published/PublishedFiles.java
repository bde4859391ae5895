package dev.vsxray.signatures.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Look-ups over published files. Immutable; safe for several threads. */
public final class PublishedFiles {

    /** No package is known. */
    public static final PublishedFiles NONE = new PublishedFiles(List.of());

    private final SortedMap<String, SortedMap<String, String>> byPackage = new TreeMap<>();

    public PublishedFiles(Collection<PublishedFile> known) {
        known.forEach(file -> byPackage
                .computeIfAbsent(key(file.npmPackage(), file.version()), unused -> new TreeMap<>())
                .put(file.path(), file.sha256()));
    }

    /** SHA-256 in lower-case hexadecimal by path; empty where nobody said what this version is made of. */
    public Optional<SortedMap<String, String>> of(String npmPackage, String version) {
        return Optional.ofNullable(byPackage.get(key(npmPackage, version))).map(Collections::unmodifiableSortedMap);
    }

    private static String key(String npmPackage, String version) {
        return npmPackage + "@" + version;
    }

    /** SHA-256 over all of them, in hexadecimal: equal tables have equal digests. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byPackage.forEach((name, files) -> sha256.update((name + files).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

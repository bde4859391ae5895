package dev.vsxray.signatures.rule;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small, inert package that a rule must match, or must not.
 *
 * @param provenance what a registry is taken to say of it, by topic, such as {@code installs -> 12}
 * @param differences files that are taken to differ from the registry's, and how: {@code extension.js -> changed}
 * @param before the files of the version before it; empty where none is taken to be known
 * @param published what is taken to be published as a version of an npm package, such as {@code pad@1.0.0}: its files
 */
public record Example(
        String name,
        List<ExampleFile> files,
        List<ExampleFile> before,
        SortedMap<String, String> provenance,
        SortedMap<String, String> differences,
        SortedMap<String, List<ExampleFile>> published) {

    public Example {
        files = List.copyOf(files);
        before = List.copyOf(before);
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
        published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
    }

    /**
     * One file of it.
     *
     * @param path inside the package
     * @param content written as {@code form} says
     */
    public record ExampleFile(String path, String content, Form form) {

        /** @throws IllegalArgumentException when the content is not in its form */
        public byte[] bytes() {
            return switch (form) {
                case TEXT -> content.getBytes(StandardCharsets.UTF_8);
                case HEX -> HexFormat.of().parseHex(content.replaceAll("\\s", ""));
                case BASE64 -> Base64.getMimeDecoder().decode(content);
            };
        }

        /** Of its bytes, in lower-case hexadecimal. */
        public String sha256() {
            return Digests.sha256(bytes());
        }
    }

    /** How the bytes of a file are written down. */
    public enum Form {
        /** As text, to be encoded in UTF-8. */
        TEXT,
        /** As pairs of hexadecimal digits; white space is ignored. */
        HEX,
        /** In Base64; white space is ignored. */
        BASE64
    }
}

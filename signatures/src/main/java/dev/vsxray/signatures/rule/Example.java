package dev.vsxray.signatures.rule;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A small, inert package that a rule must match, or must not. */
public record Example(String name, List<ExampleFile> files) {

    public Example {
        files = List.copyOf(files);
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

package dev.vsxray.scanner.text;

/** How the bytes of a text file were read as characters. */
public enum Encoding {
    UTF_8,
    UTF_16_LE,
    UTF_16_BE,
    /** Fallback for bytes that are not UTF-8: each byte is one character. */
    LATIN_1
}

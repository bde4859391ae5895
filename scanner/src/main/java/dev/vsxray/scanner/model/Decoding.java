package dev.vsxray.scanner.model;

/**
 * One layer of decoding: {@code text} is what came out of applying {@code how} to the layer before.
 *
 * @param how for example {@code base64}, {@code xor}, {@code string-array}, {@code concatenation}
 * @param text bounded; text of the scanned file, never trusted
 */
public record Decoding(String how, String text) {}

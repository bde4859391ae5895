package dev.vsxray.scanner.javascript.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How obfuscators write the strings of a table: Base64 of UTF-8, in the usual alphabet or in the one that begins with
 * small letters, and where there is a key, RC4 over the characters of that.
 */
public enum StringTableCode {
    BASE64(false, false),
    BASE64_SMALL_LETTERS_FIRST(true, false),
    RC4(false, true),
    RC4_SMALL_LETTERS_FIRST(true, true);

    /** Entries of the cipher's table. */
    private static final int STATES = 256;

    private final boolean smallLettersFirst;
    private final boolean encrypted;

    StringTableCode(boolean smallLettersFirst, boolean encrypted) {
        this.smallLettersFirst = smallLettersFirst;
        this.encrypted = encrypted;
    }

    /** True when there is a key. */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** The word of the report. */
    public String word() {
        return encrypted ? "rc4" : "base64";
    }

    /**
     * The text that was written.
     *
     * @param key empty unless {@link #isEncrypted}
     * @return empty where {@code code} is not of this form
     */
    public Optional<String> decode(String code, String key) {
        if (encrypted && key.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> plain =
                ByteText.atob(smallLettersFirst ? swapCase(code) : code).flatMap(StringTableCode::ofUtf8);
        return encrypted ? plain.map(text -> rc4(text, key)) : plain;
    }

    private static String swapCase(String text) {
        char[] swapped = text.toCharArray();
        for (int i = 0; i < swapped.length; i++) {
            char c = swapped[i];
            if (c >= 'a' && c <= 'z') {
                swapped[i] = (char) (c - 'a' + 'A');
            } else if (c >= 'A' && c <= 'Z') {
                swapped[i] = (char) (c - 'A' + 'a');
            }
        }
        return new String(swapped);
    }

    private static Optional<String> ofUtf8(String bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static String rc4(String text, String key) {
        int[] states = new int[STATES];
        for (int i = 0; i < STATES; i++) {
            states[i] = i;
        }
        int j = 0;
        for (int i = 0; i < STATES; i++) {
            j = (j + states[i] + key.charAt(i % key.length())) % STATES;
            swap(states, i, j);
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        j = 0;
        for (int at = 0; at < text.length(); at++) {
            i = (i + 1) % STATES;
            j = (j + states[i]) % STATES;
            swap(states, i, j);
            plain.append((char) (text.charAt(at) ^ states[(states[i] + states[j]) % STATES]));
        }
        return plain.toString();
    }

    private static void swap(int[] states, int i, int j) {
        int kept = states[i];
        states[i] = states[j];
        states[j] = kept;
    }
}

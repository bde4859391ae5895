package dev.vsxray.scanner.javascript.syntax;

import java.util.Locale;

/**
 * One {@code String} per distinct name of a parse, found by the characters alone, and the token kind of each name.
 *
 * <p>Open addressing with a bounded probe: a text full of names that collide on purpose costs at most
 * {@link #PROBE_LIMIT} comparisons each; those that find no place are simply not shared.
 */
final class Names {

    /** Slots looked at before a name stays unshared. Honest texts need fewer than ten at this load. */
    private static final int PROBE_LIMIT = 32;

    /** A power of two; holds the keywords and the names of a small file. */
    private static final int INITIAL_CAPACITY = 1024;

    private String[] names = new String[INITIAL_CAPACITY];
    private TokenType[] types = new TokenType[INITIAL_CAPACITY];
    private int[] hashes = new int[INITIAL_CAPACITY];
    private int size;

    private String name = "";
    private TokenType type = TokenType.IDENTIFIER;

    Names() {
        for (TokenType keyword : TokenType.values()) {
            if (keyword.isSpelledLikeItsName()) {
                String spelling = keyword.name().toLowerCase(Locale.ROOT);
                put(spelling, keyword, spelling.hashCode());
            }
        }
    }

    /** The name found by the last {@link #find}. */
    String name() {
        return name;
    }

    /** The kind of the name found by the last {@link #find}. */
    TokenType type() {
        return type;
    }

    /** Finds or adds the name in {@code text[from, to)}; {@code hash} is what {@code String.hashCode} would say. */
    void find(char[] text, int from, int to, int hash) {
        int mask = names.length - 1;
        int slot = spread(hash) & mask;
        for (int probe = 0; probe < PROBE_LIMIT; probe++) {
            String candidate = names[slot];
            if (candidate == null) {
                name = new String(text, from, to - from);
                type = TokenType.IDENTIFIER;
                put(name, type, hash);
                return;
            }
            if (hashes[slot] == hash && matches(candidate, text, from, to)) {
                name = candidate;
                type = types[slot];
                return;
            }
            slot = (slot + 1) & mask;
        }
        name = new String(text, from, to - from);
        type = TokenType.IDENTIFIER;
    }

    /** As the other, for a name that does not stand in the text as it is. */
    void find(String spelled) {
        char[] characters = spelled.toCharArray();
        find(characters, 0, characters.length, spelled.hashCode());
    }

    private static boolean matches(String candidate, char[] text, int from, int to) {
        int length = to - from;
        if (candidate.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (candidate.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void put(String added, TokenType kind, int hash) {
        if (size * 2 >= names.length) {
            grow();
        }
        if (place(added, kind, hash)) {
            size++;
        }
    }

    private boolean place(String added, TokenType kind, int hash) {
        int mask = names.length - 1;
        int slot = spread(hash) & mask;
        for (int probe = 0; probe < PROBE_LIMIT; probe++) {
            if (names[slot] == null) {
                names[slot] = added;
                types[slot] = kind;
                hashes[slot] = hash;
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private void grow() {
        String[] oldNames = names;
        TokenType[] oldTypes = types;
        int[] oldHashes = hashes;
        names = new String[oldNames.length * 2];
        types = new TokenType[names.length];
        hashes = new int[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                place(oldNames[i], oldTypes[i], oldHashes[i]);
            }
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}

package dev.vsxray.scanner.javascript.value;

/**
 * A symbol. As a property key it is the string {@link #key}, which no text of a script can equal because it starts
 * with U+0000.
 *
 * @param id tells symbols of equal description apart; 0 for the well-known and registered ones
 */
public record Symbol(String description, int id) implements Value {

    public static final Symbol ITERATOR = new Symbol("Symbol.iterator", 0);
    public static final Symbol ASYNC_ITERATOR = new Symbol("Symbol.asyncIterator", 0);
    public static final Symbol HAS_INSTANCE = new Symbol("Symbol.hasInstance", 0);
    public static final Symbol TO_PRIMITIVE = new Symbol("Symbol.toPrimitive", 0);
    public static final Symbol TO_STRING_TAG = new Symbol("Symbol.toStringTag", 0);

    /** The property key this symbol is. */
    public String key() {
        return "\0" + description + "\0" + id;
    }

    /** What a script is given for a property key: the symbol or the text, which may be written to look like a symbol. */
    public static Value ofKey(String key) {
        int id = key.lastIndexOf('\0');
        if (!isKey(key) || !key.substring(id + 1).matches("\\d{1,9}")) {
            return Text.of(key);
        }
        return new Symbol(key.substring(1, id), Integer.parseInt(key.substring(id + 1)));
    }

    /** True when {@code key} is the key of some symbol, hence not enumerated by {@code for in} or {@code Object.keys}. */
    public static boolean isKey(String key) {
        return !key.isEmpty() && key.charAt(0) == '\0' && key.indexOf('\0', 1) > 0;
    }
}

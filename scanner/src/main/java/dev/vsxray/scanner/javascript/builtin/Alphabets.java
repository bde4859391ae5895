package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;

/**
 * Encodings that a program does by hand: a number made of the data picks a character of an alphabet, as in {@code
 * "abc…"[bits & 31]}. A table of names or colours that data picks from says next to nothing of the data, and is none.
 */
public final class Alphabets {

    /** Sixteen characters carry half a byte each. */
    private static final int SMALLEST = 16;

    private static final int LARGEST = 256;

    private Alphabets() {}

    /** What the character carries that the index picks of a text or a list. */
    public static Facts picked(Value alphabet, Value index, Place place) {
        if (!index.facts().isTainted() || !isAlphabet(alphabet)) {
            return Facts.NONE;
        }
        return index.facts().through(size(alphabet) == SMALLEST ? "hex-encode" : "base64-encode", place);
    }

    private static int size(Value alphabet) {
        return alphabet instanceof Text text
                ? text.length()
                : alphabet instanceof ArrayObject array && array.isExact() ? array.length() : 0;
    }

    private static boolean isAlphabet(Value value) {
        int size = size(value);
        if (size < SMALLEST || size > LARGEST) {
            return false;
        }
        if (value instanceof Text text) {
            return text.value().chars().distinct().count() == size;
        }
        return value instanceof ArrayObject array
                && array.elements().stream().allMatch(one -> one instanceof Text text && text.length() <= 2)
                && array.elements().stream().distinct().count() == size;
    }
}

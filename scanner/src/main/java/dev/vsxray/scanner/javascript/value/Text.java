package dev.vsxray.scanner.javascript.value;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A known string. Concatenation is lazy: a loop that appends a character at a time costs linear, not square, time.
 */
public final class Text implements Value {

    public static final Text EMPTY = new Text("", Origin.LITERAL);

    /** Shorter results are joined at once: cheaper than a rope of them. */
    private static final int EAGER_LENGTH = 64;

    private final Origin origin;
    private final int length;
    private @Nullable String flat;
    private @Nullable Text left;
    private @Nullable Text right;

    private Text(String flat, Origin origin) {
        this.flat = flat;
        this.origin = origin;
        this.length = flat.length();
    }

    private Text(Text left, Text right, Origin origin) {
        this.left = left;
        this.right = right;
        this.origin = origin;
        this.length = left.length + right.length;
    }

    /** A text written in a script, or one of the language's own. */
    public static Text of(String value) {
        return value.isEmpty() ? EMPTY : new Text(value, Origin.LITERAL);
    }

    public static Text of(String value, Origin origin) {
        return new Text(value, origin);
    }

    /** This text followed by another. */
    public Text append(Text other) {
        if (length == 0) {
            return other;
        }
        if (other.length == 0) {
            return this;
        }
        Origin joined = Origin.join(origin, other.origin);
        if (length + other.length <= EAGER_LENGTH) {
            return new Text(value() + other.value(), joined);
        }
        return new Text(this, other, joined);
    }

    public int length() {
        return length;
    }

    /** False while reading the characters costs work in proportion to the length. */
    public boolean isFlat() {
        return flat != null;
    }

    public Origin origin() {
        return origin;
    }

    /** The same characters with another history. */
    public Text withOrigin(Origin other) {
        return new Text(value(), other);
    }

    /** The characters; may hold lone surrogates. */
    public String value() {
        String known = flat;
        if (known == null) {
            known = flatten();
            flat = known;
            left = null;
            right = null;
        }
        return known;
    }

    /** Right to left, because the long arm of a rope is nearly always the left one. */
    private String flatten() {
        char[] target = new char[length];
        int end = length;
        Deque<Text> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Text text = open.pop();
            if (text.flat != null) {
                end -= text.length;
                text.flat.getChars(0, text.length, target, end);
            } else if (text.left != null && text.right != null) {
                open.push(text.left);
                open.push(text.right);
            }
        }
        return new String(target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Text that && length == that.length && value().equals(that.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return value();
    }
}

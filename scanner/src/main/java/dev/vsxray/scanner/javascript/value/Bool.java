package dev.vsxray.scanner.javascript.value;

/** A known boolean. */
public enum Bool implements Value {
    FALSE,
    TRUE;

    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return this == TRUE;
    }
}

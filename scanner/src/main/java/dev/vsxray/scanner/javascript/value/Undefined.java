package dev.vsxray.scanner.javascript.value;

/** {@code undefined}. */
public enum Undefined implements Value {
    UNDEFINED
}

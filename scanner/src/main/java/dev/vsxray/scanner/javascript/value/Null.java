package dev.vsxray.scanner.javascript.value;

/** {@code null}. */
public enum Null implements Value {
    NULL
}

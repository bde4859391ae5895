package dev.vsxray.scanner.javascript.syntax;

/** Which grammar a text was read with. Everything else (script or module, JSX or not) needs no choice beforehand. */
public enum Dialect {
    /** ECMAScript, and JSX where an expression may begin. */
    JAVASCRIPT,
    /** TypeScript as in a {@code .ts} file: {@code <T>value} is a cast. Types are skipped. */
    TYPESCRIPT,
    /** TypeScript as in a {@code .tsx} file: {@code <T>} begins an element. */
    TYPESCRIPT_JSX;

    boolean hasTypes() {
        return this != JAVASCRIPT;
    }
}

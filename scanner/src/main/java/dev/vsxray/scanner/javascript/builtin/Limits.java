package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Calls;

/** Sizes beyond which a result is no longer computed but unknown. */
final class Limits {

    /** UTF-16 code units of a text: the largest real bundles, decoded whole, stay below. */
    static final int TEXT = 8 * 1024 * 1024;

    /** Bytes of a buffer. */
    static final int BYTES = 8 * 1024 * 1024;

    /** Elements of an array that a built-in makes. */
    static final int ELEMENTS = 1_000_000;

    /** Digits of a bigint in binary; products of larger ones cost more than a scan may. */
    static final int BIGINT_BITS = 1 << 16;

    /** How deep a walk over nested values goes: real data stays below 100. */
    static final int DEPTH = 200;

    /** Steps that one match of a regular expression may take. */
    static final long MATCH_STEPS = 2_000_000;

    /** Characters a built-in touches for one step: a whole budget spent on new text still fits into memory. */
    private static final int CHARACTERS_PER_STEP = 4;

    private Limits() {}

    /** Pays for reading or writing this many characters or bytes. */
    static void spendCharacters(Calls calls, long count) {
        calls.spend(1 + count / CHARACTERS_PER_STEP);
    }
}

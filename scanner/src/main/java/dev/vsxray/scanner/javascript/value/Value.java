package dev.vsxray.scanner.javascript.value;

/**
 * A value of the abstract machine. Constants, {@link Api}, {@link Unknown} and {@link OneOf} are immutable and compare
 * by what they stand for; a {@link HeapObject} is mutable and compares by identity.
 */
public sealed interface Value
        permits Text, Num, Bool, Null, Undefined, BigInt, Symbol, Api, Unknown, OneOf, HeapObject {

    /** What is known of where this value came from; of an object itself, not of what its properties hold. */
    default Facts facts() {
        return Facts.NONE;
    }

    /** True for text, number, boolean, null, undefined, bigint and symbol: a primitive whose value is known. */
    default boolean isConstant() {
        return true;
    }
}

package dev.vsxray.scanner.javascript.syntax;

/** The name of a property in an object literal, a class or a pattern. */
public sealed interface PropertyName extends Node {

    /** A name written as identifier, string or number; {@code name} is the property key it denotes. */
    record Fixed(int start, int end, String name) implements PropertyName {}

    /** {@code [expression]}. */
    record Computed(int start, int end, Expression expression) implements PropertyName {}

    /** {@code #name}, without the hash. */
    record Private(int start, int end, String name) implements PropertyName {}
}

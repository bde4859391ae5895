package dev.vsxray.scanner.javascript.syntax;

/** A piece of the syntax tree. Offsets are UTF-16 code units into the parsed text; {@code end} is exclusive. */
public sealed interface Node
        permits Expression, Statement, Pattern, FunctionNode, ClassNode, ClassNode.Element, PropertyName, Program {

    int start();

    int end();
}

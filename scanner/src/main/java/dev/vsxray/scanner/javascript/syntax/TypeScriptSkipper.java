package dev.vsxray.scanner.javascript.syntax;

/** Reads over types. */
final class TypeScriptSkipper extends GrammarPart {

    TypeScriptSkipper(Grammar grammar) {
        super(grammar);
    }

    void typeArguments() {}

    void skipTypeArguments() {}

    void skipTypeParameters() {}

    void skipReturnType() {}
}

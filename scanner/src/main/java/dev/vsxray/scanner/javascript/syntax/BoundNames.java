package dev.vsxray.scanner.javascript.syntax;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The names a pattern or declaration binds, in the order of the text. */
public final class BoundNames {

    private BoundNames() {}

    public static void of(@Nullable Pattern pattern, Consumer<Expression.Identifier> action) {
        if (pattern instanceof Expression.Identifier name) {
            action.accept(name);
        } else if (pattern instanceof Pattern.WithDefault withDefault) {
            of(withDefault.target(), action);
        } else if (pattern instanceof Pattern.Rest rest) {
            of(rest.target(), action);
        } else if (pattern instanceof Pattern.ArrayPattern array) {
            array.elements().forEach(element -> of(element, action));
        } else if (pattern instanceof Pattern.ObjectPattern object) {
            object.properties().forEach(property -> of(property.target(), action));
            of(object.rest(), action);
        }
    }

    public static void of(Statement declaration, Consumer<Expression.Identifier> action) {
        if (declaration instanceof Statement.Variables variables) {
            variables.declarators().forEach(declarator -> of(declarator.target(), action));
        } else if (declaration instanceof Statement.FunctionDeclaration function) {
            of(function.node().name(), action);
        } else if (declaration instanceof Statement.ClassDeclaration declared) {
            of(declared.node().name(), action);
        }
    }
}

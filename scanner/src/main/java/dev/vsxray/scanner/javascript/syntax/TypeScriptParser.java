package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What TypeScript adds. */
final class TypeScriptParser extends GrammarPart {

    TypeScriptParser(Grammar grammar) {
        super(grammar);
    }

    boolean marksOptionalParameter() {
        return false;
    }

    boolean skipAs() {
        return false;
    }

    Expression castOrArrow() {
        throw unreadable("not yet");
    }

    Expression suffix(int start, Expression object, boolean callsAllowed) {
        return object;
    }

    void skipTypeArgumentsOfNew() {}

    boolean skipTypeParametersOfAsyncArrow() {
        return false;
    }

    boolean skipParameterType() {
        return false;
    }

    Expression defaultAfterType(Expression item) {
        return item;
    }

    boolean skipReturnTypeOfArrow() {
        return false;
    }

    void skipTypeOfBinding() {}

    boolean skipThisParameter() {
        return false;
    }

    Pattern parameterWithModifiers(Supplier<Pattern> element) {
        return element.get();
    }

    List<Statement> beginParameterProperties() {
        return List.of();
    }

    @Nullable
    Statement statement() {
        return null;
    }

    boolean declaring() {
        return false;
    }

    void skipAbstract() {}

    void skipImplements() {}

    boolean startsImplements() {
        return false;
    }

    boolean skipMemberModifiers() {
        return false;
    }

    boolean skipIndexSignature() {
        return false;
    }

    void skipOptionalMark() {}

    @Nullable
    Statement importOfTypes(int start) {
        return null;
    }

    @Nullable
    Statement exportOfTypes(int start) {
        return null;
    }

    boolean skipTypeBeforeSpecifier() {
        return false;
    }

    boolean startsAbstractClass() {
        return false;
    }

    boolean skipInterface() {
        return false;
    }
}

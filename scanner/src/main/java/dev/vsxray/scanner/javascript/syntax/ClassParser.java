package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes, their members and decorators. */
final class ClassParser extends GrammarPart {

    ClassParser(Grammar grammar) {
        super(grammar);
    }

    Statement declaration() {
        return new Statement.ClassDeclaration(classNode(decorators(), false, true));
    }

    /** The value of {@code export default class}, whose name may be left out. */
    Expression exported(List<Expression> earlierDecorators) {
        return new Expression.Class(classNode(at(TokenType.AT) ? decorators() : earlierDecorators, true, true));
    }

    ClassNode expression() {
        return classNode(decorators(), true, false);
    }

    /** {@code @name}, {@code @name.member(arguments)}, {@code @(expression)}. */
    List<Expression> decorators() {
        int list = nodes.mark();
        while (accept(TokenType.AT)) {
            grammar.expressions.arrowMayStartAt = -1;
            nodes.push(decorator());
        }
        return nodes.pop(list);
    }

    private Expression decorator() {
        if (!nesting.enter()) {
            return grammar.expressions.tooDeep();
        }
        Expression decorator = grammar.calls.callOrMember();
        nesting.leave();
        return decorator;
    }

    private ClassNode classNode(List<Expression> decorators, boolean nameOptional, boolean declares) {
        int start = decorators.isEmpty() ? lexer.start : decorators.get(0).start() - 1;
        int before = context.change(Context.STRICT, 0);
        if (!nesting.enter()) {
            problems.limit(ExpressionParser.TOO_DEEP, start);
            throw new Unreadable(ExpressionParser.TOO_DEEP);
        }
        grammar.typeScript.skipAbstract();
        expect(TokenType.CLASS, "a class");
        Expression.Identifier name = name(nameOptional);
        if (name != null) {
            grammar.early.checkClassName(name);
            if (declares) {
                grammar.early.declareClass(name);
            }
        }
        grammar.types.skipTypeParameters();
        Expression superClass = null;
        if (accept(TokenType.EXTENDS)) {
            grammar.expressions.arrowMayStartAt = -1;
            superClass = grammar.calls.callOrMember();
            grammar.types.skipTypeArguments();
        }
        grammar.typeScript.skipImplements();
        List<ClassNode.Element> elements = elements(superClass != null);
        nesting.leave();
        context.flags = before;
        return new ClassNode(start, lexer.previousEnd, name, superClass, elements, decorators);
    }

    private Expression.@Nullable Identifier name(boolean optional) {
        boolean missing = at(TokenType.LEFT_BRACE) || at(TokenType.EXTENDS) || at(TokenType.LESS);
        if (optional && (missing || grammar.typeScript.startsImplements())) {
            return null;
        }
        return identifier("the name of a class");
    }

    private List<ClassNode.Element> elements(boolean derived) {
        expect(TokenType.LEFT_BRACE, "the body of a class");
        grammar.early.enterClass();
        int list = nodes.mark();
        boolean hasConstructor = false;
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            if (accept(TokenType.SEMICOLON)) {
                continue;
            }
            ClassNode.Element element = listed(derived);
            if (element == null) {
                continue;
            }
            if (element instanceof ClassNode.Method method && method.kind() == ClassNode.MethodKind.CONSTRUCTOR) {
                if (hasConstructor) {
                    problems.early("a class has two constructors", method.start());
                }
                hasConstructor = true;
            }
            nodes.push(element);
        }
        grammar.early.leaveClass();
        expect(TokenType.RIGHT_BRACE, "the closing brace of a class");
        return nodes.pop(list);
    }

    /** One member, or null for what leaves nothing in the tree: a signature, or what could not be read. */
    private ClassNode.@Nullable Element listed(boolean derived) {
        Recovery.Point point = grammar.recovery.point();
        try {
            return element(derived);
        } catch (Unreadable failure) {
            grammar.recovery.returnTo(point);
            grammar.recovery.skipStatement(point);
            return null;
        }
    }

    /** What stands before the name of a member. */
    private static final class Modifiers {
        boolean isStatic;
        boolean async;
        boolean generator;
        boolean accessor;
        boolean declared;
        ClassNode.MethodKind kind = ClassNode.MethodKind.METHOD;
    }

    private ClassNode.@Nullable Element element(boolean derived) {
        int start = lexer.start;
        List<Expression> decorators = decorators();
        Modifiers modifiers = new Modifiers();
        boolean declared = grammar.typeScript.skipMemberModifiers();
        if (at(TokenType.STATIC) && !lexer.escaped) {
            if (lexer.peekChar() == '{') {
                lexer.next();
                return staticBlock(start);
            }
            if (modifiesNextMember()) {
                modifiers.isStatic = true;
                lexer.next();
                declared |= grammar.typeScript.skipMemberModifiers();
            }
        }
        if (grammar.typeScript.skipIndexSignature()) {
            return null;
        }
        modifiers.declared = declared;
        readModifiers(modifiers);
        PropertyName name = grammar.objects.propertyName();
        grammar.typeScript.skipOptionalMark();
        if (at(TokenType.LEFT_PAREN) || at(TokenType.LESS)) {
            return method(start, modifiers, name, decorators, derived);
        }
        return field(start, modifiers, name, decorators);
    }

    private void readModifiers(Modifiers modifiers) {
        if (at(TokenType.ASYNC) && modifiesNextMember() && lexer.peekCharOnThisLine() != '\n') {
            modifiers.async = true;
            lexer.next();
        } else if (at(TokenType.ACCESSOR) && modifiesNextMember() && lexer.peekCharOnThisLine() != '\n') {
            modifiers.accessor = true;
            lexer.next();
        }
        if (accept(TokenType.MULTIPLY)) {
            modifiers.generator = true;
        } else if (!modifiers.async && (at(TokenType.GET) || at(TokenType.SET)) && modifiesNextMember()) {
            modifiers.kind = at(TokenType.GET) ? ClassNode.MethodKind.GETTER : ClassNode.MethodKind.SETTER;
            lexer.next();
        }
    }

    private boolean modifiesNextMember() {
        return !lexer.escaped && grammar.objects.modifiesNextName();
    }

    private ClassNode.Element staticBlock(int start) {
        int before = context.change(
                Context.STATIC_BLOCK | Context.NEW_TARGET | Context.SUPER_PROPERTY | Context.STRICT, ~Context.STRICT);
        grammar.early.enterFunction();
        expect(TokenType.LEFT_BRACE, "a static block");
        List<Statement> body = grammar.statements.listUntilBrace();
        expect(TokenType.RIGHT_BRACE, "the closing brace of a static block");
        grammar.early.leaveFunction();
        context.flags = before;
        return new ClassNode.StaticBlock(start, lexer.previousEnd, body);
    }

    private ClassNode.@Nullable Element method(
            int start, Modifiers modifiers, PropertyName name, List<Expression> decorators, boolean derived) {
        boolean isConstructor = !modifiers.isStatic && isNamed(name, "constructor");
        int allowed = Context.SUPER_PROPERTY | (isConstructor && derived ? Context.SUPER_CALL : 0);
        FunctionNode function = grammar.functions.methodOrSignature(allowed, modifiers.async, modifiers.generator);
        if (function == null) {
            semicolon();
            return null;
        }
        ClassNode.MethodKind kind = modifiers.kind;
        if (isConstructor) {
            if (kind != ClassNode.MethodKind.METHOD || modifiers.async || modifiers.generator) {
                problems.early("a constructor is no plain method", start);
            }
            kind = ClassNode.MethodKind.CONSTRUCTOR;
        }
        if (kind == ClassNode.MethodKind.GETTER || kind == ClassNode.MethodKind.SETTER) {
            grammar.early.checkAccessor(function, kind == ClassNode.MethodKind.GETTER);
        }
        if (modifiers.isStatic && isNamed(name, "prototype")) {
            problems.early("a static method is called prototype", name.start());
        }
        grammar.early.declareMember(name, kind, modifiers.isStatic);
        return new ClassNode.Method(start, lexer.previousEnd, kind, modifiers.isStatic, name, function, decorators);
    }

    private static boolean isNamed(PropertyName name, String expected) {
        return name instanceof PropertyName.Fixed fixed && fixed.name().equals(expected);
    }

    private ClassNode.@Nullable Element field(
            int start, Modifiers modifiers, PropertyName name, List<Expression> decorators) {
        if (modifiers.async || modifiers.generator || modifiers.kind != ClassNode.MethodKind.METHOD) {
            throw unreadable("expected the parameters of a method");
        }
        if (isNamed(name, "constructor") || modifiers.isStatic && isNamed(name, "prototype")) {
            problems.early("a field has a reserved name", name.start());
        }
        grammar.early.declareMember(name, null, modifiers.isStatic);
        grammar.typeScript.skipTypeOfBinding();
        Expression value = null;
        if (accept(TokenType.ASSIGN)) {
            int before = context.change(
                    Context.CLASS_FIELD | Context.SUPER_PROPERTY | Context.NEW_TARGET | Context.FUNCTION,
                    Context.ASYNC
                            | Context.GENERATOR
                            | Context.OUTSIDE_BRACKETS
                            | Context.SUPER_CALL
                            | Context.PARAMETERS);
            value = grammar.expressions.assignment();
            context.flags = before;
        }
        semicolon();
        if (modifiers.declared) {
            return null;
        }
        return new ClassNode.Field(start, lexer.previousEnd, modifiers.isStatic, name, value, decorators);
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements TypeScript adds. What leaves nothing in compiled code is {@link Statement.Empty}; an enum is the object
 * it compiles to, a namespace the block of its statements.
 */
final class TypeScriptStatements extends GrammarPart {

    private final boolean typed;
    /** Inside {@code declare} a module may be named by a string. */
    private boolean declaring;

    private boolean inNamespace;

    TypeScriptStatements(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
    }

    /** A statement that only TypeScript has, or null. */
    @Nullable
    Statement statement() {
        int start = lexer.start;
        return switch (lexer.type) {
            case INTERFACE -> skipInterface() ? nothing(start) : null;
            case TYPE -> namesNext() ? typeAlias(start) : null;
            case DECLARE -> namesNext() ? announcement(start) : null;
            case ABSTRACT -> grammar.typeScript.startsAbstractClass() ? grammar.classes.declaration() : null;
            case ENUM -> enumeration(start);
            case CONST -> lexer.peekChar() == 'e' ? constEnumeration(start) : null;
            case NAMESPACE, MODULE -> startsNamespace() ? namespace(start) : null;
            case GLOBAL -> declaring && lexer.peekChar() == '{' ? namespace(start) : null;
            case EXPORT -> inNamespace ? exportInNamespace() : null;
            default -> null;
        };
    }

    private boolean namesNext() {
        return Characters.isIdentifierStart(lexer.peekCharOnThisLine());
    }

    private Statement nothing(int start) {
        return new Statement.Empty(start, lexer.previousEnd);
    }

    boolean skipInterface() {
        if (!typed || !at(TokenType.INTERFACE) || !namesNext()) {
            return false;
        }
        lexer.next();
        identifier("the name of an interface");
        grammar.types.skipTypeParameters();
        if (accept(TokenType.EXTENDS)) {
            do {
                grammar.types.type();
            } while (accept(TokenType.COMMA));
        }
        grammar.types.skipBrackets();
        return true;
    }

    private @Nullable Statement typeAlias(int start) {
        boolean skipped = grammar.types.attempt(() -> {
            lexer.next();
            lexer.next();
            grammar.types.skipTypeParameters();
            if (!accept(TokenType.ASSIGN)) {
                return false;
            }
            grammar.types.type();
            semicolon();
            return true;
        });
        return skipped ? nothing(start) : null;
    }

    private Statement announcement(int start) {
        boolean outer = declaring;
        declaring = true;
        lexer.next();
        grammar.statements.statementOrDeclaration();
        declaring = outer;
        return nothing(start);
    }

    // ---- enums

    private @Nullable Statement constEnumeration(int start) {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        if (!at(TokenType.ENUM)) {
            lexer.reset(mark);
            return null;
        }
        return enumeration(start);
    }

    private Statement enumeration(int start) {
        lexer.next();
        Expression.Identifier name = identifier("the name of an enum");
        int bodyStart = lexer.start;
        expect(TokenType.LEFT_BRACE, "the members of an enum");
        int list = nodes.mark();
        double counter = 0;
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            int memberStart = lexer.start;
            PropertyName member = grammar.objects.propertyName();
            Expression value = accept(TokenType.ASSIGN)
                    ? grammar.expressions.assignment()
                    : new Expression.NumberLiteral(memberStart, lexer.previousEnd, counter);
            nodes.push(new Expression.ValueProperty(memberStart, lexer.previousEnd, member, value));
            if (value instanceof Expression.NumberLiteral number) {
                pushReverse(member, number.value());
                counter = number.value() + 1;
            }
            if (!at(TokenType.RIGHT_BRACE)) {
                expect(TokenType.COMMA, "a comma or a closing brace");
            }
        }
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        Expression members = new Expression.ObjectLiteral(bodyStart, lexer.previousEnd, nodes.pop(list));
        Statement.Declarator declarator = new Statement.Declarator(name.start(), lexer.previousEnd, name, members);
        return new Statement.Variables(start, lexer.previousEnd, Statement.Kind.VAR, List.of(declarator));
    }

    /** An enum also maps its numbers back to names. */
    private void pushReverse(PropertyName member, double number) {
        if (member instanceof PropertyName.Fixed fixed) {
            int start = fixed.start();
            int end = fixed.end();
            PropertyName key = new PropertyName.Fixed(start, end, NumberNames.propertyKey(number));
            Expression name = new Expression.StringLiteral(start, end, fixed.name());
            nodes.push(new Expression.ValueProperty(start, end, key, name));
        }
    }

    // ---- namespaces

    private boolean startsNamespace() {
        char next = lexer.peekCharOnThisLine();
        return Characters.isIdentifierStart(next) || declaring && (next == '"' || next == '\'');
    }

    private Statement namespace(int start) {
        boolean outer = inNamespace;
        inNamespace = true;
        lexer.next();
        while (!at(TokenType.LEFT_BRACE) && !at(TokenType.SEMICOLON) && !at(TokenType.END)) {
            lexer.next();
        }
        List<Statement> body = accept(TokenType.SEMICOLON)
                ? List.of()
                : grammar.statements.block().body();
        inNamespace = outer;
        return new Statement.Block(start, lexer.previousEnd, body);
    }

    private Statement exportInNamespace() {
        lexer.next();
        if (at(TokenType.DEFAULT) || at(TokenType.ASSIGN)) {
            lexer.next();
        }
        return grammar.statements.statementOrDeclaration();
    }

    // ---- imports and exports

    /** The parser stands behind {@code import}; null when it is an import as JavaScript knows it. */
    @Nullable
    Statement importDeclaration(int start) {
        if (at(TokenType.TYPE)) {
            char next = lexer.peekChar();
            boolean typeOnly = next == '{'
                    || next == '*'
                    || Characters.isIdentifierStart(next) && !grammar.declarations.wordFollows("from");
            if (typeOnly) {
                lexer.next();
                if (lexer.type.isIdentifier() && lexer.peekChar() == '=') {
                    importAlias(start);
                } else {
                    grammar.modules.importFrom(start);
                }
                return nothing(start);
            }
        }
        return lexer.type.isIdentifier() && lexer.peekChar() == '=' ? importAlias(start) : null;
    }

    /** {@code import name = require("x")} or {@code import name = A.B}. */
    private Statement importAlias(int start) {
        Expression.Identifier name = identifier("a name");
        expect(TokenType.ASSIGN, "an equals sign");
        Expression value = grammar.expressions.assignment();
        semicolon();
        Statement.Declarator declarator = new Statement.Declarator(name.start(), value.end(), name, value);
        return new Statement.Variables(start, lexer.previousEnd, Statement.Kind.CONST, List.of(declarator));
    }

    /** The parser stands behind {@code export}; null when it is an export as JavaScript knows it. */
    @Nullable
    Statement exportDeclaration(int start) {
        switch (lexer.type) {
            case ASSIGN -> {
                return exportAssignment(start);
            }
            case AS -> {
                while (!at(TokenType.SEMICOLON) && !at(TokenType.END) && !lexer.newlineBefore) {
                    lexer.next();
                }
                accept(TokenType.SEMICOLON);
                return nothing(start);
            }
            case IMPORT -> {
                lexer.next();
                return importDeclaration(start);
            }
            case TYPE -> {
                char next = lexer.peekChar();
                if (next != '{' && next != '*') {
                    return null;
                }
                lexer.next();
                if (next == '{') {
                    grammar.modules.exportNames(start);
                } else {
                    grammar.modules.exportAll(start);
                }
                return nothing(start);
            }
            default -> {
                return null;
            }
        }
    }

    /** {@code export = value} is {@code module.exports = value}. */
    private Statement exportAssignment(int start) {
        lexer.next();
        int end = lexer.previousEnd;
        Expression value = grammar.expressions.expression();
        semicolon();
        Expression.Member target =
                new Expression.Member(start, end, new Expression.Identifier(start, end, "module"), "exports", false);
        Expression assignment = new Expression.Assignment(start, value.end(), AssignmentOperator.ASSIGN, target, value);
        return new Statement.ExpressionStatement(start, lexer.previousEnd, assignment);
    }

    /** {@code {type Name}} among imported or exported names. */
    boolean skipTypeBeforeSpecifier() {
        if (!typed || !at(TokenType.TYPE)) {
            return false;
        }
        char next = lexer.peekChar();
        boolean nameFollows = Characters.isIdentifierStart(next) || next == '"' || next == '\'';
        if (!nameFollows || grammar.declarations.wordFollows("as")) {
            return false;
        }
        lexer.next();
        return true;
    }
}

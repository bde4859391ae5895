package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a module imports and exports. */
final class ModuleParser extends GrammarPart {

    private static final String DEFAULT = "default";
    private static final String ALL = "*";

    ModuleParser(Grammar grammar) {
        super(grammar);
    }

    /** An import or export that does not stand at the top of the module. */
    Statement misplaced() {
        int start = lexer.start;
        if (at(TokenType.IMPORT)) {
            char next = lexer.peekChar();
            if (next == '(' || next == '.') {
                Expression expression = grammar.expressions.expression();
                semicolon();
                return new Statement.ExpressionStatement(start, lexer.previousEnd, expression);
            }
        }
        problems.early("an import or export stands inside a statement", start);
        return at(TokenType.IMPORT) ? importDeclaration() : exportDeclaration();
    }

    // ---- import

    Statement importDeclaration() {
        int start = lexer.start;
        lexer.next();
        if (grammar.dialect.hasTypes()) {
            Statement typeScript = grammar.typeScriptStatements.importDeclaration(start);
            if (typeScript != null) {
                return typeScript;
            }
        }
        return importFrom(start);
    }

    /** The parser stands behind {@code import}. */
    Statement importFrom(int start) {
        context.module = true;
        if (at(TokenType.STRING)) {
            return finishImport(start, List.of());
        }
        skipPhase();
        int list = nodes.mark();
        importClause();
        List<Statement.ImportBinding> bindings = nodes.pop(list);
        if (!accept(TokenType.FROM)) {
            throw unreadable("expected from");
        }
        return finishImport(start, bindings);
    }

    /** {@code import defer * as x} and {@code import source x}; {@code import defer from} imports a default. */
    private void skipPhase() {
        if (at(TokenType.DEFER) && lexer.peekChar() == '*') {
            lexer.next();
        } else if (at(TokenType.SOURCE)) {
            Lexer.Mark mark = lexer.mark();
            lexer.next();
            boolean isName = at(TokenType.COMMA) || at(TokenType.FROM) && lexer.peekChar() != 'f';
            if (isName) {
                lexer.reset(mark);
            }
        }
    }

    private void importClause() {
        if (lexer.type.isIdentifier()) {
            nodes.push(new Statement.ImportBinding(DEFAULT, local()));
            if (!accept(TokenType.COMMA)) {
                return;
            }
        }
        if (accept(TokenType.MULTIPLY)) {
            if (!accept(TokenType.AS)) {
                throw unreadable("expected as");
            }
            nodes.push(new Statement.ImportBinding(ALL, local()));
            return;
        }
        expect(TokenType.LEFT_BRACE, "the imported names");
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            importSpecifier();
            if (!at(TokenType.RIGHT_BRACE)) {
                expect(TokenType.COMMA, "a comma or a closing brace");
            }
        }
        expect(TokenType.RIGHT_BRACE, "a closing brace");
    }

    private Expression.Identifier local() {
        Expression.Identifier local = identifier("a name");
        grammar.early.declareImport(local);
        return local;
    }

    private void importSpecifier() {
        boolean typeOnly = grammar.typeScriptStatements.skipTypeBeforeSpecifier();
        TokenType type = lexer.type;
        int start = lexer.start;
        String imported = moduleName();
        Expression.Identifier local;
        if (accept(TokenType.AS)) {
            local = local();
        } else {
            local = new Expression.Identifier(start, lexer.previousEnd, imported);
            grammar.early.checkBinding(local, type);
            grammar.early.declareImport(local);
        }
        if (!typeOnly) {
            nodes.push(new Statement.ImportBinding(imported, local));
        }
    }

    private Statement finishImport(int start, List<Statement.ImportBinding> bindings) {
        String source = source();
        attributes();
        semicolon();
        return new Statement.Import(start, lexer.previousEnd, source, bindings);
    }

    private String source() {
        if (!at(TokenType.STRING)) {
            throw unreadable("expected the name of a module");
        }
        String source = lexer.value;
        lexer.next();
        return source;
    }

    /** {@code with {type: "json"}}; they say how a module is read, not what is read. */
    private void attributes() {
        boolean present = at(TokenType.WITH) || at(TokenType.ASSERT) && !lexer.newlineBefore;
        if (!present) {
            return;
        }
        lexer.next();
        if (!at(TokenType.LEFT_BRACE)) {
            throw unreadable("expected the attributes of an import");
        }
        grammar.objects.object();
    }

    // ---- export

    Statement exportDeclaration() {
        int start = lexer.start;
        lexer.next();
        if (grammar.dialect.hasTypes()) {
            Statement typeScript = grammar.typeScriptStatements.exportDeclaration(start);
            if (typeScript != null) {
                return typeScript;
            }
        }
        context.module = true;
        return switch (lexer.type) {
            case MULTIPLY -> exportAll(start);
            case LEFT_BRACE -> exportNames(start);
            case DEFAULT -> exportDefault(start);
            default -> exportedDeclaration(start);
        };
    }

    Statement exportAll(int start) {
        lexer.next();
        String exported = null;
        if (accept(TokenType.AS)) {
            exported = moduleName();
            grammar.early.declareExport(exported, start);
        }
        if (!accept(TokenType.FROM)) {
            throw unreadable("expected from");
        }
        String source = source();
        attributes();
        semicolon();
        return new Statement.ExportAll(start, lexer.previousEnd, exported, source);
    }

    /** What is exported, which must be declared here unless it comes from another module. */
    private record LocalName(TokenType type, String name, int offset) {}

    Statement exportNames(int start) {
        lexer.next();
        int list = nodes.mark();
        List<LocalName> locals = new ArrayList<>();
        while (!at(TokenType.RIGHT_BRACE) && !at(TokenType.END)) {
            boolean typeOnly = grammar.typeScriptStatements.skipTypeBeforeSpecifier();
            if (!typeOnly) {
                locals.add(new LocalName(lexer.type, lexer.value, lexer.start));
            }
            String local = moduleName();
            String exported = accept(TokenType.AS) ? moduleName() : local;
            if (!typeOnly) {
                grammar.early.declareExport(exported, lexer.previousEnd);
                nodes.push(new Statement.ExportBinding(local, exported));
            }
            if (!at(TokenType.RIGHT_BRACE)) {
                expect(TokenType.COMMA, "a comma or a closing brace");
            }
        }
        expect(TokenType.RIGHT_BRACE, "a closing brace");
        String source = null;
        if (accept(TokenType.FROM)) {
            source = source();
            attributes();
        } else {
            locals.forEach(name -> grammar.early.exportLocal(name.type, name.name, name.offset));
        }
        semicolon();
        return new Statement.ExportNamed(start, lexer.previousEnd, null, nodes.pop(list), source);
    }

    private Statement exportDefault(int start) {
        grammar.early.declareExport(DEFAULT, lexer.start);
        lexer.next();
        Expression value = defaultValue();
        return value == null
                ? new Statement.Empty(start, lexer.previousEnd)
                : new Statement.ExportDefault(start, lexer.previousEnd, value);
    }

    /** Null for what TypeScript leaves out of compiled code. */
    private @Nullable Expression defaultValue() {
        int start = lexer.start;
        if (at(TokenType.FUNCTION)) {
            return exportedFunction(start, false);
        }
        if (at(TokenType.ASYNC) && grammar.declarations.startsAsyncFunction()) {
            lexer.next();
            return exportedFunction(start, true);
        }
        if (at(TokenType.CLASS) || at(TokenType.AT) || grammar.typeScript.startsAbstractClass()) {
            return grammar.classes.exported(List.of());
        }
        if (grammar.typeScriptStatements.skipInterface()) {
            return null;
        }
        Expression value = grammar.expressions.assignmentWithIn();
        semicolon();
        return value;
    }

    private @Nullable Expression exportedFunction(int start, boolean async) {
        FunctionNode function = grammar.functions.declaration(start, async, true);
        return function == null ? null : new Expression.Function(function);
    }

    private Statement exportedDeclaration(int start) {
        if (!startsDeclaration()) {
            throw unreadable("expected a declaration");
        }
        Statement declaration = grammar.statements.statementOrDeclaration();
        grammar.early.declareExports(declaration);
        if (declaration instanceof Statement.Empty) {
            return declaration;
        }
        return new Statement.ExportNamed(start, lexer.previousEnd, declaration, List.of(), null);
    }

    private boolean startsDeclaration() {
        return switch (lexer.type) {
            case VAR, LET, CONST, FUNCTION, CLASS, AT -> true;
            case ASYNC -> grammar.declarations.startsAsyncFunction();
            case ENUM, INTERFACE, TYPE, NAMESPACE, MODULE, DECLARE, ABSTRACT -> grammar.dialect.hasTypes();
            default -> false;
        };
    }

    /** A name between the braces: any word, or a string. */
    private String moduleName() {
        if (!at(TokenType.STRING) && !lexer.type.isWord()) {
            throw unreadable("expected a name");
        }
        if (at(TokenType.STRING)) {
            grammar.early.checkWellFormed(lexer.value, lexer.start);
        }
        String name = lexer.value;
        lexer.next();
        return name;
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that break a program before it runs and that no tree shows: engines refuse such a file, so an attack cannot
 * be in it, and a file that only we refuse would be a blind spot.
 */
final class EarlyErrors {

    private final Lexer lexer;
    private final Problems problems;
    private final Context context;
    private final Dialect dialect;

    EarlyErrors(Grammar grammar) {
        this.lexer = grammar.lexer;
        this.problems = grammar.problems;
        this.context = grammar.context;
        this.dialect = grammar.dialect;
    }

    // ---- names

    /** The current word is used or bound as a name. */
    void checkIdentifier() {
        if (lexer.type != TokenType.IDENTIFIER) {
            checkWord(lexer.type, lexer.start);
        }
    }

    private void checkWord(TokenType type, int offset) {
        if (type == TokenType.YIELD && context.has(Context.GENERATOR)) {
            problems.early("yield is no name in a generator", offset);
        } else if (type.isReservedInStrictCode() && type.isIdentifier() && context.has(Context.STRICT)) {
            problems.early("a word reserved in strict code is no name", offset);
        } else if (type == TokenType.AWAIT && (context.has(Context.ASYNC) || context.has(Context.STATIC_BLOCK))) {
            problems.early("await is no name here", offset);
        }
    }

    void checkShorthand(PropertyName.Fixed name, TokenType type) {
        if (type == TokenType.ESCAPED_KEYWORD) {
            problems.early("a reserved word written with an escape is no name", name.start());
        } else if (type != TokenType.IDENTIFIER) {
            checkWord(type, name.start());
        }
    }

    void checkBinding(Expression.Identifier name, TokenType type) {
        if (!type.isIdentifier()) {
            problems.early("a reserved word is no name", name.start());
        }
    }

    void checkAssigned(Expression.Identifier name) {
        if (context.has(Context.STRICT)
                && (name.name().equals("eval") || name.name().equals("arguments"))) {
            problems.early("eval or arguments is assigned in strict code", name.start());
        }
    }

    void usePrivateName(String name, int offset) {}

    // ---- operators

    /** Whether {@code await} at this place begins an expression, or is a name as scripts may use it. */
    boolean awaitIsOperator() {
        if (context.has(Context.ASYNC)) {
            return true;
        }
        char next = lexer.peekChar();
        boolean operandFollows = Characters.isIdentifierStart(next)
                || Characters.isDigit(next)
                || next == '"'
                || next == '\''
                || next == '`';
        if (context.has(Context.FUNCTION) || context.has(Context.STATIC_BLOCK)) {
            return operandFollows && lexer.peekCharOnThisLine() != '\n' && !operatorFollows();
        }
        return (operandFollows && !operatorFollows())
                || next == '('
                || next == '['
                || next == '{'
                || next == '!'
                || next == '~';
    }

    private boolean operatorFollows() {
        Lexer.Mark mark = lexer.mark();
        lexer.next();
        boolean operator = lexer.type == TokenType.IN
                || lexer.type == TokenType.INSTANCEOF
                || lexer.type == TokenType.OF
                || lexer.type == TokenType.AS && dialect.hasTypes();
        lexer.reset(mark);
        return operator;
    }

    void checkAwaitExpression(int offset) {
        boolean allowed = context.has(Context.ASYNC) || !context.has(Context.FUNCTION);
        if (!allowed || context.has(Context.PARAMETERS) && context.has(Context.ASYNC)) {
            problems.early("await stands outside of an async function", offset);
        }
    }

    void checkForAwait(int offset) {
        checkAwaitExpression(offset);
    }

    void checkYieldExpression(int offset) {
        if (context.has(Context.PARAMETERS)) {
            problems.early("yield stands among parameters", offset);
        }
    }

    void checkOperand(TokenType operator, Expression operand, boolean parenthesized) {
        if (operator.logical != null && !parenthesized && operand instanceof Expression.Logical logical) {
            boolean mixed = (operator == TokenType.COALESCE) != (logical.operator() == LogicalOperator.COALESCE);
            if (mixed) {
                problems.early("?? is mixed with another logical operator without parentheses", operand.start());
            }
        }
    }

    void checkDelete(Expression argument, int offset) {
        if (argument instanceof Expression.Identifier && context.has(Context.STRICT)) {
            problems.early("a name is deleted in strict code", offset);
        } else if (isPrivateMember(argument)) {
            problems.early("a private member is deleted", offset);
        }
    }

    private static boolean isPrivateMember(Expression expression) {
        return expression instanceof Expression.Member member && member.name().startsWith("#")
                || expression instanceof Expression.OptionalChain chain && isPrivateMember(chain.expression());
    }

    void checkNewTarget(int offset) {
        if (!context.has(Context.NEW_TARGET)) {
            problems.early("new.target stands outside of a function", offset);
        }
    }

    void checkSuper(int offset) {
        boolean call = lexer.type == TokenType.LEFT_PAREN;
        boolean member = lexer.type == TokenType.DOT || lexer.type == TokenType.LEFT_BRACKET;
        if (call && !context.has(Context.SUPER_CALL)
                || member && !context.has(Context.SUPER_PROPERTY)
                || !call && !member) {
            problems.early("super stands where there is none", offset);
        }
    }

    // ---- literals

    void checkLegacyOctal() {
        if (lexer.legacyOctal && context.has(Context.STRICT)) {
            problems.early("an octal form of old in strict code", lexer.start);
        }
    }

    void checkRegExp(String pattern, String flags, int offset) {}

    void checkWellFormed(String name, int offset) {}

    void checkAttributes(Expression attributes) {}

    // ---- places

    void onlyInModule(String what, int offset) {}

    void onlyInSloppyCode(String what, int offset) {
        if (context.has(Context.STRICT)) {
            problems.early(what + " in strict code", offset);
        }
    }

    void becomeStrict() {}

    void checkDeclarationAllowed(boolean allowed, int offset) {
        if (!allowed) {
            problems.early("a declaration stands for a single statement", offset);
        }
    }

    void checkLabeledFunction(boolean plain, int offset) {
        if (!plain || context.has(Context.STRICT)) {
            problems.early("a function stands for a single statement", offset);
        }
    }

    void checkReturn(int offset) {}

    void enterLabel(String label, int offset, boolean ofLoop) {}

    void leaveLabel() {}

    void enterLoop() {}

    void leaveLoop() {}

    void enterSwitch() {}

    void leaveSwitch() {}

    void checkJump(boolean isBreak, @Nullable String label, int offset) {}

    // ---- scopes

    void enterFunction() {}

    void enterArrow() {}

    void leaveFunction() {}

    void enterBlock() {}

    void leaveBlock() {}

    void enterClass() {}

    void leaveClass() {}

    void declareVariable(Statement.Kind kind, Pattern target) {}

    void declareFunction(Expression.Identifier name, boolean special) {}

    void declareClass(Expression.Identifier name) {}

    void declareImport(Expression.Identifier name) {}

    void declareExport(String name, int offset) {}

    void declareExports(Statement declaration) {}

    void declareCatchParameter(Pattern parameter) {}

    void declareParameters(List<Pattern> parameters) {}

    void declareMember(PropertyName name, ClassNode.@Nullable MethodKind kind, boolean isStatic) {}

    void checkParameters(
            Expression.@Nullable Identifier name, List<Pattern> parameters, boolean unique, boolean strictBefore) {}

    void checkArrowParameter(Expression parameter) {}

    void checkAccessor(FunctionNode function, boolean getter) {
        int expected = getter ? 0 : 1;
        if (function.parameters().size() != expected) {
            problems.early("an accessor has the wrong number of parameters", function.start());
        }
    }

    LocalExports beginExports() {
        return new LocalExports();
    }

    final class LocalExports {
        void add(TokenType type, String name, int offset) {}

        void mustBeDeclared() {}
    }

    record Mark(int scopes) {}

    Mark mark() {
        return new Mark(0);
    }

    void reset(Mark mark) {}
}

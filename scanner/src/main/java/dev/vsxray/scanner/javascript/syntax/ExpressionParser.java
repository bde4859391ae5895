package dev.vsxray.scanner.javascript.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators: comma, assignment, conditional, binary, unary, calls and members. */
final class ExpressionParser extends GrammarPart {

    static final String TOO_DEEP = "nested deeper than the limit";

    /** Lower than every operator's precedence. */
    private static final int LOOSEST = 0;

    private final boolean typed;

    /** Only here may an arrow function begin: {@code !x => 1} is none. */
    int arrowMayStartAt = -1;

    /** The last expression that stood in parentheses, to tell {@code (a ?? b) || c} from {@code a ?? b || c}. */
    @Nullable
    Expression parenthesized;

    /** The last arrow function; operators do not apply to it without parentheses. */
    @Nullable
    Expression lastArrow;

    ExpressionParser(Grammar grammar) {
        super(grammar);
        this.typed = grammar.dialect.hasTypes();
    }

    /** {@code a, b, c} or one expression. */
    Expression expression() {
        Expression first = assignment();
        return at(TokenType.COMMA) ? sequence(first) : first;
    }

    private Expression sequence(Expression first) {
        int list = nodes.mark();
        nodes.push(first);
        while (accept(TokenType.COMMA)) {
            nodes.push(assignment());
        }
        return new Expression.Sequence(first.start(), lexer.previousEnd, nodes.pop(list));
    }

    /** An expression as the default of a name or the value of a property: {@code in} is an operator again. */
    Expression assignmentWithIn() {
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        Expression expression = assignment();
        context.flags = before;
        return expression;
    }

    Expression expressionWithIn() {
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        Expression expression = expression();
        context.flags = before;
        return expression;
    }

    /** Everything but a comma. */
    Expression assignment() {
        if (!nesting.enter()) {
            return tooDeep();
        }
        int start = lexer.start;
        Expression expression;
        if (at(TokenType.YIELD) && context.has(Context.GENERATOR)) {
            expression = yieldExpression();
        } else {
            arrowMayStartAt = start;
            expression = conditional(start);
            if (lexer.type.assignment != null && expression != lastArrow) {
                expression = assign(start, expression, lexer.type.assignment);
            }
        }
        nesting.leave();
        return expression;
    }

    private Expression assign(int start, Expression left, AssignmentOperator operator) {
        Pattern target = operator == AssignmentOperator.ASSIGN
                ? grammar.converter.assignmentTarget(left, left != parenthesized)
                : grammar.converter.simpleTarget(left);
        lexer.next();
        Expression value = assignment();
        return new Expression.Assignment(start, lexer.previousEnd, operator, target, value);
    }

    /** Reads over what stands too deep and leaves a hole for it. */
    Expression tooDeep() {
        int start = lexer.start;
        problems.limit(TOO_DEEP, start);
        grammar.recovery.skipOperand();
        return new Expression.Missing(start, Math.max(start, lexer.previousEnd));
    }

    private Expression yieldExpression() {
        int start = lexer.start;
        grammar.early.checkYieldExpression(start);
        lexer.next();
        boolean delegate = !lexer.newlineBefore && accept(TokenType.MULTIPLY);
        Expression argument = delegate || startsYieldArgument() ? assignment() : null;
        return new Expression.Yield(start, lexer.previousEnd, argument, delegate);
    }

    private boolean startsYieldArgument() {
        return !lexer.newlineBefore
                && switch (lexer.type) {
                    case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE, COLON, COMMA, SEMICOLON, IN, OF, QUESTION, END ->
                        false;
                    default -> true;
                };
    }

    private Expression conditional(int start) {
        Expression test = binary(start, LOOSEST);
        if (!at(TokenType.QUESTION) || test == lastArrow || typed && grammar.typeScript.marksOptionalParameter()) {
            return test;
        }
        lexer.next();
        int before = context.change(Context.CONSEQUENT, Context.NO_IN);
        Expression whenTrue = assignment();
        context.flags = before;
        expect(TokenType.COLON, "a colon");
        Expression whenFalse = assignment();
        return new Expression.Conditional(start, lexer.previousEnd, test, whenTrue, whenFalse);
    }

    // ---- operators with two operands

    private Expression binary(int start, int loosest) {
        int outer = nesting.beginChain();
        Expression expression = unary();
        if (lexer.type.precedence > loosest || typed) {
            expression = binaryRest(start, expression, loosest);
        }
        nesting.endChain(outer);
        return expression;
    }

    private Expression binaryRest(int start, Expression first, int loosest) {
        Expression left = first;
        ChainPieces pieces = null;
        while (left != lastArrow) {
            TokenType operator = lexer.type;
            if (typed && loosest < TokenType.LESS.precedence && grammar.typeScript.skipAs()) {
                continue;
            }
            if (operator.precedence <= loosest || operator == TokenType.IN && context.has(Context.NO_IN)) {
                break;
            }
            left = operator == TokenType.POWER ? power(start, left) : flatChain(start, left, operator);
            if (!nesting.pushDown()) {
                pieces = ChainPieces.cut(pieces, left, this);
                left = pieces.remainder();
            }
        }
        return pieces == null ? left : pieces.join(left, nesting);
    }

    /** All operands of one operator in one node, however many. */
    private Expression flatChain(int start, Expression first, TokenType operator) {
        grammar.early.checkOperand(operator, first, first == parenthesized);
        int list = nodes.mark();
        nodes.push(first);
        do {
            lexer.next();
            Expression operand = binary(lexer.start, operator.precedence);
            grammar.early.checkOperand(operator, operand, operand == parenthesized);
            nodes.push(operand);
        } while (at(operator) && !(operator == TokenType.IN && context.has(Context.NO_IN)));
        List<Expression> operands = nodes.pop(list);
        if (operator.logical != null) {
            return new Expression.Logical(start, lexer.previousEnd, operator.logical, operands);
        }
        return new Expression.Binary(start, lexer.previousEnd, requireNonNull(operator.binary), operands);
    }

    /** The one operator that groups to the right. */
    private Expression power(int start, Expression base) {
        if (base != parenthesized && (base instanceof Expression.Unary || base instanceof Expression.Await)) {
            problems.early("the base of ** needs parentheses around its operator", start);
        }
        lexer.next();
        Expression exponent;
        if (nesting.enter()) {
            exponent = binary(lexer.start, TokenType.POWER.precedence - 1);
            nesting.leave();
        } else {
            exponent = tooDeep();
        }
        return new Expression.Binary(start, lexer.previousEnd, BinaryOperator.POWER, List.of(base, exponent));
    }

    // ---- operators with one operand

    Expression unary() {
        TokenType type = lexer.type;
        if (type.unary != null) {
            return prefix(type.unary);
        }
        return switch (type) {
            case INCREMENT, DECREMENT -> prefixUpdate();
            case AWAIT -> grammar.early.awaitIsOperator() ? await() : postfix();
            case LESS -> castOrElement();
            default -> postfix();
        };
    }

    private Expression castOrElement() {
        Expression typeScript = typed ? grammar.typeScript.castOrArrow() : null;
        return typeScript == null ? postfix() : typeScript;
    }

    private Expression prefix(UnaryOperator operator) {
        if (!nesting.enter()) {
            return tooDeep();
        }
        int start = lexer.start;
        lexer.next();
        Expression argument = unary();
        if (operator == UnaryOperator.DELETE) {
            grammar.early.checkDelete(argument, start);
        }
        nesting.leave();
        return new Expression.Unary(start, lexer.previousEnd, operator, argument);
    }

    private Expression prefixUpdate() {
        if (!nesting.enter()) {
            return tooDeep();
        }
        int start = lexer.start;
        int delta = at(TokenType.INCREMENT) ? 1 : -1;
        lexer.next();
        Expression target = unary();
        grammar.converter.checkUpdateTarget(target);
        nesting.leave();
        return new Expression.Update(start, lexer.previousEnd, delta, true, target);
    }

    private Expression await() {
        if (!nesting.enter()) {
            return tooDeep();
        }
        int start = lexer.start;
        grammar.early.checkAwaitExpression(start);
        lexer.next();
        Expression argument = unary();
        nesting.leave();
        return new Expression.Await(start, lexer.previousEnd, argument);
    }

    private Expression postfix() {
        int start = lexer.start;
        Expression expression = grammar.calls.callOrMember();
        if (expression == lastArrow) {
            return expression;
        }
        if ((at(TokenType.INCREMENT) || at(TokenType.DECREMENT)) && !lexer.newlineBefore) {
            int delta = at(TokenType.INCREMENT) ? 1 : -1;
            grammar.converter.checkUpdateTarget(expression);
            lexer.next();
            return new Expression.Update(start, lexer.previousEnd, delta, false, expression);
        }
        return expression;
    }
}

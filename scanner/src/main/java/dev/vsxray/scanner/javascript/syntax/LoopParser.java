package dev.vsxray.scanner.javascript.syntax;

import org.jspecify.annotations.Nullable;

/** {@code for} in its four forms, {@code while} and {@code do}. */
final class LoopParser extends GrammarPart {

    LoopParser(Grammar grammar) {
        super(grammar);
    }

    Statement whileLoop() {
        int start = lexer.start;
        lexer.next();
        Expression test = condition();
        Statement body = body();
        return new Statement.While(start, lexer.previousEnd, test, body);
    }

    Statement doWhile() {
        int start = lexer.start;
        lexer.next();
        Statement body = body();
        expect(TokenType.WHILE, "while");
        Expression test = condition();
        accept(TokenType.SEMICOLON);
        return new Statement.DoWhile(start, lexer.previousEnd, body, test);
    }

    private Expression condition() {
        expect(TokenType.LEFT_PAREN, "an opening parenthesis");
        Expression condition = grammar.expressions.expressionWithIn();
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        return condition;
    }

    private Statement body() {
        grammar.early.enterLoop();
        Statement body = grammar.statements.substatement();
        grammar.early.leaveLoop();
        return body;
    }

    Statement forLoop() {
        int start = lexer.start;
        lexer.next();
        boolean await = at(TokenType.AWAIT);
        if (await) {
            grammar.early.checkForAwait(lexer.start);
            lexer.next();
        }
        expect(TokenType.LEFT_PAREN, "an opening parenthesis");
        grammar.early.enterBlock();
        Statement loop = at(TokenType.SEMICOLON) ? classic(start, null) : afterInit(start, await);
        grammar.early.leaveBlock();
        return loop;
    }

    private Statement afterInit(int start, boolean await) {
        int before = context.change(Context.NO_IN, 0);
        Statement.Kind kind = grammar.declarations.kindInLoopHead();
        int initStart = lexer.start;
        if (kind != null) {
            Statement.Variables variables = grammar.declarations.variables(initStart, kind, true);
            context.flags = before;
            return isEach() ? eachDeclared(start, variables, await) : classic(start, variables);
        }
        boolean startsLikeLet = at(TokenType.LET);
        boolean startsLikeAsync = at(TokenType.ASYNC) && !lexer.escaped;
        Expression init = grammar.expressions.expression();
        context.flags = before;
        if (!isEach()) {
            return classic(start, new Statement.ExpressionStatement(initStart, lexer.previousEnd, init));
        }
        boolean bareName = init instanceof Expression.Identifier && init.start() == initStart;
        if (at(TokenType.OF) && (startsLikeLet || startsLikeAsync && bareName && !await)) {
            problems.early("for … of may not begin with let or async", initStart);
        }
        Pattern target = grammar.converter.assignmentTarget(init, init != grammar.expressions.parenthesized);
        return each(start, null, target, await);
    }

    private boolean isEach() {
        return at(TokenType.IN) || at(TokenType.OF) && !lexer.escaped;
    }

    private Statement eachDeclared(int start, Statement.Variables variables, boolean await) {
        Statement.Declarator declarator = variables.declarators().get(0);
        if (variables.declarators().size() != 1) {
            problems.early("a loop over values declares more than one name", variables.start());
        }
        Pattern target = declarator.target();
        if (declarator.value() != null) {
            boolean annexB = at(TokenType.IN)
                    && variables.kind() == Statement.Kind.VAR
                    && target instanceof Expression.Identifier
                    && !context.has(Context.STRICT);
            if (!annexB) {
                problems.early("the variable of a loop over values has a value of its own", declarator.start());
            }
            target = new Pattern.WithDefault(declarator.start(), declarator.end(), target, declarator.value());
        }
        if (at(TokenType.IN)
                && (variables.kind() == Statement.Kind.USING || variables.kind() == Statement.Kind.AWAIT_USING)) {
            problems.early("for … in cannot use using", variables.start());
        }
        return each(start, variables.kind(), target, await);
    }

    private Statement each(int start, Statement.@Nullable Kind kind, Pattern target, boolean await) {
        boolean of = at(TokenType.OF);
        lexer.next();
        if (await && !of) {
            problems.early("for await goes with of only", start);
        }
        Expression object = of ? grammar.expressions.assignmentWithIn() : grammar.expressions.expressionWithIn();
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        Statement body = body();
        return of
                ? new Statement.ForOf(start, lexer.previousEnd, kind, target, object, body, await)
                : new Statement.ForIn(start, lexer.previousEnd, kind, target, object, body);
    }

    private Statement classic(int start, @Nullable Statement init) {
        if (init instanceof Statement.Variables variables) {
            grammar.declarations.checkInitialized(variables);
        }
        expect(TokenType.SEMICOLON, "a semicolon");
        Expression test = at(TokenType.SEMICOLON) ? null : grammar.expressions.expressionWithIn();
        expect(TokenType.SEMICOLON, "a semicolon");
        Expression update = at(TokenType.RIGHT_PAREN) ? null : grammar.expressions.expressionWithIn();
        expect(TokenType.RIGHT_PAREN, "a closing parenthesis");
        Statement body = body();
        return new Statement.For(start, lexer.previousEnd, init, test, update, body);
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that break a program before it runs and that no tree shows: engines refuse such a file, so an attack cannot
 * be in it, and a file that only we refuse would be a blind spot.
 */
final class EarlyErrors {

    /** Problems remembered for the case that the text is a module; one would do to refuse it. */
    private static final int MODULE_PROBLEMS = 100;

    private static final Set<String> STRICTLY_RESERVED =
            Set.of("implements", "interface", "let", "package", "private", "protected", "public", "static", "yield");

    private final Lexer lexer;
    private final Problems problems;
    private final Context context;
    private final Dialect dialect;
    private final Scopes scopes;
    private final Jumps jumps = new Jumps();
    private final PrivateNames privateNames;
    private final Deque<OuterFunction> outerFunctions = new ArrayDeque<>();

    /** What only strict code forbids, met in sloppy code: wrong after all when the text turns out to be a module. */
    private final List<ParseProblem> wrongInModule = new ArrayList<>();

    private final Set<String> exported = new HashSet<>();
    private final Map<String, Integer> exportedLocals = new LinkedHashMap<>();
    private int lastYield = -1;
    private int lastAwait = -1;
    private int repeatedParameter = -1;
    private int octalInPrologue = -1;

    EarlyErrors(Grammar grammar) {
        this.lexer = grammar.lexer;
        this.problems = grammar.problems;
        this.context = grammar.context;
        this.dialect = grammar.dialect;
        this.scopes = new Scopes(grammar.lexer.length);
        this.privateNames = new PrivateNames(grammar.problems);
    }

    /** Reports what only the whole text tells. */
    void finish() {
        if (!context.module) {
            return;
        }
        wrongInModule.forEach(problem -> problems.early(problem.reason(), problem.offset()));
        exportedLocals.forEach((name, offset) -> {
            if (scopes.isMissingAtTop(name)) {
                problems.early("an exported name is not declared", offset);
            }
        });
    }

    private void strictOnly(String reason, int offset) {
        if (context.has(Context.STRICT)) {
            problems.early(reason, offset);
        } else {
            moduleOnly(reason, offset);
        }
    }

    private void moduleOnly(String reason, int offset) {
        if (wrongInModule.size() < MODULE_PROBLEMS) {
            wrongInModule.add(new ParseProblem(ParseProblem.Kind.EARLY_ERROR, reason, offset));
        }
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
        } else if (type.isReservedInStrictCode() && type.isIdentifier()) {
            strictOnly("a word reserved in strict code is no name", offset);
        } else if (type == TokenType.AWAIT) {
            if (context.has(Context.ASYNC) || context.has(Context.STATIC_BLOCK)) {
                problems.early("await is no name here", offset);
            } else {
                moduleOnly("await is no name in a module", offset);
            }
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
        if (isEvalOrArguments(name.name())) {
            strictOnly("eval or arguments is assigned in strict code", name.start());
        }
    }

    private static boolean isEvalOrArguments(String name) {
        return name.equals("eval") || name.equals("arguments");
    }

    /** A name read as an expression. */
    void checkRead(Expression.Identifier name) {
        if (context.has(Context.CLASS_FIELD | Context.STATIC_BLOCK)
                && name.name().equals("arguments")) {
            problems.early("arguments in the value of a field", name.start());
        }
    }

    void usePrivateName(String name, int offset) {
        privateNames.use(name, offset);
    }

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
        lastAwait = offset;
        boolean allowed = context.has(Context.ASYNC) || !context.has(Context.FUNCTION);
        if (!allowed || context.has(Context.PARAMETERS) && context.has(Context.ASYNC)) {
            problems.early("await stands outside of an async function", offset);
        }
    }

    void checkForAwait(int offset) {
        checkAwaitExpression(offset);
    }

    void checkYieldExpression(int offset) {
        lastYield = offset;
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
        if (argument instanceof Expression.Identifier) {
            strictOnly("a name is deleted in strict code", offset);
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
        if (lexer.legacyOctal) {
            octalInPrologue = lexer.start;
            strictOnly("an octal form of old in strict code", lexer.start);
        }
    }

    void checkRegExp(String pattern, String flags, int offset) {
        RegExpSyntax.problem(pattern, flags).ifPresent(reason -> problems.early(reason, offset));
    }

    void checkWellFormed(String name, int offset) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                problems.early("an exported name is no text", offset);
                return;
            }
        }
    }

    // ---- places

    void onlyInSloppyCode(String what, int offset) {
        strictOnly(what + " in strict code", offset);
    }

    /** A directive was read that makes the function or program strict; what stood before it counts as well. */
    void becomeStrict(int prologueStart) {
        if (octalInPrologue >= prologueStart) {
            problems.early("an octal form of old in strict code", octalInPrologue);
        }
    }

    void checkDeclarationAllowed(boolean allowed, int offset) {
        if (!allowed) {
            problems.early("a declaration stands for a single statement", offset);
        }
    }

    /** A function that is labeled, which sloppy code may do, or that stands for the body of something. */
    void checkMisplacedFunction(boolean plain, boolean labeled, int offset) {
        if (!plain || !labeled) {
            problems.early("a function stands for a single statement", offset);
        } else {
            strictOnly("a function has a label", offset);
        }
    }

    void checkReturn(int offset) {
        if (context.has(Context.FUNCTION)) {
            return;
        }
        if (context.has(Context.STATIC_BLOCK)) {
            problems.early("return in a static block", offset);
        } else {
            moduleOnly("return outside of a function", offset);
        }
    }

    /** The parser stands on the statement behind the label. */
    void enterLabel(String label, int offset) {
        if (!jumps.enterLabel(label, offset, lexer.start)) {
            problems.early("a label stands inside another of its name", offset);
        }
        boolean ofLoop = lexer.type == TokenType.FOR || lexer.type == TokenType.WHILE || lexer.type == TokenType.DO;
        if (ofLoop) {
            jumps.labelsLoop();
        }
    }

    void leaveLabel() {
        jumps.leaveLabel();
    }

    void enterLoop() {
        jumps.enterLoop();
    }

    void leaveLoop() {
        jumps.leaveLoop();
    }

    void enterSwitch() {
        jumps.enterSwitch();
        scopes.enter(false);
    }

    void leaveSwitch() {
        jumps.leaveSwitch();
        scopes.leave();
    }

    void checkJump(boolean isBreak, @Nullable String label, int offset) {
        boolean possible = isBreak ? jumps.canBreak(label) : jumps.canContinue(label);
        if (!possible) {
            problems.early("break or continue has nowhere to go", offset);
        }
    }

    // ---- scopes

    /** What the function around the current one goes on with. */
    private record OuterFunction(Jumps.Mark jumps, int lastYield, int lastAwait, int repeatedParameter) {}

    void enterFunction() {
        outerFunctions.push(new OuterFunction(jumps.mark(), lastYield, lastAwait, repeatedParameter));
        jumps.enterFunction();
        scopes.enter(true);
        lastYield = -1;
        lastAwait = -1;
        repeatedParameter = -1;
    }

    /** Its parameters were read as an expression of the function around it, where they may have looked right. */
    void enterArrow(int start, boolean async) {
        if (lastYield >= start) {
            problems.early("yield stands among the parameters of an arrow function", lastYield);
        }
        if (lastAwait >= start && (async || context.has(Context.ASYNC))) {
            problems.early("await stands among the parameters of an arrow function", lastAwait);
        }
        enterFunction();
    }

    void leaveFunction() {
        OuterFunction outer = outerFunctions.pop();
        scopes.leave();
        jumps.reset(outer.jumps);
        lastYield = outer.lastYield;
        lastAwait = outer.lastAwait;
        repeatedParameter = outer.repeatedParameter;
    }

    void enterBlock() {
        scopes.enter(false);
    }

    void leaveBlock() {
        scopes.leave();
    }

    void enterClass() {
        privateNames.enterClass();
    }

    void leaveClass() {
        privateNames.leaveClass();
    }

    private void mustBeFree(boolean free, Expression.Identifier name) {
        if (!free && !dialect.hasTypes()) {
            problems.early("a name is declared twice", name.start());
        }
    }

    private void checkBound(Expression.Identifier name) {
        if (isEvalOrArguments(name.name())) {
            strictOnly("eval or arguments is declared in strict code", name.start());
        }
    }

    void declareVariable(Statement.Kind kind, Pattern target) {
        BoundNames.of(target, name -> {
            checkBound(name);
            if (kind == Statement.Kind.VAR) {
                mustBeFree(scopes.declareVar(name.name()), name);
                return;
            }
            if (name.name().equals("let")) {
                problems.early("let is declared by let or const", name.start());
            }
            mustBeFree(scopes.declareLexical(name.name()), name);
        });
    }

    void declareFunction(Expression.Identifier name, boolean special) {
        checkBound(name);
        if (scopes.atTop() && !dialect.hasTypes() && scopes.isDeclaredAtTop(name.name())) {
            moduleOnly("a name is declared twice", name.start());
        }
        boolean repeatable = !special && !context.has(Context.STRICT);
        mustBeFree(scopes.declareFunction(name.name(), repeatable), name);
    }

    void checkClassName(Expression.Identifier name) {
        checkBound(name);
    }

    void declareClass(Expression.Identifier name) {
        mustBeFree(scopes.declareLexical(name.name()), name);
    }

    void declareImport(Expression.Identifier name) {
        if (isEvalOrArguments(name.name())) {
            problems.early("eval or arguments is imported", name.start());
        }
        mustBeFree(scopes.declareLexical(name.name()), name);
    }

    void declareExport(String name, int offset) {
        if (!exported.add(name) && !dialect.hasTypes()) {
            problems.early("a name is exported twice", offset);
        }
    }

    void declareExports(Statement declaration) {
        BoundNames.of(declaration, name -> declareExport(name.name(), name.start()));
    }

    /** {@code export {name}} without a source; the parser stands on the name. */
    void exportLocal(TokenType type, String name, int offset) {
        boolean isName = type.isIdentifier() && !type.isReservedInStrictCode();
        if (!isName) {
            problems.early("a reserved word or a string is exported as if it were a name", offset);
        } else if (!dialect.hasTypes()) {
            exportedLocals.putIfAbsent(name, offset);
        }
    }

    void declareCatchParameter(Pattern parameter) {
        boolean simple = parameter instanceof Expression.Identifier;
        BoundNames.of(parameter, name -> {
            checkBound(name);
            mustBeFree(scopes.declareCatchParameter(name.name(), simple), name);
        });
    }

    void declareParameters(List<Pattern> parameters) {
        for (Pattern parameter : parameters) {
            BoundNames.of(parameter, name -> {
                if (!scopes.declareParameter(name.name())) {
                    repeatedParameter = name.start();
                }
            });
        }
    }

    void declareMember(PropertyName name, ClassNode.@Nullable MethodKind kind, boolean isStatic) {
        if (name instanceof PropertyName.Private privateName) {
            privateNames.declare(privateName, kind, isStatic);
        }
    }

    /** Once the body is read it is known whether the function is strict. */
    void checkParameters(
            Expression.@Nullable Identifier name, List<Pattern> parameters, boolean unique, boolean strictBefore) {
        boolean strict = context.has(Context.STRICT);
        boolean simple = parameters.stream().allMatch(parameter -> parameter instanceof Expression.Identifier);
        if (strict && !strictBefore && !simple) {
            problems.early(
                    "a function with unusual parameters makes itself strict",
                    parameters.get(0).start());
        }
        if (repeatedParameter >= 0) {
            if (unique || !simple || strict) {
                problems.early("two parameters have one name", repeatedParameter);
            } else {
                moduleOnly("two parameters have one name", repeatedParameter);
            }
        }
        if (name != null) {
            checkNameOfFunction(name, strictBefore);
        }
        for (Pattern parameter : parameters) {
            BoundNames.of(parameter, bound -> checkNameOfFunction(bound, strictBefore));
        }
    }

    /** The name of a function and of its parameters, which were read before a directive in its body. */
    private void checkNameOfFunction(Expression.Identifier name, boolean strictBefore) {
        checkBound(name);
        if (!strictBefore && context.has(Context.STRICT) && STRICTLY_RESERVED.contains(name.name())) {
            problems.early("a word reserved in strict code is no name", name.start());
        }
    }

    void checkAccessor(FunctionNode function, boolean getter) {
        int expected = getter ? 0 : 1;
        boolean fits = function.parameters().size() == expected;
        if (!fits || !getter && function.parameters().get(0) instanceof Pattern.Rest) {
            problems.early("an accessor has the wrong parameters", function.start());
        }
    }

    // ---- recovery

    /** What a failed statement puts back. */
    record Mark(int scopes, Jumps.Mark jumps, int classes, int functions) {}

    Mark mark() {
        return new Mark(scopes.depth(), jumps.mark(), privateNames.depth(), outerFunctions.size());
    }

    void reset(Mark mark) {
        scopes.leaveTo(mark.scopes);
        jumps.reset(mark.jumps);
        privateNames.leaveTo(mark.classes);
        while (outerFunctions.size() > mark.functions) {
            outerFunctions.pop();
        }
    }
}

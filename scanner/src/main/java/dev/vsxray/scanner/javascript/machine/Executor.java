package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.builtin.Operators;
import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import dev.vsxray.scanner.javascript.syntax.Statement;
import dev.vsxray.scanner.javascript.syntax.StatementVisitor;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements; the result of each is a {@link Completion}.
 *
 * <p>Where a condition is not known both ways run. When one of them leaves and the other does not, what follows runs
 * one level less certain and under the guard of that condition, until the function (for a return), the loop (for a
 * break) or the {@code try} (for a throw) ends.
 */
final class Executor implements StatementVisitor<Integer> {

    private final Machine machine;
    private final Loops loops;

    Executor(Machine machine) {
        this.machine = machine;
        this.loops = new Loops(machine, this);
    }

    int run(Statement statement) {
        machine.step();
        return statement.accept(this);
    }

    int runAll(List<Statement> body) {
        for (Statement statement : body) {
            int completion = run(statement);
            if (completion != Completion.NORMAL) {
                return completion;
            }
        }
        return Completion.NORMAL;
    }

    /** Runs one of several ways at the present, already raised level; a throw ends only this way. */
    int runWay(Statement body) {
        try {
            return run(body);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Completion.THROW;
        }
    }

    /**
     * Joins the ends of several ways of which one was taken.
     *
     * @param ends the completions, as a mask
     * @param marks the guards that decide between them
     */
    int settle(int ends, SortedSet<String> marks) {
        int abrupt = ends & ~Completion.NORMAL;
        if (ends == Completion.NORMAL || abrupt == 0) {
            return Completion.NORMAL;
        }
        if ((ends & Completion.NORMAL) == 0) {
            int mildest = Completion.mildest(ends);
            machine.frame().leftBy |= ends & ~mildest;
            if (mildest == Completion.THROW) {
                throw new Thrown(Unknown.ANY);
            }
            return mildest;
        }
        Frame frame = machine.frame();
        frame.leftBy |= abrupt;
        machine.level++;
        machine.context = machine.context.under(marks);
        frame.rebase(machine.level);
        return Completion.NORMAL;
    }

    @Override
    public Integer variables(Statement.Variables node) {
        for (Statement.Declarator declarator : node.declarators()) {
            if (declarator.value() != null) {
                Value value = machine.evaluator.value(declarator.value());
                if (declarator.target() instanceof Expression.Identifier name && value instanceof Closure closure) {
                    closure.nameIfAnonymous(name.name());
                }
                machine.observations.text(value, declarator.value());
                machine.binding.initialise(declarator.target(), value);
            } else if (node.kind() != Statement.Kind.VAR) {
                machine.binding.initialise(declarator.target(), Undefined.UNDEFINED);
            }
        }
        return Completion.NORMAL;
    }

    /** Made when its function or program began, see {@link ScopeShape#functions}. */
    @Override
    public Integer functionDeclaration(Statement.FunctionDeclaration node) {
        return Completion.NORMAL;
    }

    @Override
    public Integer classDeclaration(Statement.ClassDeclaration node) {
        Value made = machine.classes.make(node.node());
        if (node.node().name() != null) {
            machine.variables.initialise(node.node().name().name(), made);
        }
        return Completion.NORMAL;
    }

    @Override
    public Integer expressionStatement(Statement.ExpressionStatement node) {
        if (node.expression() instanceof Expression.Call call && onlyChecksSyntax(call)) {
            machine.evaluator.arguments(call.arguments());
            machine.mayThrow();
            return Completion.NORMAL;
        }
        machine.lastStatementValue = machine.evaluator.value(node.expression());
        return Completion.NORMAL;
    }

    /**
     * {@code Function(text);} throws where the text cannot be read, and else makes a function that nobody can call. The last
     * statement of an evaluated text is what the evaluation gives, so there it can be called.
     */
    private boolean onlyChecksSyntax(Expression.Call call) {
        return call.callee() instanceof Expression.Identifier name
                && name.name().equals("Function")
                && machine.frame().script.layers().isEmpty()
                && machine.evaluator.value(name) instanceof NativeFunction own
                && own.name().equals("Function");
    }

    @Override
    public Integer block(Statement.Block node) {
        return inBlock(machine.shapes.ofBlock(node, node.body()), () -> runAll(node.body()));
    }

    int inBlock(ScopeShape shape, Body body) {
        if (shape == ScopeShape.EMPTY) {
            return body.run();
        }
        Frame frame = machine.frame();
        Scope outer = frame.scope;
        frame.scope = new Scope(outer, shape, machine.level);
        try {
            machine.functions.declareIn(frame.scope, frame.base);
            return body.run();
        } finally {
            frame.scope = outer;
        }
    }

    /** Statements to run. */
    @FunctionalInterface
    interface Body {
        int run();
    }

    @Override
    public Integer ifStatement(Statement.If node) {
        Optional<Statement> build = BuildChoice.of(node);
        if (build.isPresent()) {
            return run(build.get());
        }
        Ways ways = new Ways(machine);
        for (Statement.Branch branch : node.branches()) {
            Value test = machine.evaluator.value(branch.test());
            Boolean truth = Coercions.truth(test);
            if (Boolean.FALSE.equals(truth)) {
                continue;
            }
            if (truth != null) {
                return ways.isEmpty() ? run(branch.body()) : lastWay(ways, branch.body());
            }
            machine.guess();
            ways.run(machine.conditions.whenTrue(test), () -> runWay(branch.body()));
            ways.exclude(machine.conditions.whenFalse(test));
        }
        if (ways.isEmpty()) {
            return node.otherwise() == null ? Completion.NORMAL : run(node.otherwise());
        }
        return lastWay(ways, node.otherwise());
    }

    private int lastWay(Ways ways, @Nullable Statement body) {
        ways.run(Set.of(), () -> body == null ? Completion.NORMAL : runWay(body));
        return settle(ways.ends(), ways.leave());
    }

    @Override
    public Integer forStatement(Statement.For node) {
        if (node.init() instanceof Statement.Variables variables && variables.kind() != Statement.Kind.VAR) {
            return inBlock(machine.shapes.ofFor(node, variables), () -> {
                run(variables);
                return loops.whileTrue(node.test(), node.update(), node.body(), true);
            });
        }
        if (node.init() != null) {
            run(node.init());
        }
        return loops.whileTrue(node.test(), node.update(), node.body(), false);
    }

    @Override
    public Integer whileStatement(Statement.While node) {
        return loops.whileTrue(node.test(), null, node.body(), false);
    }

    @Override
    public Integer doWhile(Statement.DoWhile node) {
        return loops.doWhile(node);
    }

    @Override
    public Integer forIn(Statement.ForIn node) {
        Value object = machine.evaluator.value(node.object());
        return loops.overEach(
                object, machine.iteration.keysOf(object), node.target(), node.declares(), node.body(), node);
    }

    @Override
    public Integer forOf(Statement.ForOf node) {
        Value iterable = machine.evaluator.value(node.iterable());
        Elements elements = machine.iteration.of(iterable);
        return loops.overEach(
                iterable,
                node.await() ? elements.map(machine.promises::await) : elements,
                node.target(),
                node.declares(),
                node.body(),
                node);
    }

    @Override
    public Integer returnStatement(Statement.Return node) {
        Value value = node.value() == null ? Undefined.UNDEFINED : machine.evaluator.value(node.value());
        Frame frame = machine.frame();
        machine.observations.text(value, node);
        frame.returns(value, machine.guardsSinceCall());
        return Completion.RETURN;
    }

    @Override
    public Integer throwStatement(Statement.Throw node) {
        throw new Thrown(machine.evaluator.value(node.value()));
    }

    /**
     * The handler runs for certain when the block certainly threw, and less certainly when something in it may have
     * thrown; it is what remains after a block that certainly did not.
     */
    @Override
    public Integer tryStatement(Statement.Try node) {
        Frame frame = machine.frame();
        int level = machine.level;
        Context context = machine.context;
        Scope scope = frame.scope;
        int leftBefore = frame.leftBy;
        int raised = frame.raised();
        @Nullable DispatchLoop dispatch = frame.dispatch;
        frame.leftBy = 0;
        @Nullable Value outerPending = machine.takePending();
        int doubts = machine.doubts();
        int end;
        try {
            end = run(node.block());
            @Nullable Value pending = machine.takePending();
            if (node.handler() != null && (pending != null || machine.doubts() != doubts)) {
                end = handlerMayRun(node.handler(), end, pending, context);
            }
        } catch (Thrown thrown) {
            frame.scope = scope;
            frame.dispatch = dispatch;
            if ((frame.leftBy & Completion.RETURN) == 0) {
                machine.level = level;
                machine.context = context;
                frame.returnTo(raised);
            }
            @Nullable Value pending = machine.takePending();
            if (node.handler() == null) {
                machine.restorePending(outerPending);
                finish(node);
                throw thrown;
            }
            Value reason = pending == null ? thrown.value() : Values.join(pending, thrown.value());
            end = handle(node.handler(), reason);
        }
        machine.restorePending(outerPending);
        if ((frame.leftBy & ~Completion.THROW) == 0) {
            machine.level = level;
            machine.context = context;
            frame.returnTo(raised);
        }
        frame.leftBy = leftBefore | frame.leftBy & ~Completion.THROW;
        int finished = finish(node);
        return finished == Completion.NORMAL ? end : finished;
    }

    private int finish(Statement.Try node) {
        return node.finalizer() == null ? Completion.NORMAL : run(node.finalizer());
    }

    private int handlerMayRun(Statement.Catch handler, int end, @Nullable Value pending, Context context) {
        if (throwsOn(handler)) {
            machine.mayThrow(pending == null ? machine.errorObject() : pending);
            return end;
        }
        int raised = machine.level;
        Context raisedContext = machine.context;
        machine.level = raised + 1;
        machine.context = context;
        int handled;
        try {
            handled = handle(handler, pending == null ? machine.errorObject() : pending);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            handled = Completion.THROW;
        }
        machine.level = raised;
        machine.context = raisedContext;
        if (handled == end) {
            return end;
        }
        if (end == Completion.NORMAL) {
            // That the handler would have left tells nothing of what follows a block that did not throw.
            return end;
        }
        machine.frame().leftBy |= end;
        return handled == Completion.THROW ? end : Completion.mildest(end | handled);
    }

    /**
     * True for {@code catch (e) { throw made = 0, e }}, as bundlers write it around each module: what it resets is reset
     * only for a program that ends there.
     */
    private static boolean throwsOn(Statement.Catch handler) {
        List<Statement> body = handler.body().body();
        if (body.size() != 1
                || !(body.get(0) instanceof Statement.Throw thrown)
                || !(handler.parameter() instanceof Expression.Identifier caught)) {
            return false;
        }
        Expression last = thrown.value();
        if (last instanceof Expression.Sequence sequence) {
            last = sequence.expressions().get(sequence.expressions().size() - 1);
        }
        return last instanceof Expression.Identifier name && name.name().equals(caught.name());
    }

    private int handle(Statement.Catch handler, Value reason) {
        Pattern parameter = handler.parameter();
        if (parameter == null) {
            return run(handler.body());
        }
        return inBlock(machine.shapes.ofCatch(handler), () -> {
            machine.binding.initialise(parameter, reason);
            return run(handler.body());
        });
    }

    @Override
    public Integer switchStatement(Statement.Switch node) {
        Value subject = machine.evaluator.value(node.subject());
        List<Statement> all =
                node.cases().stream().flatMap(one -> one.body().stream()).toList();
        Frame frame = machine.frame();
        @Nullable DispatchLoop dispatch = frame.dispatch;
        if (dispatch != null && !dispatch.isDispatchedBy(node)) {
            frame.dispatch = null;
        }
        int end = inBlock(machine.shapes.ofBlock(node, all), () -> runCases(node, subject));
        frame.dispatch = dispatch;
        return end;
    }

    private int runCases(Statement.Switch node, Value subject) {
        int chosen = chosenCase(node, subject);
        Frame frame = machine.frame();
        if (chosen >= 0) {
            for (int i = chosen; i < node.cases().size(); i++) {
                int end = runAll(node.cases().get(i).body());
                if (end == Completion.BREAK && frame.label.isEmpty()) {
                    return Completion.NORMAL;
                }
                if (end != Completion.NORMAL) {
                    return end;
                }
            }
            return Completion.NORMAL;
        }
        return chosen == NONE ? Completion.NORMAL : runAllCases(node, subject);
    }

    private static final int NONE = -1;
    private static final int NOT_KNOWN = -2;

    private int chosenCase(Statement.Switch node, Value subject) {
        int otherwise = NONE;
        for (int i = 0; i < node.cases().size(); i++) {
            Expression test = node.cases().get(i).test();
            if (test == null) {
                otherwise = i;
                continue;
            }
            Boolean same = Coercions.truth(
                    Operators.binary(machine, BinaryOperator.STRICT_EQUAL, subject, machine.evaluator.value(test)));
            if (same == null) {
                return NOT_KNOWN;
            }
            if (same) {
                return i;
            }
        }
        return otherwise;
    }

    private int runAllCases(Statement.Switch node, Value subject) {
        machine.guess();
        Ways ways = new Ways(machine);
        boolean otherwise = false;
        for (int i = 0; i < node.cases().size(); i++) {
            Statement.Case one = node.cases().get(i);
            boolean isLast = i == node.cases().size() - 1;
            otherwise |= one.test() == null;
            ways.run(guardsOf(one, subject), () -> runCase(one, isLast));
        }
        if (!otherwise) {
            ways.run(Set.of(), () -> Completion.NORMAL);
        }
        return settle(ways.ends(), ways.leave());
    }

    private SortedSet<String> guardsOf(Statement.Case one, Value subject) {
        SortedSet<String> guards = machine.conditions.whenTrue(subject);
        boolean refuses = !guards.isEmpty() && one.test() != null && Marks.refuses(machine.evaluator.value(one.test()));
        return refuses ? machine.conditions.whenFalse(subject) : guards;
    }

    private int runCase(Statement.Case one, boolean isLast) {
        int end = runWayOf(one.body());
        if (end == Completion.BREAK && machine.frame().label.isEmpty()) {
            return Completion.NORMAL;
        }
        return end == Completion.NORMAL && !isLast ? 0 : end;
    }

    /** The names of all cases live in the scope of the switch, so a case is not a block of its own. */
    private int runWayOf(List<Statement> body) {
        try {
            return runAll(body);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Completion.THROW;
        }
    }

    @Override
    public Integer breakStatement(Statement.Break node) {
        machine.frame().label = node.label() == null ? "" : node.label();
        return Completion.BREAK;
    }

    @Override
    public Integer continueStatement(Statement.Continue node) {
        machine.frame().label = node.label() == null ? "" : node.label();
        return Completion.CONTINUE;
    }

    @Override
    public Integer labeled(Statement.Labeled node) {
        Frame frame = machine.frame();
        loops.label(node.label());
        int end = run(node.body());
        if (end == Completion.BREAK && frame.label.equals(node.label())) {
            frame.label = "";
            return Completion.NORMAL;
        }
        return end;
    }

    @Override
    public Integer empty(Statement.Empty node) {
        return Completion.NORMAL;
    }

    @Override
    public Integer debugger(Statement.Debugger node) {
        return Completion.NORMAL;
    }

    @Override
    public Integer with(Statement.With node) {
        Value object = machine.evaluator.value(node.object());
        Frame frame = machine.frame();
        Scope outer = frame.scope;
        frame.scope = Scope.with(outer, object, machine.level);
        try {
            return run(node.body());
        } finally {
            frame.scope = outer;
        }
    }

    @Override
    public Integer importDeclaration(Statement.Import node) {
        machine.modules.bindImports(node);
        return Completion.NORMAL;
    }

    @Override
    public Integer exportNamed(Statement.ExportNamed node) {
        int end = node.declaration() == null ? Completion.NORMAL : run(node.declaration());
        machine.modules.export(node);
        return end;
    }

    @Override
    public Integer exportDefault(Statement.ExportDefault node) {
        machine.modules.exportDefault(node);
        return Completion.NORMAL;
    }

    @Override
    public Integer exportAll(Statement.ExportAll node) {
        machine.modules.exportAll(node);
        return Completion.NORMAL;
    }

    @Override
    public Integer skipped(Statement.Skipped node) {
        return Completion.NORMAL;
    }

    /** Binds the target of a {@code for in} or {@code for of} for one turn. */
    void bindTurn(Pattern target, Statement.@Nullable Kind declares, Value element) {
        if (declares == null) {
            machine.binding.assign(target, element);
        } else {
            machine.binding.initialise(target, element);
        }
    }
}

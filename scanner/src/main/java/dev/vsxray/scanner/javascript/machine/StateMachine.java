package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A generator or {@code async} function that a compiler wrote as a switch over labels: TypeScript's and swc's
 * {@code __generator} body, {@code function (s) { switch (s.label) { case 0: … } }}, and Babel's regenerator body,
 * {@code function (s) { while (1) switch (s.prev = s.next) { case 0: … } }}. Known by its form, because the names of the
 * helpers around it are the first thing a minifier takes away.
 *
 * @param state the parameter that holds the state
 * @param before what runs before the switch: declarations
 * @param dispatch the switch, each case with the label that leads to it
 * @param style how labels are reached
 */
record StateMachine(String state, List<Statement> before, Statement.Switch dispatch, Style style) {

    /** The property that holds the label of the case to run next. */
    private static final Set<String> NEXT_LABELS = Set.of("next", "n");

    /** Who wrote it. */
    enum Style {
        /** A case ends by returning what to do, as {@code [operation, operand]}. */
        OPERATIONS,
        /** A case stores the next label in the state, and returns what it awaits. */
        NEXT_LABEL
    }

    /** The machine that a function is, if it is one. */
    static Optional<StateMachine> of(FunctionNode node) {
        List<Statement> body = node.body();
        if (body.isEmpty()
                || node.parameters().size() != 1
                || !(node.parameters().get(0) instanceof Expression.Identifier state)) {
            return Optional.empty();
        }
        Statement last = body.get(body.size() - 1);
        Statement dispatch = inEndlessLoop(last);
        if (!(dispatch instanceof Statement.Switch cases) || cases.cases().isEmpty()) {
            return Optional.empty();
        }
        Optional<Style> style =
                dispatch == last ? byLabel(cases.subject(), state.name()) : byNext(cases.subject(), state.name());
        return style.map(known -> new StateMachine(state.name(), body.subList(0, body.size() - 1), cases, known));
    }

    private static Statement inEndlessLoop(Statement statement) {
        if (statement instanceof Statement.While loop) {
            return alone(loop.body());
        }
        return statement instanceof Statement.For loop && loop.test() == null ? alone(loop.body()) : statement;
    }

    private static Statement alone(Statement body) {
        return body instanceof Statement.Block block && block.body().size() == 1
                ? block.body().get(0)
                : body;
    }

    private static Optional<Style> byLabel(Expression subject, String state) {
        return isMember(subject, state, Set.of("label")) ? Optional.of(Style.OPERATIONS) : Optional.empty();
    }

    private static Optional<Style> byNext(Expression subject, String state) {
        Expression next = subject instanceof Expression.Assignment assignment ? assignment.value() : subject;
        return isMember(next, state, NEXT_LABELS) ? Optional.of(Style.NEXT_LABEL) : Optional.empty();
    }

    private static boolean isMember(Expression expression, String object, Set<String> names) {
        return expression instanceof Expression.Member member
                && names.contains(member.name())
                && member.object() instanceof Expression.Identifier name
                && name.name().equals(object);
    }

    List<Statement.Case> cases() {
        return dispatch.cases();
    }

    /** The index of the case that a label leads to, or -1. */
    int indexOf(double label) {
        for (int i = 0; i < cases().size(); i++) {
            if (cases().get(i).test() instanceof Expression.NumberLiteral number && number.value() == label) {
                return i;
            }
        }
        return -1;
    }
}

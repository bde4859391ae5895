package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes over a tree without recursion: each node before those inside of it, in the order of the text. */
public final class NodeWalk {

    private NodeWalk() {}

    /** Gives each node of the tree under {@code root}, and {@code root} itself, to {@code each}. */
    public static void over(Node root, Consumer<? super Node> each) {
        over(root, node -> true, each);
    }

    /** The same of what a function does itself: functions inside of it are given, not entered. */
    public static void overOwn(FunctionNode function, Consumer<? super Node> each) {
        over(function, node -> node == function || !(node instanceof FunctionNode), each);
    }

    private static void over(Node root, Predicate<? super Node> enters, Consumer<? super Node> each) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        Children children = new Children();
        while (!open.isEmpty()) {
            Node node = open.pop();
            each.accept(node);
            if (!enters.test(node)) {
                continue;
            }
            children.found.clear();
            children.of(node);
            for (int i = children.found.size() - 1; i >= 0; i--) {
                open.push(children.found.get(i));
            }
        }
    }

    /** The nodes directly in a node. */
    private static final class Children implements ExpressionVisitor<Boolean>, StatementVisitor<Boolean> {

        private final List<Node> found = new ArrayList<>();

        void of(Node node) {
            if (node instanceof Expression expression) {
                expression.accept(this);
            } else if (node instanceof Statement statement) {
                statement.accept(this);
            } else if (node instanceof Program program) {
                found.addAll(program.body());
            } else if (node instanceof FunctionNode function) {
                found.addAll(function.parameters());
                found.addAll(function.body());
            } else if (node instanceof ClassNode type) {
                found.addAll(type.decorators());
                add(type.superClass());
                found.addAll(type.elements());
            } else if (node instanceof ClassNode.Element element) {
                element(element);
            } else if (node instanceof PropertyName.Computed name) {
                found.add(name.expression());
            } else if (node instanceof Pattern pattern) {
                pattern(pattern);
            }
        }

        private void element(ClassNode.Element element) {
            if (element instanceof ClassNode.Method method) {
                found.addAll(method.decorators());
                found.add(method.name());
                found.add(method.function());
            } else if (element instanceof ClassNode.Field field) {
                found.addAll(field.decorators());
                found.add(field.name());
                add(field.value());
            } else if (element instanceof ClassNode.StaticBlock block) {
                found.addAll(block.body());
            }
        }

        private void pattern(Pattern pattern) {
            if (pattern instanceof Pattern.ArrayPattern array) {
                array.elements().forEach(this::add);
            } else if (pattern instanceof Pattern.ObjectPattern object) {
                object.properties().forEach(property -> all(property.name(), property.target()));
                add(object.rest());
            } else if (pattern instanceof Pattern.WithDefault withDefault) {
                all(withDefault.target(), withDefault.value());
            } else if (pattern instanceof Pattern.Rest rest) {
                found.add(rest.target());
            }
        }

        private void property(Expression.Property property) {
            if (property instanceof Expression.ValueProperty value) {
                all(value.name(), value.value());
            } else if (property instanceof Expression.AccessorProperty accessor) {
                all(accessor.name(), accessor.function());
            } else if (property instanceof Expression.SpreadProperty spread) {
                found.add(spread.value());
            }
        }

        private void add(@Nullable Node node) {
            if (node != null) {
                found.add(node);
            }
        }

        private Boolean all(@Nullable Node... nodes) {
            for (Node node : nodes) {
                add(node);
            }
            return true;
        }

        private Boolean all(List<? extends Node> nodes) {
            found.addAll(nodes);
            return true;
        }

        @Override
        public Boolean identifier(Expression.Identifier node) {
            return true;
        }

        @Override
        public Boolean privateName(Expression.PrivateName node) {
            return true;
        }

        @Override
        public Boolean nullLiteral(Expression.NullLiteral node) {
            return true;
        }

        @Override
        public Boolean booleanLiteral(Expression.BooleanLiteral node) {
            return true;
        }

        @Override
        public Boolean numberLiteral(Expression.NumberLiteral node) {
            return true;
        }

        @Override
        public Boolean bigIntLiteral(Expression.BigIntLiteral node) {
            return true;
        }

        @Override
        public Boolean stringLiteral(Expression.StringLiteral node) {
            return true;
        }

        @Override
        public Boolean regExpLiteral(Expression.RegExpLiteral node) {
            return true;
        }

        @Override
        public Boolean template(Expression.Template node) {
            return all(node.expressions());
        }

        @Override
        public Boolean taggedTemplate(Expression.TaggedTemplate node) {
            return all(node.tag(), node.template());
        }

        @Override
        public Boolean arrayLiteral(Expression.ArrayLiteral node) {
            node.elements().forEach(this::add);
            return true;
        }

        @Override
        public Boolean objectLiteral(Expression.ObjectLiteral node) {
            node.properties().forEach(this::property);
            return true;
        }

        @Override
        public Boolean function(Expression.Function node) {
            return all(node.node());
        }

        @Override
        public Boolean classExpression(Expression.Class node) {
            return all(node.node());
        }

        @Override
        public Boolean unary(Expression.Unary node) {
            return all(node.argument());
        }

        @Override
        public Boolean update(Expression.Update node) {
            return all(node.target());
        }

        @Override
        public Boolean binary(Expression.Binary node) {
            return all(node.operands());
        }

        @Override
        public Boolean logical(Expression.Logical node) {
            return all(node.operands());
        }

        @Override
        public Boolean assignment(Expression.Assignment node) {
            return all(node.target(), node.value());
        }

        @Override
        public Boolean conditional(Expression.Conditional node) {
            return all(node.test(), node.whenTrue(), node.whenFalse());
        }

        @Override
        public Boolean call(Expression.Call node) {
            found.add(node.callee());
            return all(node.arguments());
        }

        @Override
        public Boolean newExpression(Expression.New node) {
            found.add(node.callee());
            return all(node.arguments());
        }

        @Override
        public Boolean member(Expression.Member node) {
            return all(node.object());
        }

        @Override
        public Boolean index(Expression.Index node) {
            return all(node.object(), node.index());
        }

        @Override
        public Boolean optionalChain(Expression.OptionalChain node) {
            return all(node.expression());
        }

        @Override
        public Boolean sequence(Expression.Sequence node) {
            return all(node.expressions());
        }

        @Override
        public Boolean spread(Expression.Spread node) {
            return all(node.value());
        }

        @Override
        public Boolean yield(Expression.Yield node) {
            return all(node.argument());
        }

        @Override
        public Boolean await(Expression.Await node) {
            return all(node.argument());
        }

        @Override
        public Boolean importCall(Expression.ImportCall node) {
            return all(node.source(), node.options());
        }

        @Override
        public Boolean metaProperty(Expression.MetaProperty node) {
            return true;
        }

        @Override
        public Boolean thisExpression(Expression.This node) {
            return true;
        }

        @Override
        public Boolean superExpression(Expression.Super node) {
            return true;
        }

        @Override
        public Boolean jsx(Expression.Jsx node) {
            add(node.component());
            node.attributes().forEach(this::property);
            return all(node.children());
        }

        @Override
        public Boolean missing(Expression.Missing node) {
            return true;
        }

        @Override
        public Boolean variables(Statement.Variables node) {
            node.declarators().forEach(declarator -> all(declarator.target(), declarator.value()));
            return true;
        }

        @Override
        public Boolean functionDeclaration(Statement.FunctionDeclaration node) {
            return all(node.node());
        }

        @Override
        public Boolean classDeclaration(Statement.ClassDeclaration node) {
            return all(node.node());
        }

        @Override
        public Boolean expressionStatement(Statement.ExpressionStatement node) {
            return all(node.expression());
        }

        @Override
        public Boolean block(Statement.Block node) {
            return all(node.body());
        }

        @Override
        public Boolean ifStatement(Statement.If node) {
            node.branches().forEach(branch -> all(branch.test(), branch.body()));
            return all(node.otherwise());
        }

        @Override
        public Boolean forStatement(Statement.For node) {
            return all(node.init(), node.test(), node.update(), node.body());
        }

        @Override
        public Boolean forIn(Statement.ForIn node) {
            return all(node.target(), node.object(), node.body());
        }

        @Override
        public Boolean forOf(Statement.ForOf node) {
            return all(node.target(), node.iterable(), node.body());
        }

        @Override
        public Boolean whileStatement(Statement.While node) {
            return all(node.test(), node.body());
        }

        @Override
        public Boolean doWhile(Statement.DoWhile node) {
            return all(node.body(), node.test());
        }

        @Override
        public Boolean returnStatement(Statement.Return node) {
            return all(node.value());
        }

        @Override
        public Boolean throwStatement(Statement.Throw node) {
            return all(node.value());
        }

        @Override
        public Boolean tryStatement(Statement.Try node) {
            found.add(node.block());
            Statement.Catch handler = node.handler();
            if (handler != null) {
                all(handler.parameter(), handler.body());
            }
            return all(node.finalizer());
        }

        @Override
        public Boolean switchStatement(Statement.Switch node) {
            found.add(node.subject());
            for (Statement.Case one : node.cases()) {
                add(one.test());
                found.addAll(one.body());
            }
            return true;
        }

        @Override
        public Boolean breakStatement(Statement.Break node) {
            return true;
        }

        @Override
        public Boolean continueStatement(Statement.Continue node) {
            return true;
        }

        @Override
        public Boolean labeled(Statement.Labeled node) {
            return all(node.body());
        }

        @Override
        public Boolean empty(Statement.Empty node) {
            return true;
        }

        @Override
        public Boolean debugger(Statement.Debugger node) {
            return true;
        }

        @Override
        public Boolean with(Statement.With node) {
            return all(node.object(), node.body());
        }

        @Override
        public Boolean importDeclaration(Statement.Import node) {
            return true;
        }

        @Override
        public Boolean exportNamed(Statement.ExportNamed node) {
            return all(node.declaration());
        }

        @Override
        public Boolean exportDefault(Statement.ExportDefault node) {
            return all(node.value());
        }

        @Override
        public Boolean exportAll(Statement.ExportAll node) {
            return true;
        }

        @Override
        public Boolean skipped(Statement.Skipped node) {
            return true;
        }
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Parentheses leave no node. Chains that attackers and minifiers make long are flat, so that a walk
 * over the tree needs no deep stack: see {@link Binary}, {@link Sequence} and {@link Statement.If}.
 */
public sealed interface Expression extends Node {

    <R> R accept(ExpressionVisitor<R> visitor);

    record Identifier(int start, int end, String name) implements Expression, Pattern {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.identifier(this);
        }
    }

    /** {@code #name} left of {@code in}; the name is without the hash. */
    record PrivateName(int start, int end, String name) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.privateName(this);
        }
    }

    record NullLiteral(int start, int end) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.nullLiteral(this);
        }
    }

    record BooleanLiteral(int start, int end, boolean value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.booleanLiteral(this);
        }
    }

    record NumberLiteral(int start, int end, double value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.numberLiteral(this);
        }
    }

    /** {@code digits} is the literal's value in decimal. */
    record BigIntLiteral(int start, int end, String digits) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.bigIntLiteral(this);
        }
    }

    /** {@code value} has the escapes resolved; it may hold lone surrogates. */
    record StringLiteral(int start, int end, String value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.stringLiteral(this);
        }
    }

    record RegExpLiteral(int start, int end, String pattern, String flags) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.regExpLiteral(this);
        }
    }

    /** One more quasi than expressions. Quasis have their escapes resolved ("cooked"). */
    record Template(int start, int end, List<String> quasis, List<Expression> expressions) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.template(this);
        }
    }

    /** {@code rawQuasis} are the quasis as written, which {@code String.raw} sees. */
    record TaggedTemplate(int start, int end, Expression tag, List<String> rawQuasis, Template template)
            implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.taggedTemplate(this);
        }
    }

    /** Elements may be {@link Spread}; a hole is null. */
    record ArrayLiteral(int start, int end, List<@Nullable Expression> elements) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.arrayLiteral(this);
        }
    }

    record ObjectLiteral(int start, int end, List<Property> properties) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.objectLiteral(this);
        }
    }

    /** A property of an object literal. */
    sealed interface Property {
        int start();

        int end();
    }

    /** {@code name: value}, {@code name} alone, or a method, whose value is a {@link Function}. */
    record ValueProperty(int start, int end, PropertyName name, Expression value) implements Property {}

    /** {@code get name() {}} or {@code set name(v) {}}. */
    record AccessorProperty(int start, int end, boolean getter, PropertyName name, FunctionNode function)
            implements Property {}

    /** {@code ...value}. */
    record SpreadProperty(int start, int end, Expression value) implements Property {}

    record Function(FunctionNode node) implements Expression {
        @Override
        public int start() {
            return node.start();
        }

        @Override
        public int end() {
            return node.end();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.function(this);
        }
    }

    record Class(ClassNode node) implements Expression {
        @Override
        public int start() {
            return node.start();
        }

        @Override
        public int end() {
            return node.end();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.classExpression(this);
        }
    }

    record Unary(int start, int end, UnaryOperator operator, Expression argument) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /** {@code ++} or {@code --}; {@code delta} is +1 or -1. */
    record Update(int start, int end, int delta, boolean prefix, Expression target) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /** {@code a op b op c}, left to right, two or more operands of one operator: {@code "a"+"b"+…} is one node. */
    record Binary(int start, int end, BinaryOperator operator, List<Expression> operands) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** {@code &&}, {@code ||} or {@code ??}, left to right, two or more operands of one operator. */
    record Logical(int start, int end, LogicalOperator operator, List<Expression> operands) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.logical(this);
        }
    }

    record Assignment(int start, int end, AssignmentOperator operator, Pattern target, Expression value)
            implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.assignment(this);
        }
    }

    record Conditional(int start, int end, Expression test, Expression whenTrue, Expression whenFalse)
            implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.conditional(this);
        }
    }

    /** Arguments may be {@link Spread}. {@code optional} is {@code callee?.()}. */
    record Call(int start, int end, Expression callee, List<Expression> arguments, boolean optional)
            implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.call(this);
        }
    }

    record New(int start, int end, Expression callee, List<Expression> arguments) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.newExpression(this);
        }
    }

    /** {@code object.name}; a private name keeps its hash. */
    record Member(int start, int end, Expression object, String name, boolean optional) implements Expression, Pattern {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.member(this);
        }
    }

    /** {@code object[index]}. */
    record Index(int start, int end, Expression object, Expression index, boolean optional)
            implements Expression, Pattern {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.index(this);
        }
    }

    /** The extent of an optional chain: a {@code ?.} inside that meets null or undefined ends here. */
    record OptionalChain(int start, int end, Expression expression) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.optionalChain(this);
        }
    }

    /** {@code a, b, c}: two or more. */
    record Sequence(int start, int end, List<Expression> expressions) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /** {@code ...value} among arguments or array elements. */
    record Spread(int start, int end, Expression value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.spread(this);
        }
    }

    record Yield(int start, int end, @Nullable Expression argument, boolean delegate) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.yield(this);
        }
    }

    record Await(int start, int end, Expression argument) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.await(this);
        }
    }

    /** {@code import(source, options)}, also {@code import.defer} and {@code import.source}. */
    record ImportCall(
            int start, int end, Expression source, @Nullable Expression options) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.importCall(this);
        }
    }

    /** {@code new.target} or {@code import.meta}. */
    record MetaProperty(int start, int end, String meta, String property) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.metaProperty(this);
        }
    }

    record This(int start, int end) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.thisExpression(this);
        }
    }

    record Super(int start, int end) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.superExpression(this);
        }
    }

    /** A JSX element or fragment: its component, attribute values and children, in order. */
    record Jsx(int start, int end, @Nullable Expression component, List<Property> attributes, List<Expression> children)
            implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.jsx(this);
        }
    }

    /** What could not be read; the parser has reported why. */
    record Missing(int start, int end) implements Expression, Pattern {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.missing(this);
        }
    }
}

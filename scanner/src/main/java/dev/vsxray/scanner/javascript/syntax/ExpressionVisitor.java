package dev.vsxray.scanner.javascript.syntax;

/** One case per kind of expression: a new kind does not compile until every walk has an answer to it. */
public interface ExpressionVisitor<R> {

    R identifier(Expression.Identifier node);

    R privateName(Expression.PrivateName node);

    R nullLiteral(Expression.NullLiteral node);

    R booleanLiteral(Expression.BooleanLiteral node);

    R numberLiteral(Expression.NumberLiteral node);

    R bigIntLiteral(Expression.BigIntLiteral node);

    R stringLiteral(Expression.StringLiteral node);

    R regExpLiteral(Expression.RegExpLiteral node);

    R template(Expression.Template node);

    R taggedTemplate(Expression.TaggedTemplate node);

    R arrayLiteral(Expression.ArrayLiteral node);

    R objectLiteral(Expression.ObjectLiteral node);

    R function(Expression.Function node);

    R classExpression(Expression.Class node);

    R unary(Expression.Unary node);

    R update(Expression.Update node);

    R binary(Expression.Binary node);

    R logical(Expression.Logical node);

    R assignment(Expression.Assignment node);

    R conditional(Expression.Conditional node);

    R call(Expression.Call node);

    R newExpression(Expression.New node);

    R member(Expression.Member node);

    R index(Expression.Index node);

    R optionalChain(Expression.OptionalChain node);

    R sequence(Expression.Sequence node);

    R spread(Expression.Spread node);

    R yield(Expression.Yield node);

    R await(Expression.Await node);

    R importCall(Expression.ImportCall node);

    R metaProperty(Expression.MetaProperty node);

    R thisExpression(Expression.This node);

    R superExpression(Expression.Super node);

    R jsx(Expression.Jsx node);

    R missing(Expression.Missing node);
}

package dev.vsxray.scanner.javascript.syntax;

/** One case per kind of statement: a new kind does not compile until every walk has an answer to it. */
public interface StatementVisitor<R> {

    R variables(Statement.Variables node);

    R functionDeclaration(Statement.FunctionDeclaration node);

    R classDeclaration(Statement.ClassDeclaration node);

    R expressionStatement(Statement.ExpressionStatement node);

    R block(Statement.Block node);

    R ifStatement(Statement.If node);

    R forStatement(Statement.For node);

    R forIn(Statement.ForIn node);

    R forOf(Statement.ForOf node);

    R whileStatement(Statement.While node);

    R doWhile(Statement.DoWhile node);

    R returnStatement(Statement.Return node);

    R throwStatement(Statement.Throw node);

    R tryStatement(Statement.Try node);

    R switchStatement(Statement.Switch node);

    R breakStatement(Statement.Break node);

    R continueStatement(Statement.Continue node);

    R labeled(Statement.Labeled node);

    R empty(Statement.Empty node);

    R debugger(Statement.Debugger node);

    R with(Statement.With node);

    R importDeclaration(Statement.Import node);

    R exportNamed(Statement.ExportNamed node);

    R exportDefault(Statement.ExportDefault node);

    R exportAll(Statement.ExportAll node);

    R skipped(Statement.Skipped node);
}

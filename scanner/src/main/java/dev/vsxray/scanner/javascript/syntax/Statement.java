package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement or declaration. */
public sealed interface Statement extends Node {

    <R> R accept(StatementVisitor<R> visitor);

    /** How a variable is declared. */
    enum Kind {
        VAR,
        LET,
        CONST,
        USING,
        AWAIT_USING
    }

    record Declarator(
            int start, int end, Pattern target, @Nullable Expression value) {}

    /** One {@code if (test) body} of a ladder. */
    record Branch(Expression test, Statement body) {}

    record Catch(int start, int end, @Nullable Pattern parameter, Block body) {}

    /** A null test is {@code default:}. */
    record Case(int start, int end, @Nullable Expression test, List<Statement> body) {}

    /** {@code imported} is {@code *} for a namespace and {@code default} for the default export. */
    record ImportBinding(String imported, Expression.Identifier local) {}

    /** {@code local} is the name inside this module, or inside the source when there is one. */
    record ExportBinding(String local, String exported) {}

    record Variables(int start, int end, Kind kind, List<Declarator> declarators) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.variables(this);
        }
    }

    record FunctionDeclaration(FunctionNode node) implements Statement {
        @Override
        public int start() {
            return node.start();
        }

        @Override
        public int end() {
            return node.end();
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.functionDeclaration(this);
        }
    }

    record ClassDeclaration(ClassNode node) implements Statement {
        @Override
        public int start() {
            return node.start();
        }

        @Override
        public int end() {
            return node.end();
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.classDeclaration(this);
        }
    }

    record ExpressionStatement(int start, int end, Expression expression) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.expressionStatement(this);
        }
    }

    record Block(int start, int end, List<Statement> body) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.block(this);
        }
    }

    /** {@code if … else if … else}: one branch per test, however long the ladder. */
    record If(
            int start,
            int end,
            List<Branch> branches,
            @Nullable Statement otherwise) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.ifStatement(this);
        }
    }

    /** {@code init} is {@link Variables} or {@link ExpressionStatement}. */
    record For(
            int start,
            int end,
            @Nullable Statement init,
            @Nullable Expression test,
            @Nullable Expression update,
            Statement body)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.forStatement(this);
        }
    }

    /** {@code declares} is null where the target is assigned, not declared. */
    record ForIn(int start, int end, @Nullable Kind declares, Pattern target, Expression object, Statement body)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.forIn(this);
        }
    }

    /** {@code declares} is null where the target is assigned, not declared. */
    record ForOf(
            int start,
            int end,
            @Nullable Kind declares,
            Pattern target,
            Expression iterable,
            Statement body,
            boolean await)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.forOf(this);
        }
    }

    record While(int start, int end, Expression test, Statement body) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.whileStatement(this);
        }
    }

    record DoWhile(int start, int end, Statement body, Expression test) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.doWhile(this);
        }
    }

    record Return(int start, int end, @Nullable Expression value) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.returnStatement(this);
        }
    }

    record Throw(int start, int end, Expression value) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.throwStatement(this);
        }
    }

    record Try(
            int start,
            int end,
            Block block,
            @Nullable Catch handler,
            @Nullable Block finalizer) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.tryStatement(this);
        }
    }

    record Switch(int start, int end, Expression subject, List<Case> cases) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.switchStatement(this);
        }
    }

    record Break(int start, int end, @Nullable String label) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.breakStatement(this);
        }
    }

    record Continue(int start, int end, @Nullable String label) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.continueStatement(this);
        }
    }

    record Labeled(int start, int end, String label, Statement body) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.labeled(this);
        }
    }

    /** {@code ;} */
    record Empty(int start, int end) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.empty(this);
        }
    }

    record Debugger(int start, int end) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.debugger(this);
        }
    }

    record With(int start, int end, Expression object, Statement body) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.with(this);
        }
    }

    /** {@code import … from source}, or for its effects when there is no binding. */
    record Import(int start, int end, String source, List<ImportBinding> bindings) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.importDeclaration(this);
        }
    }

    /** {@code export declaration}, {@code export {…}} or {@code export {…} from source}. */
    record ExportNamed(
            int start,
            int end,
            @Nullable Statement declaration,
            List<ExportBinding> bindings,
            @Nullable String source) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.exportNamed(this);
        }
    }

    /** A named function or class declared here is also bound to its name in the module. */
    record ExportDefault(int start, int end, Expression value) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.exportDefault(this);
        }
    }

    /** {@code export * from source} or {@code export * as exported from source}. */
    record ExportAll(int start, int end, @Nullable String exported, String source) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.exportAll(this);
        }
    }

    /** Text that could not be read as statements; it is in the parser's report as well. */
    record Skipped(int start, int end, String reason) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.skipped(this);
        }
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads JavaScript: ES2026 scripts and modules in one grammar, CommonJS, Annex B, JSX, and TypeScript with its types
 * left out.
 *
 * <p>Never throws on a text, whatever is in it, and takes time linear in its length. What cannot be read is skipped to
 * the end of its statement and reported; whatever stands around it is in the tree. The parse runs on a thread of its own
 * with a deep stack (see {@link DeepStack}), so it needs no particular stack of its caller.
 *
 * <p>The dialect is found by trying: a text that cannot be read as JavaScript without holes is read again as TypeScript,
 * and the reading with the fewest holes is given.
 */
public final class Parser {

    private final String text;
    private final ParseLimits limits;
    private final BooleanSupplier cancelled;

    private Parser(String text, ParseLimits limits, BooleanSupplier cancelled) {
        this.text = text;
        this.limits = limits;
        this.cancelled = cancelled;
    }

    /** Parses within {@link ParseLimits#DEFAULT}. */
    public static ParseResult parse(CharSequence text) {
        return parse(text, ParseLimits.DEFAULT, () -> false);
    }

    /**
     * Parses within the given limits.
     *
     * @param cancelled asked every few thousand tokens, from another thread; true ends the parse, and what was read until
     *     then is given
     */
    public static ParseResult parse(CharSequence text, ParseLimits limits, BooleanSupplier cancelled) {
        Parser parser = new Parser(text.toString(), limits, cancelled);
        return DeepStack.call(parser::bestReading);
    }

    private ParseResult bestReading() {
        ParseResult best = read(Dialect.JAVASCRIPT);
        for (Dialect dialect : List.of(Dialect.TYPESCRIPT, Dialect.TYPESCRIPT_JSX)) {
            if (!isWorthAnotherReading(best)) {
                return best;
            }
            ParseResult other = read(dialect);
            if (holes(other) < holes(best)) {
                best = other;
            }
        }
        return best;
    }

    private static boolean isWorthAnotherReading(ParseResult result) {
        return result.problems().stream().anyMatch(problem -> problem.kind() == ParseProblem.Kind.UNREADABLE)
                && result.problems().stream()
                        .noneMatch(problem -> problem.kind() == ParseProblem.Kind.LIMIT
                                || problem.kind() == ParseProblem.Kind.CANCELLED);
    }

    private static long holes(ParseResult result) {
        return result.problems().stream()
                .filter(problem -> problem.kind() != ParseProblem.Kind.EARLY_ERROR)
                .count();
    }

    /** Modules know no HTML-like comments, but only the parse tells what is a module. */
    private ParseResult read(Dialect dialect) {
        Reading reading = new Reading(dialect, true);
        ParseResult result = reading.result();
        if (result.program().module() && reading.lexer.sawHtmlComment) {
            return new Reading(dialect, false).result();
        }
        return result;
    }

    /** One pass over the text. */
    private final class Reading {

        private final Problems problems = new Problems(limits.problems());
        private final Lexer lexer;
        private final Grammar grammar;

        Reading(Dialect dialect, boolean htmlComments) {
            this.lexer = new Lexer(text, limits, problems, cancelled, htmlComments);
            this.grammar = new Grammar(lexer, dialect, limits, problems);
        }

        /** A bug of the parser must not end the scan of everything else: it is a problem of this text. */
        ParseResult result() {
            try {
                return read();
            } catch (RuntimeException | StackOverflowError bug) {
                String reason = "the parser failed: " + bug.getClass().getSimpleName();
                problems.add(ParseProblem.Kind.INTERNAL, reason, lexer.start);
                return result(List.of(new Statement.Skipped(0, text.length(), reason)));
            }
        }

        private ParseResult read() {
            lexer.next();
            List<Statement> body = grammar.statements.program();
            grammar.converter.reportWhatIsNoPattern();
            grammar.early.finish();
            return result(body);
        }

        private ParseResult result(List<Statement> body) {
            Program program = new Program(0, text.length(), grammar.context.module, body);
            ParseResult.Statistics statistics = new ParseResult.Statistics(
                    grammar.dialect, text.length(), lexer.tokens(), grammar.nesting.record(), problems.count());
            return new ParseResult(program, problems.sorted(), statistics);
        }
    }
}

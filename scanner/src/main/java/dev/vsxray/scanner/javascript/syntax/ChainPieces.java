package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a chain that grew deeper than the limit. The rest of the chain goes on from a hole, and in the end all
 * pieces stand side by side as if commas were between them: nothing of the text is lost, and no walk over the tree goes
 * deeper than the limit.
 */
final class ChainPieces {

    private final List<Expression> pieces = new ArrayList<>();

    /** Puts away what was read of the chain so far. */
    static ChainPieces cut(@Nullable ChainPieces earlier, Expression chain, GrammarPart part) {
        ChainPieces pieces = earlier;
        if (pieces == null) {
            pieces = new ChainPieces();
            part.problems.limit("chain of operators, members or calls longer than the limit", chain.end());
        }
        pieces.pieces.add(chain);
        part.nesting.deepest = part.nesting.depth;
        return pieces;
    }

    /** What the chain goes on from. */
    Expression remainder() {
        int end = pieces.get(pieces.size() - 1).end();
        return new Expression.Missing(end, end);
    }

    Expression join(Expression last, Nesting nesting) {
        pieces.add(last);
        nesting.reachLimit();
        return new Expression.Sequence(pieces.get(0).start(), last.end(), List.copyOf(pieces));
    }
}

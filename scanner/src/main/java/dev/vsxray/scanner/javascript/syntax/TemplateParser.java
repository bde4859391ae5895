package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;

/** Template literals, with a tag or without. */
final class TemplateParser extends GrammarPart {

    TemplateParser(Grammar grammar) {
        super(grammar);
    }

    Expression.Template template() {
        int start = lexer.start;
        LiteralReader.TemplatePiece first = piece(false);
        if (first.last()) {
            lexer.next();
            return new Expression.Template(start, lexer.previousEnd, List.of(first.cooked()), List.of());
        }
        return read(start, first, new ArrayList<>(), false);
    }

    Expression tagged(int start, Expression tag) {
        List<String> raw = new ArrayList<>();
        Expression.Template template = read(lexer.start, piece(true), raw, true);
        return new Expression.TaggedTemplate(start, lexer.previousEnd, tag, List.copyOf(raw), template);
    }

    private LiteralReader.TemplatePiece piece(boolean tagged) {
        int start = lexer.start;
        LiteralReader.TemplatePiece piece = lexer.rescanAsTemplatePiece(tagged);
        if (!piece.valid() && !tagged) {
            problems.early("invalid escape in a template without a tag", start);
        }
        return piece;
    }

    private Expression.Template read(int start, LiteralReader.TemplatePiece first, List<String> raw, boolean tagged) {
        List<String> cooked = new ArrayList<>();
        int expressions = nodes.mark();
        int before = context.change(0, Context.OUTSIDE_BRACKETS);
        LiteralReader.TemplatePiece piece = first;
        while (true) {
            cooked.add(piece.cooked());
            raw.add(piece.raw());
            lexer.next();
            if (piece.last()) {
                break;
            }
            nodes.push(grammar.expressions.expression());
            if (!at(TokenType.RIGHT_BRACE)) {
                if (!at(TokenType.END)) {
                    throw unreadable("expected the brace that closes a substitution");
                }
                reportEarlyEnd();
                cooked.add("");
                raw.add("");
                break;
            }
            piece = piece(tagged);
        }
        context.flags = before;
        return new Expression.Template(start, lexer.previousEnd, List.copyOf(cooked), nodes.pop(expressions));
    }
}

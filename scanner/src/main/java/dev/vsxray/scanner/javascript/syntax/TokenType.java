package dev.vsxray.scanner.javascript.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of token. Words that are keywords only in some places ({@code of}, {@code async}, {@code type}) are kinds
 * of their own and count as identifiers too. A regular expression, a template piece and JSX text are no kinds: only
 * the grammar knows where they may stand, so the parser asks the lexer to read them there.
 */
enum TokenType {
    END,
    ILLEGAL,
    IDENTIFIER(Word.PLAIN),
    /** A reserved word written with an escape: a property may be called so, nothing else. */
    ESCAPED_KEYWORD(Word.RESERVED),
    PRIVATE_NAME,
    NUMBER,
    BIGINT,
    STRING,
    BACKQUOTE,

    LEFT_BRACE,
    RIGHT_BRACE,
    LEFT_PAREN,
    RIGHT_PAREN,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    DOT,
    ELLIPSIS,
    QUESTION_DOT,
    SEMICOLON,
    COMMA,
    COLON,
    QUESTION,
    ARROW,
    AT,
    HASH,
    NOT(UnaryOperator.NOT),
    COMPLEMENT(UnaryOperator.COMPLEMENT),
    INCREMENT,
    DECREMENT,

    ASSIGN(AssignmentOperator.ASSIGN),
    ADD_ASSIGN(AssignmentOperator.ADD),
    SUBTRACT_ASSIGN(AssignmentOperator.SUBTRACT),
    MULTIPLY_ASSIGN(AssignmentOperator.MULTIPLY),
    DIVIDE_ASSIGN(AssignmentOperator.DIVIDE),
    REMAINDER_ASSIGN(AssignmentOperator.REMAINDER),
    POWER_ASSIGN(AssignmentOperator.POWER),
    SHIFT_LEFT_ASSIGN(AssignmentOperator.SHIFT_LEFT),
    SHIFT_RIGHT_ASSIGN(AssignmentOperator.SHIFT_RIGHT),
    SHIFT_RIGHT_UNSIGNED_ASSIGN(AssignmentOperator.SHIFT_RIGHT_UNSIGNED),
    BIT_AND_ASSIGN(AssignmentOperator.BIT_AND),
    BIT_OR_ASSIGN(AssignmentOperator.BIT_OR),
    BIT_XOR_ASSIGN(AssignmentOperator.BIT_XOR),
    AND_ASSIGN(AssignmentOperator.AND),
    OR_ASSIGN(AssignmentOperator.OR),
    COALESCE_ASSIGN(AssignmentOperator.COALESCE),

    COALESCE(1, LogicalOperator.COALESCE),
    OR(2, LogicalOperator.OR),
    AND(3, LogicalOperator.AND),
    BIT_OR(4, BinaryOperator.BIT_OR),
    BIT_XOR(5, BinaryOperator.BIT_XOR),
    BIT_AND(6, BinaryOperator.BIT_AND),
    EQUAL(7, BinaryOperator.EQUAL),
    NOT_EQUAL(7, BinaryOperator.NOT_EQUAL),
    STRICT_EQUAL(7, BinaryOperator.STRICT_EQUAL),
    STRICT_NOT_EQUAL(7, BinaryOperator.STRICT_NOT_EQUAL),
    LESS(8, BinaryOperator.LESS),
    LESS_EQUAL(8, BinaryOperator.LESS_EQUAL),
    GREATER(8, BinaryOperator.GREATER),
    GREATER_EQUAL(8, BinaryOperator.GREATER_EQUAL),
    INSTANCEOF(8, BinaryOperator.INSTANCEOF, Word.RESERVED),
    IN(8, BinaryOperator.IN, Word.RESERVED),
    SHIFT_LEFT(9, BinaryOperator.SHIFT_LEFT),
    SHIFT_RIGHT(9, BinaryOperator.SHIFT_RIGHT),
    SHIFT_RIGHT_UNSIGNED(9, BinaryOperator.SHIFT_RIGHT_UNSIGNED),
    ADD(10, BinaryOperator.ADD, UnaryOperator.PLUS),
    SUBTRACT(10, BinaryOperator.SUBTRACT, UnaryOperator.MINUS),
    MULTIPLY(11, BinaryOperator.MULTIPLY),
    DIVIDE(11, BinaryOperator.DIVIDE),
    REMAINDER(11, BinaryOperator.REMAINDER),
    POWER(12, BinaryOperator.POWER),

    BREAK(Word.RESERVED),
    CASE(Word.RESERVED),
    CATCH(Word.RESERVED),
    CLASS(Word.RESERVED),
    CONST(Word.RESERVED),
    CONTINUE(Word.RESERVED),
    DEBUGGER(Word.RESERVED),
    DEFAULT(Word.RESERVED),
    DELETE(UnaryOperator.DELETE),
    DO(Word.RESERVED),
    ELSE(Word.RESERVED),
    ENUM(Word.RESERVED),
    EXPORT(Word.RESERVED),
    EXTENDS(Word.RESERVED),
    FALSE(Word.RESERVED),
    FINALLY(Word.RESERVED),
    FOR(Word.RESERVED),
    FUNCTION(Word.RESERVED),
    IF(Word.RESERVED),
    IMPORT(Word.RESERVED),
    NEW(Word.RESERVED),
    NULL(Word.RESERVED),
    RETURN(Word.RESERVED),
    SUPER(Word.RESERVED),
    SWITCH(Word.RESERVED),
    THIS(Word.RESERVED),
    THROW(Word.RESERVED),
    TRUE(Word.RESERVED),
    TRY(Word.RESERVED),
    TYPEOF(UnaryOperator.TYPEOF),
    VAR(Word.RESERVED),
    VOID(UnaryOperator.VOID),
    WHILE(Word.RESERVED),
    WITH(Word.RESERVED),

    /** Reserved in strict code only, and of no other meaning there. */
    IMPLEMENTS(Word.STRICTLY_RESERVED),
    INTERFACE(Word.STRICTLY_RESERVED),
    PACKAGE(Word.STRICTLY_RESERVED),
    PRIVATE(Word.STRICTLY_RESERVED),
    PROTECTED(Word.STRICTLY_RESERVED),
    PUBLIC(Word.STRICTLY_RESERVED),
    LET(Word.STRICTLY_RESERVED),
    STATIC(Word.STRICTLY_RESERVED),
    YIELD(Word.STRICTLY_RESERVED),

    ABSTRACT(Word.CONTEXTUAL),
    ACCESSOR(Word.CONTEXTUAL),
    AS(Word.CONTEXTUAL),
    ASSERT(Word.CONTEXTUAL),
    ASSERTS(Word.CONTEXTUAL),
    ASYNC(Word.CONTEXTUAL),
    AWAIT(Word.CONTEXTUAL),
    DECLARE(Word.CONTEXTUAL),
    DEFER(Word.CONTEXTUAL),
    FROM(Word.CONTEXTUAL),
    GET(Word.CONTEXTUAL),
    GLOBAL(Word.CONTEXTUAL),
    INFER(Word.CONTEXTUAL),
    IS(Word.CONTEXTUAL),
    KEYOF(Word.CONTEXTUAL),
    META(Word.CONTEXTUAL),
    MODULE(Word.CONTEXTUAL),
    NAMESPACE(Word.CONTEXTUAL),
    OF(Word.CONTEXTUAL),
    OVERRIDE(Word.CONTEXTUAL),
    READONLY(Word.CONTEXTUAL),
    REQUIRE(Word.CONTEXTUAL),
    SATISFIES(Word.CONTEXTUAL),
    SET(Word.CONTEXTUAL),
    SOURCE(Word.CONTEXTUAL),
    TARGET(Word.CONTEXTUAL),
    TYPE(Word.CONTEXTUAL),
    UNIQUE(Word.CONTEXTUAL),
    USING(Word.CONTEXTUAL);

    /** What a token made of letters may be used as. */
    private enum Word {
        NONE,
        PLAIN,
        CONTEXTUAL,
        STRICTLY_RESERVED,
        RESERVED
    }

    /** How tightly the operator binds, 1 to 12; 0 for what is no operator between two operands. */
    final int precedence;

    final @Nullable BinaryOperator binary;
    final @Nullable LogicalOperator logical;
    final @Nullable UnaryOperator unary;
    final @Nullable AssignmentOperator assignment;
    private final Word word;

    TokenType() {
        this(0, null, null, null, null, Word.NONE);
    }

    TokenType(Word word) {
        this(0, null, null, null, null, word);
    }

    TokenType(UnaryOperator unary) {
        this(0, null, null, unary, null, Character.isLetter(unary.symbol().charAt(0)) ? Word.RESERVED : Word.NONE);
    }

    TokenType(AssignmentOperator assignment) {
        this(0, null, null, null, assignment, Word.NONE);
    }

    TokenType(int precedence, LogicalOperator logical) {
        this(precedence, null, logical, null, null, Word.NONE);
    }

    TokenType(int precedence, BinaryOperator binary) {
        this(precedence, binary, null, null, null, Word.NONE);
    }

    TokenType(int precedence, BinaryOperator binary, Word word) {
        this(precedence, binary, null, null, null, word);
    }

    TokenType(int precedence, BinaryOperator binary, UnaryOperator unary) {
        this(precedence, binary, null, unary, null, Word.NONE);
    }

    TokenType(
            int precedence,
            @Nullable BinaryOperator binary,
            @Nullable LogicalOperator logical,
            @Nullable UnaryOperator unary,
            @Nullable AssignmentOperator assignment,
            Word word) {
        this.precedence = precedence;
        this.binary = binary;
        this.logical = logical;
        this.unary = unary;
        this.assignment = assignment;
        this.word = word;
    }

    /** May name a variable, at least in sloppy code. */
    boolean isIdentifier() {
        return word == Word.PLAIN || word == Word.CONTEXTUAL || word == Word.STRICTLY_RESERVED;
    }

    /** May name a property after a dot. */
    boolean isWord() {
        return word != Word.NONE;
    }

    /** May not name a variable in strict code. */
    boolean isReservedInStrictCode() {
        return word == Word.STRICTLY_RESERVED || word == Word.RESERVED;
    }

    /** Is spelled with letters and has a meaning in some place: what {@link Names} knows from the start. */
    boolean isSpelledLikeItsName() {
        return (word == Word.CONTEXTUAL || word == Word.STRICTLY_RESERVED || word == Word.RESERVED)
                && this != ESCAPED_KEYWORD;
    }
}

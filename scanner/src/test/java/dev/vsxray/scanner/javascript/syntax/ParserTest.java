package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    a.b(1)                  | Call(Member(a, b), [1]);
                    a+b+c*d                 | Binary(+, [a, b, Binary(*, [c, d])]);
                    (a+b)+c                 | Binary(+, [Binary(+, [a, b]), c]);
                    a**b**c                 | Binary(**, [a, Binary(**, [b, c])]);
                    a, b, c                 | Sequence([a, b, c]);
                    a ? b : c ? d : e       | Conditional(a, b, Conditional(c, d, e));
                    x => x                  | Function(FunctionNode(-, [x], [Return(x)], arrow));
                    async (a, b) => {}      | Function(FunctionNode(-, [a, b], [], arrow, async));
                    (a, {b = 1}) => c       | Function(FunctionNode(-, [a, ObjectPattern([Property(b, WithDefault(b, 1))], -)], [Return(c)], arrow));
                    [a, ...b] = c           | Assignment(=, ArrayPattern([a, Rest(b)]), c);
                    ({a, ...b} = c)         | Assignment(=, ObjectPattern([Property(a, a)], b), c);
                    a?.b.c?.(d)             | OptionalChain(Call(Member(Member(a, b, optional), c), [d], optional));
                    new a.b(c).d            | Member(New(Member(a, b), [c]), d);
                    `a${b}c`                | Template([a, c], [b]);
                    a / b / /c/g            | Binary(/, [a, b, RegExpLiteral(c, g)]);
                    if (a) b; else if (c) d | If([Branch(a, b;), Branch(c, d;)], -)
                    var a = 1, [b] = c      | Variables(VAR, [Declarator(a, 1), Declarator(ArrayPattern([b]), c)])
                    for (let a of b) c      | ForOf(LET, a, b, c;)
                    x: for (;;) break x     | Labeled(x, For(-, -, -, Break(x)))
                    class A { #b = 1; static {} get c() {} } | ClassDeclaration(ClassNode(A, -, [Field(Private(b), 1), StaticBlock([]), Method(GETTER, c, FunctionNode(-, [], []))]))
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source);

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
    }
}

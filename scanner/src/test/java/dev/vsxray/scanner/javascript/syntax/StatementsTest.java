package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements, declarations and where semicolons put themselves. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class StatementsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    var a = 1, [b] = c                          ¦ Variables(VAR, [Declarator(a, 1), Declarator(ArrayPattern([b]), c)])
                    let a; const {b, c: [d] = e, ...f} = g      ¦ Variables(LET, [Declarator(a, -)]) Variables(CONST, [Declarator(ObjectPattern([Property(b, b), Property(c, WithDefault(ArrayPattern([d]), e))], f), g)])
                    let ↵ a                                     ¦ Variables(LET, [Declarator(a, -)])
                    let                                         ¦ let;
                    let = a                                     ¦ Assignment(=, let, a);
                    var let                                     ¦ Variables(VAR, [Declarator(let, -)])
                    using a = b                                 ¦ Variables(USING, [Declarator(a, b)])
                    await using a = b                           ¦ Variables(AWAIT_USING, [Declarator(a, b)])
                    using                                       ¦ using;
                    using(a)                                    ¦ Call(using, [a]);
                    for (using a of b) c                        ¦ ForOf(USING, a, b, c;)
                    for (using of b) c                          ¦ ForOf(-, using, b, c;)
                    if (a) b; else if (c) d; else e             ¦ If([Branch(a, b;), Branch(c, d;)], e;)
                    if (a) function b() {}                      ¦ If([Branch(a, FunctionDeclaration(FunctionNode(b, [], [])))], -)
                    for (;;) ;                                  ¦ For(-, -, -, Empty())
                    for (var a = 0, b; a < b; a++) c            ¦ For(Variables(VAR, [Declarator(a, 0), Declarator(b, -)]), Binary(<, [a, b]), Update(1, a), c;)
                    for (a in b) c                              ¦ ForIn(-, a, b, c;)
                    for (var a = 0 in {}) b                     ¦ ForIn(VAR, WithDefault(a, 0), ObjectLiteral([]), b;)
                    for (const [a, b] of c) d                   ¦ ForOf(CONST, ArrayPattern([a, b]), c, d;)
                    for (a.b of c) d                            ¦ ForOf(-, Member(a, b), c, d;)
                    for ([a, b] of c) d                         ¦ ForOf(-, ArrayPattern([a, b]), c, d;)
                    async function a() { for await (b of c) d } ¦ FunctionDeclaration(FunctionNode(a, [], [ForOf(-, b, c, d;, await)], async))
                    for (let in a) b                            ¦ ForIn(-, let, a, b;)
                    for (let of, b;;) c                         ¦ For(Variables(LET, [Declarator(of, -), Declarator(b, -)]), -, -, c;)
                    for (async of => a;;) b                     ¦ For(Function(FunctionNode(-, [of], [Return(a)], arrow, async));, -, -, b;)
                    while (a) b                                 ¦ While(a, b;)
                    do a; while (b) c                           ¦ DoWhile(a;, b) c;
                    return a                                    ¦ Return(a)
                    function f() { return↵a }                   ¦ FunctionDeclaration(FunctionNode(f, [], [Return(-), a;]))
                    a: for (;;) { continue a; break }           ¦ Labeled(a, For(-, -, -, Block([Continue(a), Break(-)])))
                    switch (a) { case 1: b; default: c }        ¦ Switch(a, [Case(1, [b;]), Case(-, [c;])])
                    throw a                                     ¦ Throw(a)
                    try {} catch {}                             ¦ Try(Block([]), Catch(-, Block([])), -)
                    try {} catch ({a}) {} finally {}            ¦ Try(Block([]), Catch(ObjectPattern([Property(a, a)], -), Block([])), Block([]))
                    with (a) b                                  ¦ With(a, b;)
                    debugger                                    ¦ Debugger()
                    a↵b                                         ¦ a; b;
                    a↵(b)                                       ¦ Call(a, [b]);
                    { a }                                       ¦ Block([a;])
                    {}↵/a/g                                     ¦ Block([]) RegExpLiteral(a, g);
                    function* a() { yield; yield* b; yield↵c }  ¦ FunctionDeclaration(FunctionNode(a, [], [Yield(-);, Yield(b, delegate);, Yield(-);, c;], generator))
                    async function a() { await b }              ¦ FunctionDeclaration(FunctionNode(a, [], [Await(b);], async))
                    await a                                     ¦ Await(a);
                    await (a)                                   ¦ Await(a);
                    yield = 1                                   ¦ Assignment(=, yield, 1);
                    #!/usr/bin/env node↵a                       ¦ a;
                    a <!-- b                                    ¦ a;
                    --> a↵b                                     ¦ b;
                    "use strict"; a                             ¦ 'use strict'; a;
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

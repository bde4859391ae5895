package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators, calls, members and what they work on. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class ExpressionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    a.b(1)                                                       ¦ Call(Member(a, b), [1]);
                    a["b"](...c)                                                 ¦ Call(Index(a, 'b'), [Spread(c)]);
                    a+b+c*d                                                      ¦ Binary(+, [a, b, Binary(*, [c, d])]);
                    (a+b)+c                                                      ¦ Binary(+, [Binary(+, [a, b]), c]);
                    a-b+c                                                        ¦ Binary(+, [Binary(-, [a, b]), c]);
                    a**b**c                                                      ¦ Binary(**, [a, Binary(**, [b, c])]);
                    (-a)**b                                                      ¦ Binary(**, [Unary(-, a), b]);
                    a, b, c                                                      ¦ Sequence([a, b, c]);
                    a ? b : c ? d : e                                            ¦ Conditional(a, b, Conditional(c, d, e));
                    a = b = c                                                    ¦ Assignment(=, a, Assignment(=, b, c));
                    a ??= b                                                      ¦ Assignment(??=, a, b);
                    a && b && c || d                                             ¦ Logical(||, [Logical(&&, [a, b, c]), d]);
                    a ?? (b || c)                                                ¦ Logical(??, [a, Logical(||, [b, c])]);
                    !a                                                           ¦ Unary(!, a);
                    -a                                                           ¦ Unary(-, a);
                    typeof a.b                                                   ¦ Unary(typeof, Member(a, b));
                    void 0                                                       ¦ Unary(void, 0);
                    delete a.b                                                   ¦ Unary(delete, Member(a, b));
                    ++a                                                          ¦ Update(1, prefix, a);
                    a--                                                          ¦ Update(-1, a);
                    a↵++b                                                        ¦ a; Update(1, prefix, b);
                    a?.b.c?.(d)                                                  ¦ OptionalChain(Call(Member(Member(a, b, optional), c), [d], optional));
                    a?.[b]                                                       ¦ OptionalChain(Index(a, b, optional));
                    (a?.b).c                                                     ¦ Member(OptionalChain(Member(a, b, optional)), c);
                    new a                                                        ¦ New(a, []);
                    new a.b(c).d                                                 ¦ Member(New(Member(a, b), [c]), d);
                    new (a())()                                                  ¦ New(Call(a, []), []);
                    (function () { new.target })                                 ¦ Function(FunctionNode(-, [], [MetaProperty(new, target);]));
                    import.meta.url                                              ¦ Member(MetaProperty(import, meta), url);
                    import("a")                                                  ¦ ImportCall('a', -);
                    import("a", {with: {type: "json"}})                          ¦ ImportCall('a', ObjectLiteral([ValueProperty(with, ObjectLiteral([ValueProperty(type, 'json')]))]));
                    import.defer("a")                                            ¦ ImportCall('a', -);
                    import.source("a")                                           ¦ ImportCall('a', -);
                    this                                                         ¦ This();
                    ({a() { super.b; super[c]() }})                              ¦ ObjectLiteral([ValueProperty(a, Function(FunctionNode(-, [], [Member(Super(), b);, Call(Index(Super(), c), []);])))]);
                    [a, , ...b]                                                  ¦ ArrayLiteral([a, -, Spread(b)]);
                    [,]                                                          ¦ ArrayLiteral([-]);
                    ({a, b: c, "d": e, 1: f, [g]: h, ...i})                      ¦ ObjectLiteral([ValueProperty(a, a), ValueProperty(b, c), ValueProperty(d, e), ValueProperty(1, f), ValueProperty(Computed(g), h), SpreadProperty(i)]);
                    ({get a() {}, set a(b) {}, async *c() {}, get: 1, async: 2}) ¦ ObjectLiteral([AccessorProperty(getter, a, FunctionNode(-, [], [])), AccessorProperty(a, FunctionNode(-, [b], [])), ValueProperty(c, Function(FunctionNode(-, [], [], async, generator))), ValueProperty(get, 1), ValueProperty(async, 2)]);
                    `a${b}c`                                                     ¦ Template([a, c], [b]);
                    a`\\unicode${b}`                                             ¦ TaggedTemplate(a, [\\unicode, ], Template([, ], [b]));
                    /a/g                                                         ¦ RegExpLiteral(a, g);
                    a / b / /c/v                                                 ¦ Binary(/, [a, b, RegExpLiteral(c, v)]);
                    /[/]\\//                                                     ¦ RegExpLiteral([/]\\/, );
                    a in b                                                       ¦ Binary(in, [a, b]);
                    (class { #a; b() { #a in c } })                              ¦ Class(ClassNode(-, -, [Field(Private(a), -), Method(METHOD, b, FunctionNode(-, [], [Binary(in, [PrivateName(a), c]);]))]));
                    x => x                                                       ¦ Function(FunctionNode(-, [x], [Return(x)], arrow));
                    (a, {b = 1}, [c] = [], ...d) => {}                           ¦ Function(FunctionNode(-, [a, ObjectPattern([Property(b, WithDefault(b, 1))], -), WithDefault(ArrayPattern([c]), ArrayLiteral([])), Rest(d)], [], arrow));
                    async x => await x                                           ¦ Function(FunctionNode(-, [x], [Return(Await(x))], arrow, async));
                    async (a, b) => {}                                           ¦ Function(FunctionNode(-, [a, b], [], arrow, async));
                    async(a, b)                                                  ¦ Call(async, [a, b]);
                    async                                                        ¦ async;
                    () => ({})                                                   ¦ Function(FunctionNode(-, [], [Return(ObjectLiteral([]))], arrow));
                    ((a))                                                        ¦ a;
                    (function () {})()                                           ¦ Call(Function(FunctionNode(-, [], [])), []);
                    (a, b)                                                       ¦ Sequence([a, b]);
                    a ? (b) : c                                                  ¦ Conditional(a, b, c);
                    a ? b => c : d                                               ¦ Conditional(a, Function(FunctionNode(-, [b], [Return(c)], arrow)), d);
                    a ? (b, c) => d : e                                          ¦ Conditional(a, Function(FunctionNode(-, [b, c], [Return(d)], arrow)), e);
                    a < b > c                                                    ¦ Binary(>, [Binary(<, [a, b]), c]);
                    a /* b */ / c // d                                           ¦ Binary(/, [a, c]);
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions, classes and what is in them. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class FunctionsAndClassesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    function a(b, c = d, {e}, ...f) {}                           ¦ FunctionDeclaration(FunctionNode(a, [b, WithDefault(c, d), ObjectPattern([Property(e, e)], -), Rest(f)], []))
                    async function* a() {}                                       ¦ FunctionDeclaration(FunctionNode(a, [], [], async, generator))
                    class A {}                                                   ¦ ClassDeclaration(ClassNode(A, -, []))
                    class A extends B.c {}                                       ¦ ClassDeclaration(ClassNode(A, Member(B, c), []))
                    (class {})                                                   ¦ Class(ClassNode(-, -, []));
                    class A extends B { constructor() { super() } a() { super.b } static async *c() {} } ¦ ClassDeclaration(ClassNode(A, B, [Method(CONSTRUCTOR, constructor, FunctionNode(-, [], [Call(Super(), []);])), Method(METHOD, a, FunctionNode(-, [], [Member(Super(), b);])), Method(METHOD, isStatic, c, FunctionNode(-, [], [], async, generator))]))
                    class A { a; b = 1; static c; "d" = 2; [e]; static { f } ; } ¦ ClassDeclaration(ClassNode(A, -, [Field(a, -), Field(b, 1), Field(isStatic, c, -), Field(d, 2), Field(Computed(e), -), StaticBlock([f;])]))
                    class A { #a = 1; #b() {} get #c() {} static #d; e() { this.#a; #b in this } } ¦ ClassDeclaration(ClassNode(A, -, [Field(Private(a), 1), Method(METHOD, Private(b), FunctionNode(-, [], [])), Method(GETTER, Private(c), FunctionNode(-, [], [])), Field(isStatic, Private(d), -), Method(METHOD, e, FunctionNode(-, [], [Member(This(), #a);, Binary(in, [PrivateName(b), This()]);]))]))
                    class A { get; set; static; async; get a() {} set a(b) {} static get = 1 } ¦ ClassDeclaration(ClassNode(A, -, [Field(get, -), Field(set, -), Field(static, -), Field(async, -), Method(GETTER, a, FunctionNode(-, [], [])), Method(SETTER, a, FunctionNode(-, [b], [])), Field(isStatic, get, 1)]))
                    class A { accessor a = 1 }                                   ¦ ClassDeclaration(ClassNode(A, -, [Field(a, 1)]))
                    @a @b.c(d) class A { @e f; @g() h() {} }                     ¦ ClassDeclaration(ClassNode(A, -, [Field(f, -, [e]), Method(METHOD, h, FunctionNode(-, [], []), [Call(g, [])])], [a, Call(Member(b, c), [d])]))
                    class A { static static() {} }                               ¦ ClassDeclaration(ClassNode(A, -, [Method(METHOD, isStatic, static, FunctionNode(-, [], []))]))
                    class A { async↵a() {} }                                     ¦ ClassDeclaration(ClassNode(A, -, [Field(async, -), Method(METHOD, a, FunctionNode(-, [], []))]))
                    class A { ; "constructor"() {} }                             ¦ ClassDeclaration(ClassNode(A, -, [Method(CONSTRUCTOR, constructor, FunctionNode(-, [], []))]))
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

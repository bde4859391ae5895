package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TypeScript, whose types leave nothing in the tree. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class TypeScriptTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    let a: string = "b"                                          ¦ Variables(LET, [Declarator(a, 'b')])
                    let a!: B<C[]>, d: {e: f} | null                             ¦ Variables(LET, [Declarator(a, -), Declarator(d, -)])
                    function a(b: C, d?: E, ...f: G[]): asserts b is H {}        ¦ FunctionDeclaration(FunctionNode(a, [b, d, Rest(f)], []))
                    function a(this: B, c) {}                                    ¦ FunctionDeclaration(FunctionNode(a, [c], []))
                    const a = (b: C): D => b                                     ¦ Variables(CONST, [Declarator(a, Function(FunctionNode(-, [b], [Return(b)], arrow)))])
                    const a = async <T,>(b: T): Promise<T> => b                  ¦ Variables(CONST, [Declarator(a, Function(FunctionNode(-, [b], [Return(b)], arrow, async)))])
                    a as B                                                       ¦ a;
                    a as const                                                   ¦ a;
                    <A>b                                                         ¦ b;
                    a!.b!                                                        ¦ Member(a, b);
                    a satisfies B                                                ¦ a;
                    let a: B = f<T>(a)                                           ¦ Variables(LET, [Declarator(a, Call(f, [a]))])
                    new Map<A, B<C>>()                                           ¦ New(Map, []);
                    let c: D = a < b                                             ¦ Variables(LET, [Declarator(c, Binary(<, [a, b]))])
                    interface A extends B<C> { d(): e }                          ¦ Empty()
                    type A<B> = B extends infer C ? C[] : never                  ¦ Empty()
                    type = 1                                                     ¦ Assignment(=, type, 1);
                    enum A { B, C = 5, D = "e", F }                              ¦ Variables(VAR, [Declarator(A, ObjectLiteral([ValueProperty(B, 0), ValueProperty(0, 'B'), ValueProperty(C, 5), ValueProperty(5, 'C'), ValueProperty(D, 'e'), ValueProperty(F, 6), ValueProperty(6, 'F')]))])
                    const enum A { B }                                           ¦ Variables(VAR, [Declarator(A, ObjectLiteral([ValueProperty(B, 0), ValueProperty(0, 'B')]))])
                    namespace A { export const b = 1 }                           ¦ Block([Variables(CONST, [Declarator(b, 1)])])
                    declare module "a" { export = b }                            ¦ Empty()
                    declare const a: B                                           ¦ Empty()
                    abstract class A<T> extends B<C> implements D, E { private readonly a: F = 1; abstract b(): void; declare c: G; static override d?: H; [key: string]: any; e?(): void; f!: I } ¦ ClassDeclaration(ClassNode(A, B, [Field(a, 1), Field(isStatic, d, -), Field(f, -)]))
                    class A { constructor(private a: B, readonly c = 1) { d } }  ¦ ClassDeclaration(ClassNode(A, -, [Method(CONSTRUCTOR, constructor, FunctionNode(-, [a, WithDefault(c, 1)], [Assignment(=, Member(This(), a), a);, Assignment(=, Member(This(), c), c);, d;]))]))
                    import type {A} from "b"; c                                  ¦ Empty() c;
                    import {type A, b} from "c"                                  ¦ Import(c, [ImportBinding(b, b)])
                    import a = require("b")                                      ¦ Variables(CONST, [Declarator(a, Call(require, ['b']))])
                    export = a                                                   ¦ Assignment(=, Member(module, exports), a);
                    export type {A} from "b"; let c: D                           ¦ Empty() Variables(LET, [Declarator(c, -)])
                    function a(b: string): void; function a(b: any) {}           ¦ Empty() FunctionDeclaration(FunctionNode(a, [b], []))
                    let a: typeof import("b").c                                  ¦ Variables(LET, [Declarator(a, -)])
                    let a: (b: C) => d is E                                      ¦ Variables(LET, [Declarator(a, -)])
                    let a: new () => B                                           ¦ Variables(LET, [Declarator(a, -)])
                    let a: `b${c}`                                               ¦ Variables(LET, [Declarator(a, -)])
                    a ? (b) : c as D                                             ¦ Conditional(a, b, c);
                    a ? (b: C): D => e : f                                       ¦ Conditional(a, Function(FunctionNode(-, [b], [Return(e)], arrow)), f);
                    @a class B { constructor(@c d: E) {} }                       ¦ ClassDeclaration(ClassNode(B, -, [Method(CONSTRUCTOR, constructor, FunctionNode(-, [d], []))], [a]))
                    let a = b as any as C, d = <T,>(e: T) => e                   ¦ Variables(LET, [Declarator(a, b), Declarator(d, Function(FunctionNode(-, [e], [Return(e)], arrow)))])
                    export default interface A {} let a: b                       ¦ Empty() Variables(LET, [Declarator(a, -)])
                    for (const a of b as C) d                                    ¦ ForOf(CONST, a, b, d;)
                    let a: A.B<C>[][] = []                                       ¦ Variables(LET, [Declarator(a, ArrayLiteral([]))])
                    let a: unique symbol                                         ¦ Variables(LET, [Declarator(a, -)])
                    let f = function<T>(a: T) {}                                 ¦ Variables(LET, [Declarator(f, Function(FunctionNode(-, [a], [])))])
                    label: for (const a of <B>c) d; e                            ¦ Labeled(label, ForOf(CONST, a, c, d;)) e;
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

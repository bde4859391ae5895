package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports and exports. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class ModulesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    import "a"                                             ¦ Import(a, [])
                    import a from "b"                                      ¦ Import(b, [ImportBinding(default, a)])
                    import * as a from "b"                                 ¦ Import(b, [ImportBinding(*, a)])
                    import a, {b, c as d, default as e, "f" as g} from "h" ¦ Import(h, [ImportBinding(default, a), ImportBinding(b, b), ImportBinding(c, d), ImportBinding(default, e), ImportBinding(f, g)])
                    import a, * as b from "c"                              ¦ Import(c, [ImportBinding(default, a), ImportBinding(*, b)])
                    import a from "b" with {type: "json"}                  ¦ Import(b, [ImportBinding(default, a)])
                    import {a} from "b" assert {type: "json"}              ¦ Import(b, [ImportBinding(a, a)])
                    import defer * as a from "b"                           ¦ Import(b, [ImportBinding(*, a)])
                    import defer from "b"                                  ¦ Import(b, [ImportBinding(default, defer)])
                    import source a from "b"                               ¦ Import(b, [ImportBinding(default, a)])
                    import source from "b"                                 ¦ Import(b, [ImportBinding(default, source)])
                    export {a, b as c, b as "d"}; var a, b                 ¦ ExportNamed(-, [ExportBinding(a, a), ExportBinding(b, c), ExportBinding(b, d)], -) Variables(VAR, [Declarator(a, -), Declarator(b, -)])
                    export {a as default, default as b} from "c"           ¦ ExportNamed(-, [ExportBinding(a, default), ExportBinding(default, b)], c)
                    export * from "a"                                      ¦ ExportAll(-, a)
                    export * as a from "b"                                 ¦ ExportAll(a, b)
                    export const a = 1                                     ¦ ExportNamed(Variables(CONST, [Declarator(a, 1)]), [], -)
                    export function a() {}                                 ¦ ExportNamed(FunctionDeclaration(FunctionNode(a, [], [])), [], -)
                    export async function a() {}                           ¦ ExportNamed(FunctionDeclaration(FunctionNode(a, [], [], async)), [], -)
                    export class A {}                                      ¦ ExportNamed(ClassDeclaration(ClassNode(A, -, [])), [], -)
                    export default a                                       ¦ ExportDefault(a)
                    export default function () {}                          ¦ ExportDefault(Function(FunctionNode(-, [], [])))
                    export default async () => {}                          ¦ ExportDefault(Function(FunctionNode(-, [], [], arrow, async)))
                    export default class A {}                              ¦ ExportDefault(Class(ClassNode(A, -, [])))
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

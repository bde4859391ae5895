package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is skipped to the end of its statement; what stands around it is in the tree. */
class RecoveryTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    a; b c; d                      ¦ a; Skipped d;
                    a; ) ; b                       ¦ a; Skipped b;
                    a; } b                         ¦ a; Skipped b;
                    if (a) { b c; d } e            ¦ If Block{ Skipped d; } e;
                    f(a b, {c: 1}); d              ¦ Skipped d;
                    a = {b: 1 c: 2}; d             ¦ Skipped d;
                    var a = ;↵var b                ¦ Skipped Variables
                    var a = (↵function b() {}      ¦ Variables
                    function f() { a b } c         ¦ FunctionDeclaration c;
                    (function () { a b; c })(); d  ¦ Call(Function(FunctionNode(-, [], [Skipped(expected a semicolon or the end of the line), c;])), []); d;
                    class A { a b; c() {} } d      ¦ ClassDeclaration d;
                    a; @; b                        ¦ a; Skipped b;
                    a; \0 b                         ¦ a; Skipped
                    a(`${b c}`); d                 ¦ Skipped d;
                    "a↵b                           ¦ 'a'; b;
                    """)
    void skipsOneStatement(String source, String outline) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isNotEmpty();
        assertThat(result.isComplete()).isFalse();
        assertThat(outline(result.program())).isEqualTo(outline);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    a(function () { b; c(        ¦ Call(a, [Function(FunctionNode(-, [], [b;, Call(c, []);]))]);
                    if (a) { b                   ¦ If([Branch(a, Block([b;]))], -)
                    (a) => { b; `c${d            ¦ Function(FunctionNode(-, [a], [b;, Template([c, ], [d]);], arrow));
                    [a, {b: c                    ¦ ArrayLiteral([a, ObjectLiteral([ValueProperty(b, c)])]);
                    /* a                         ¦
                    """)
    void keepsTheTreeOfATextThatIsCutOff(String source, String tree) {
        ParseResult result = Parser.parse(source);

        assertThat(result.problems()).hasSize(1);
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree == null ? "" : tree);
    }

    /** Between the last token and the end of the text lies what no node may claim. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = { get b() { return this.c; }, async *d(e, ...f) {}, set [g](h) {}, i: function () {}, async j() {} }",
                "class A extends B { static { c; } get d() {} static async *e() {} #f = 1; constructor(g = 1) {} [h]() {} }",
                "export default async function a({ b = 1, ...c }, [d, , e]) { for await (const f of g) h: while (i) break h }",
                "import a, { b as c } from 'd' with { type: 'json' }; export { c as e } from 'f'; export * as g from 'h';",
                "switch (a) { case 1: b; default: try { c } catch ({ d }) { e } finally { f } } do g; while (h); with (i) j",
                "x = async (a, b = `c${d}e`) => ({ ...f, [g]: h?.[i]?.(j), k }), new l.m(...n), o ? p : q ** -r, tag`s${t}`",
                "y = <a.b c='d' {...e}>f{g}<></></a.b>; let z = /h/v; yield; await i; if (j) k; else if (l) m; else n",
                "enum A { B = 1 } function c<D>(this: E, f?: G): H { } abstract class I<J> { private k!: L; m?(): N }"
            })
    void neverLiesAboutWhereACutOffTextStands(String source) {
        for (int cut = 1; cut <= source.length(); cut++) {
            String text = source.substring(0, cut) + " // the rest is gone";

            assertThat(TreeWalk.of(Parser.parse(text).program()).firstLie())
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void saysWhereAndWhyWithoutQuotingTheText() {
        ParseResult result = Parser.parse("good;\nbad one;\ngood");

        assertThat(result.problems())
                .containsExactly(new ParseProblem(
                        ParseProblem.Kind.UNREADABLE, "expected a semicolon or the end of the line", 10));
        assertThat(result.program().body().get(1))
                .isEqualTo(new Statement.Skipped(6, 14, "expected a semicolon or the end of the line"));
    }

    @Test
    void doesNotTakeAnHtmlCommentForOneInAModule() {
        assertThat(TreePrinter.print(Parser.parse("a<!--b").program())).isEqualTo("a;");
        assertThat(TreePrinter.print(Parser.parse("import 'm'; a<!--b").program()))
                .isEqualTo("Import(m, []) Binary(<, [a, Unary(!, Update(-1, prefix, b))]);");
    }

    /** Statements by name only, with the insides of blocks. */
    private static String outline(Program program) {
        StringBuilder outline = new StringBuilder();
        program.body().forEach(statement -> outline(statement, outline));
        return outline.toString().strip();
    }

    private static void outline(Statement statement, StringBuilder outline) {
        if (statement instanceof Statement.ExpressionStatement) {
            outline.append(TreePrinter.print(statement));
        } else if (statement instanceof Statement.If branch) {
            outline.append("If ");
            outline(branch.branches().get(0).body(), outline);
            return;
        } else if (statement instanceof Statement.Block block) {
            outline.append("Block{ ");
            block.body().forEach(inner -> outline(inner, outline));
            outline.append("}");
        } else {
            outline.append(statement.getClass().getSimpleName());
        }
        outline.append(" ");
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSX wherever an expression may begin. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class JsxTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    <a/>                           ¦ Jsx('a', [], []);
                    <a b="c" d={e} {...f} g/>      ¦ Jsx('a', [ValueProperty(b, 'c'), ValueProperty(d, e), SpreadProperty(f), ValueProperty(g, true)], []);
                    <A.b>text {c} <d/></A.b>       ¦ Jsx(Member(A, b), [], ['text ', c, Jsx('d', [], [])]);
                    <></>                          ¦ Jsx(-, [], []);
                    <a-b c:d="e"/>                 ¦ Jsx('a-b', [ValueProperty(c:d, 'e')], []);
                    <a>{/* b */}</a>               ¦ Jsx('a', [], []);
                    <a>{...b}</a>                  ¦ Jsx('a', [], [Spread(b)]);
                    <a>it's {b} & <c>d</c></a>     ¦ Jsx('a', [], ['it's ', b, ' & ', Jsx('c', [], ['d'])]);
                    a = <a b=<c/>/>                ¦ Assignment(=, a, Jsx('a', [ValueProperty(b, Jsx('c', [], []))], []));
                    <a b="x\\n"/>                  ¦ Jsx('a', [ValueProperty(b, 'x\\n')], []);
                    x < y                          ¦ Binary(<, [x, y]);
                    (<a/>)                         ¦ Jsx('a', [], []);
                    <a>{b ? <c/> : <d>{e}</d>}</a> ¦ Jsx('a', [], [Conditional(b, Jsx('c', [], []), Jsx('d', [], [e]))]);
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

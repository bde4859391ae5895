package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, strings, templates and names as they are spelled. A row is a text, with ↵ for a line end, and its tree as {@link TreePrinter} writes it. */
class LiteralsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
                    0xFF                           ¦ 255;
                    0b101                          ¦ 5;
                    0o17                           ¦ 15;
                    017                            ¦ 15;
                    089                            ¦ 89;
                    1_000                          ¦ 1000;
                    .5                             ¦ 0.5;
                    5.                             ¦ 5;
                    1e3                            ¦ 1000;
                    0x1fffffffffffff               ¦ 9007199254740991;
                    12n                            ¦ BigIntLiteral(12);
                    0xFFn                          ¦ BigIntLiteral(255);
                    "a\\x62\\u0063\\u{64}"         ¦ 'abcd';
                    '\\101\\0'                     ¦ 'A\\x00';
                    "a\\↵b"                        ¦ 'ab';
                    "\\n\\t\\v\\q"                 ¦ '\\n\\x09\\x0bq';
                    `a\\n${b}\\u{63}`              ¦ Template([a\\n, c], [b]);
                    \\u0061b                       ¦ ab;
                    𠮷                              ¦ 𠮷;
                    ünïcode                        ¦ ünïcode;
                    a\u200c                        ¦ a\u200c;
                    "\u2028"                       ¦ '\\x2028';
                    null                           ¦ NullLiteral();
                    true                           ¦ true;
                    2**53                          ¦ Binary(**, [2, 53]);
                    1..a                           ¦ Member(1, a);
                    1.0.toFixed()                  ¦ Call(Member(1, toFixed), []);
                    0.1                            ¦ 0.1;
                    1e21                           ¦ 1e+21;
                    123456789012345678901234567890 ¦ 1.2345678901234568e+29;
                    """)
    void readsInto(String source, String tree) {
        ParseResult result = Parser.parse(source.replace('↵', '\n'));

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program())).isEqualTo(tree);
        assertThat(TreeWalk.of(result.program()).firstLie()).isEmpty();
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts made to exhaust a parser. None throws, none is read more than a few times, no tree is deeper than allowed. */
public class LimitsTest {

    /** What is repeated, what stands in its middle, and what is repeated after it. */
    public static final String SHAPES = """
            if(a)b;else                ¦ c     ¦ -
            (a=                        ¦ 1     ¦ )
            (a=                        ¦ -     ¦ -
            [                          ¦ -     ¦ ]
            [                          ¦ -     ¦ -
            'a'+                       ¦ 'b'   ¦ -
            a+b-                       ¦ c     ¦ -
            a.                         ¦ b     ¦ -
            a(                         ¦ b     ¦ )
            (                          ¦ a     ¦ )
            (x)=>                      ¦ 1     ¦ -
            x=>                        ¦ 1     ¦ -
            (a,                        ¦ 1     ¦ )
            (a=>(                      ¦ 1     ¦ ))
            async(                     ¦ 1     ¦ )
            async(x)=>                 ¦ 1     ¦ -
            `${                        ¦ 1     ¦ }`
            `${                        ¦ -     ¦ -
            {                          ¦ -     ¦ }
            ({a:                       ¦ 1     ¦ })
            [[                         ¦ -     ¦ ]]=1
            !                          ¦ a     ¦ -
            new                        ¦ a     ¦ -
            await                      ¦ a     ¦ -
            a=                         ¦ 1     ¦ -
            a?b:                       ¦ 1     ¦ -
            a?                         ¦ 1     ¦ :b
            a**                        ¦ b     ¦ -
            function a(){              ¦ -     ¦ }
            class a{b(){               ¦ -     ¦ }}
            class a extends            ¦ b     ¦ {}
            if(a)                      ¦ b     ¦ -
            a:                         ¦ b     ¦ -
            do                         ¦ -     ¦ -
            for(let a of               ¦ -     ¦ -
            <a>                        ¦ -     ¦ </a>
            <a b=                      ¦ -     ¦ -
            @                          ¦ a     ¦ -
            let a:a<                   ¦ -     ¦ -
            let a:(b)=>                ¦ c     ¦ -
            a<                         ¦ -     ¦ >
            a?(b):                     ¦ c     ¦ -
            a b;                       ¦ -     ¦ -
            }                          ¦ -     ¦ -
            )                          ¦ -     ¦ -
            '↵                         ¦ -     ¦ -
            /*                         ¦ -     ¦ -
            /[                         ¦ -     ¦ -
            var a,                     ¦ b     ¦ -
            let a;                     ¦ -     ¦ -
            {var a;                    ¦ -     ¦ }
            ({a=1});                   ¦ -     ¦ -
            #a in                      ¦ b     ¦ -
            ;                          ¦ -     ¦ -
            import(                    ¦ -     ¦ -
            enum A{b=                  ¦ -     ¦ -
            namespace a{               ¦ -     ¦ -
            """;

    private static final int TIMES = 50_000;

    /** A level may hold an assignment, a conditional, an operator of each precedence, a call: not more nodes than this. */
    static final int RECORDS_PER_LEVEL = 8;

    /** JavaScript and two kinds of TypeScript; and attempts may read every token once more. */
    private static final int READS_PER_TOKEN = 3;

    @ParameterizedTest(name = "{0} × 50,000 {1} {2} × 50,000")
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', nullValues = "-", textBlock = SHAPES)
    void holdForHostileShapes(String open, String middle, String close) {
        String text = ((open + " ").replace('↵', '\n')).repeat(TIMES)
                + (middle == null ? "" : middle)
                + (close == null ? "" : close.repeat(TIMES));

        ParseResult result = Parser.parse(text);

        TreeWalk walk = TreeWalk.of(result.program());
        assertThat(walk.firstLie()).isEmpty();
        assertThat(result.problems()).extracting(ParseProblem::kind).doesNotContain(ParseProblem.Kind.INTERNAL);
        assertThat(walk.height()).isLessThan(ParseLimits.DEFAULT_DEPTH * RECORDS_PER_LEVEL);
        assertThat(result.statistics().tokens()).isLessThan((long) READS_PER_TOKEN * text.length());
        assertThat(result.problems()).hasSizeLessThanOrEqualTo(ParseLimits.DEFAULT_PROBLEMS);
    }

    @Test
    void keepChainsFlatThatAreFlatToRead() {
        String text =
                "if(a)b;" + "else if(a)b;".repeat(TIMES) + "x='a'" + "+'a'".repeat(TIMES) + ";1" + ",1".repeat(TIMES);

        ParseResult result = Parser.parse(text);

        assertThat(result.problems()).isEmpty();
        assertThat(TreeWalk.of(result.program()).height()).isLessThan(8);
    }

    @Test
    void cutChainsIntoPiecesThatStandSideBySide() {
        ParseResult result = Parser.parse("a" + ".b(c)".repeat(TIMES) + ".last(hidden)");

        assertThat(result.problems()).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.LIMIT);
        TreeWalk walk = TreeWalk.of(result.program());
        assertThat(walk.count("Call")).isEqualTo(TIMES + 1);
        assertThat(walk.count("Sequence")).isEqualTo(1);
        assertThat(TreePrinter.print(
                        ((Statement.ExpressionStatement) result.program().body().get(0)).expression()))
                .endsWith("last), [hidden])])");
    }

    @Test
    void readOnBesideWhatIsTooDeep() {
        ParseResult result = Parser.parse("before; [" + "[".repeat(TIMES) + "]".repeat(TIMES) + ", beside]; after");

        assertThat(result.problems()).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.LIMIT);
        assertThat(result.program().body()).hasSize(3);
        assertThat(TreePrinter.print(result.program().body().get(1))).endsWith(", beside]);");
    }

    @Test
    void areTheCallersToChoose() {
        ParseLimits limits = new ParseLimits(5, 50, 4, 2);

        ParseResult deep = Parser.parse("[[[[[[1]]]]]]", limits, () -> false);
        assertThat(deep.problems()).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.LIMIT);

        ParseResult longText = Parser.parse("a;".repeat(100), limits, () -> false);
        assertThat(longText.problems())
                .containsExactly(new ParseProblem(ParseProblem.Kind.LIMIT, "more tokens than the limit of 50", 50));
        assertThat(longText.program().body()).hasSize(26).last().isInstanceOf(Statement.Skipped.class);

        ParseResult longLiteral = Parser.parse("'abcdef'", limits, () -> false);
        assertThat(TreePrinter.print(longLiteral.program())).isEqualTo("'abcd';");
        assertThat(longLiteral.problems()).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.LIMIT);

        ParseResult wrong = Parser.parse("a b; a b; a b", limits, () -> false);
        assertThat(wrong.problems()).hasSize(2);
        assertThat(wrong.statistics().problems()).isEqualTo(3);
    }

    @Test
    void mustMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParseLimits(0, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParseLimits(ParseLimits.DEFAULT_DEPTH + 1, 1, 1, 1))
                .withMessageContaining("3000");
    }

    @Test
    void endWhenTheCallerSaysSo() {
        AtomicInteger asked = new AtomicInteger();

        ParseResult result = Parser.parse(
                "f(function () { " + "a;".repeat(100_000) + "})",
                ParseLimits.DEFAULT,
                () -> asked.incrementAndGet() == 3);

        assertThat(result.problems()).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.CANCELLED);
        assertThat(TreeWalk.of(result.program()).count("ExpressionStatement")).isBetween(5_000, 7_000);
    }

    @Test
    void readOneLongLineToItsEnd() {
        String text = "function f(a,b){return a.c(b,'x')+1};".repeat(100_000) + "last()";

        ParseResult result = Parser.parse(text);

        assertThat(result.problems()).isEmpty();
        assertThat(TreePrinter.print(result.program().body().get(200_000))).isEqualTo("Call(last, []);");
    }

    @Test
    void holdForNamesThatCollideOnPurpose() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            text.append("var ");
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append(';');
        }

        ParseResult result = Parser.parse(text);

        assertThat(result.problems()).isEmpty();
        assertThat(result.program().body()).hasSize(1 << 14);
    }
}

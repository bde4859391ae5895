package dev.vsxray.scanner.javascript.regexp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegExpTest {

    private static final long PLENTY = 1_000_000;

    /** The groups as {@code start:text}, separated by {@code |}; {@code -} for a group that took no part. */
    private static String match(String pattern, String flags, String input) throws RegExpSyntaxException {
        RegExp expression = RegExp.compile(pattern, flags == null ? "" : flags);
        Outcome outcome = expression.match(input, 0, PLENTY);
        if (!(outcome instanceof Outcome.Match match)) {
            return outcome.getClass().getSimpleName();
        }
        StringBuilder text = new StringBuilder().append(match.start()).append(':');
        for (int group = 0; group < expression.groupCount(); group++) {
            text.append(group == 0 ? "" : "|").append(match.took(group) ? match.group(group, input) : "-");
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "abc;;xabcy;1:abc",
                "a|ab;;abc;0:a",
                "((a)|(ab))((c)|(bc));;abc;0:abc|a|a|-|bc|-|bc",
                "a[a-z]{2,4};;abcdefghi;0:abcde",
                "a[a-z]{2,4}?;;abcdefghi;0:abc",
                "(z)((a+)?(b+)?(c))*;;zaacbbbcac;0:zaacbbbcac|z|ac|a|-|c",
                "(?=(a+));;baaabac;1:|aaa",
                "(?=(a+))a*b\\1;;baaabac;3:aba|a",
                "(.*?)a(?!(a+)b\\2c)\\2(.*);;baaabaac;0:baaabaac|ba|-|abaac",
                "(a*)*;;b;0:|-",
                "(?:a*?)*?b;;aab;0:aab",
                "(a*)b\\1+;;baaaac;0:b|",
                "^\\d+$;m;\"x\n42\ny\";2:42",
                "x.y;s;\"x\ny\";\"0:x\ny\"",
                "x.y;;\"x\ny\";NoMatch",
                "(?<=\\$)\\d+(\\.\\d*)?;;$10.53;1:10.53|.53",
                "(?<!\\$)\\b\\d+;;$10 20;4:20",
                "(?<=([ab]+)([bc]+))$;;abc;3:|a|bc",
                "(?<year>\\d{4})-(?<m>\\d\\d);;on 2024-05;3:2024-05|2024|05",
                "(?<a>.)\\k<a>;;abccd;2:cc|c",
                "(?:(?<y>a)|(?<y>b))\\k<y>;;bb;0:bb|-|b",
                "\\u{1F600};u;😀;0:😀",
                "^.$;u;😀;0:😀",
                "^.$;;😀;NoMatch",
                "\\p{Lu}+;u;abÉD;2:ÉD",
                "\\p{Script=Greek};u;aβ;1:β",
                "[\\w--[aeiou]]+;v;aabcd;2:bcd",
                "[\\w&&[a-c]]+;v;xyzabz;3:ab",
                "HELLO;i;say hello;4:hello",
                "[^x]k;iu;aK;0:aK",
                "\\bfoo\\b;;a foo b;2:foo",
                "[\\b];;\"a\bb\";\"1:\b\"",
                "\\x41\\u0042\\103;;ABC;0:ABC",
                "a{,5};;a{,5};0:a{,5}",
                "x{;;x{;0:x{",
                "[]a];;a;NoMatch",
                "[^]a;;ba;0:ba",
                "(?i:a)b;;Ab;0:Ab",
                "\\cJ;;\"\n\";\"0:\n\"",
                "(a{2}){2};;aaaaa;0:aaaa|aa",
                "(?:){3}x;;x;0:x",
                "(\\2)(a);;a;0:a||a",
                "[a-\\d]+;;-a5;0:-a5",
                "\\/\\*[\\s\\S]*?\\*\\/;;a/* b */c*/;1:/* b */",
                "(.+)\\+\\1;;ab+ab;0:ab+ab|ab",
                "(?:a|b)*?c;;ababc;0:ababc",
                "(x?)*y;;xxy;0:xxy|x",
            })
    void matchesAsNodeDoes(String pattern, String flags, String input, String expected) throws Exception {
        assertThat(match(pattern, flags, input)).isEqualTo(expected);
    }

    @Test
    void stickyMatchesAtItsPlaceOrNotAtAll() throws Exception {
        RegExp sticky = RegExp.compile("b", "y");

        assertThat(sticky.match("ab", 0, PLENTY)).isInstanceOf(Outcome.NoMatch.class);
        assertThat(sticky.match("ab", 1, PLENTY)).isInstanceOf(Outcome.Match.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "[", "*", "a**", "(?<n", "a{2,1}", "[b-a]", "\\", "(?x)"})
    void rejectsWhatNodeRejects(String pattern) {
        assertThatThrownBy(() -> RegExp.compile(pattern, "")).isInstanceOf(RegExpSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{", "\\8u{", "\\-", "]", "\\u{zz}"})
    void unicodePatternsAreStrict(String pattern) {
        assertThatThrownBy(() -> RegExp.compile(pattern, "u")).isInstanceOf(RegExpSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)*$", "^(.*)*x$", "(a*?)*?b$", "(?:(?:a+)+)+b"})
    void catastrophicPatternsEndWithTheBudget(String pattern) throws Exception {
        String input = "a".repeat(40) + "!";

        Outcome outcome = RegExp.compile(pattern, "").match(input, 0, PLENTY);

        assertThat(outcome).isNotInstanceOf(Outcome.Match.class);
        assertThat(outcome.steps()).isLessThanOrEqualTo(PLENTY + input.length());
    }

    @Test
    void longTextsNeedNoDeepStack() throws Exception {
        String input = "ab".repeat(500_000) + "c";

        assertThat(RegExp.compile("(?:a|b)*c", "").match(input, 0, 100_000_000)).isInstanceOf(Outcome.Match.class);
        assertThat(RegExp.compile("[^]*c$", "").match(input, 0, 100_000_000)).isInstanceOf(Outcome.Match.class);
    }

    @Test
    void deepPatternsAreRejected() {
        String pattern = "(".repeat(10_000) + ")".repeat(10_000);

        assertThatThrownBy(() -> RegExp.compile(pattern, ""))
                .isInstanceOf(RegExpSyntaxException.class)
                .hasMessageContaining("too deeply nested");
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that engines refuse although every statement can be read, and their neighbours that engines take. */
class EarlyErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a; let a",
                "let a; var a",
                "var a; { let b; { var b } }",
                "const a = 1; function a() {}",
                "function f(a) { let a }",
                "try {} catch (e) { let e }",
                "class A {} class A {}",
                "switch (a) { case 1: let b; case 2: let b }",
                "for (let a of b) { var a }",
                "import a from 'b'; let a",
                "const a",
                "let let",
                "1 = a",
                "f() = a",
                "a?.b = c",
                "++f()",
                "({a = 1})",
                "({a}) = b",
                "[(a = 1)] = b",
                "({__proto__: a, __proto__: b})",
                "(a, a) => b",
                "(a.b) => c",
                "'use strict'; function f(a, a) {}",
                "function f(a = 1) { 'use strict' }",
                "'use strict'; with (a) b",
                "'use strict'; 017",
                "'use strict'; '\\17'",
                "'use strict'; delete a",
                "'use strict'; eval = a",
                "'use strict'; let interface",
                "class A { b() { let static } }",
                "import 'a'; with (b) c",
                "import 'a'; await: b",
                "/a/gg",
                "/(/",
                "/a**/",
                "/[b-a]/",
                "/\\u{110000}/u",
                "/(?<a>b)(?<a>c)/",
                "break",
                "a: { continue a }",
                "for (;;) { function f() { break } }",
                "a: a: b",
                "while (a) function f() {}",
                "if (a) let\n[b] = c",
                "new.target",
                "function f() { super.a }",
                "class A { constructor() { super() } }",
                "function* f(a = yield) {}",
                "async function f(a = await b) {}",
                "function f() { await a }",
                "a ?? b || c",
                "-a ** b",
                "this.#a",
                "class A { b() { this.#c } }",
                "class A { #b; #b }",
                "class A { #constructor }",
                "class A { constructor() {} constructor() {} }",
                "class A { static prototype() {} }",
                "class A { a = arguments }",
                "export {a}",
                "var a; export {a}; export {a}",
                "({get a(b) {}})",
                "throw\na",
                "`\\u`",
                "v\\u0061r = 1",
                "0b",
                "1__0",
                "1e-_",
                "1e",
                "3in []",
                "async () => { for await (a in b) c }"
            })
    void areReportedWhileTheTreeStaysWhole(String source) {
        ParseResult result = Parser.parse(source);

        assertThat(result.problems()).extracting(ParseProblem::kind).containsOnly(ParseProblem.Kind.EARLY_ERROR);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.program().body()).noneMatch(Statement.Skipped.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var a; var a",
                "function a() {} function a() {} var a",
                "{ function a() {} function a() {} }",
                "let a; { let a }",
                "function f(a) { var a; { let a } }",
                "try {} catch (e) { var e }",
                "for (let a;;) { let a }",
                "(a) = b",
                "[(a)] = b",
                "({a: (b)} = c)",
                "({a = 1} = b)",
                "({__proto__: a, __proto__() {}, ['__proto__']: b, __proto__})",
                "({__proto__: a, __proto__: b} = c)",
                "function f(a, a) {}",
                "with (a) b",
                "017 + '\\17'",
                "delete a",
                "eval = a",
                "var interface, let, static, yield, await, async, of, get",
                "/(?<a>b)|(?<a>c)/",
                "/\\u{110000}/",
                "/[\\p{L}--[a-z]&&\\q{ab|c}]/v",
                "/(?i-m:a)/",
                "/a{,5}{/",
                "a: b: for (;;) { continue a }",
                "a: { break a }",
                "a: function b() {}",
                "(a ?? b) || c",
                "(-a) ** b",
                "class A { #b; c() { return d => d.#b } get #e() {} set #e(f) {} }",
                "class A extends B { constructor() { (() => super())() } }",
                "class A { a = () => this; static { var arguments1 } }",
                "function f() { return () => new.target }",
                "function* f(a = function* () { yield }) {}",
                "return",
                "async (a = b) => await a",
                "var a; export {a as b, a as c}",
                "await: b"
            })
    void areNotSeenWhereThereAreNone(String source) {
        assertThat(Parser.parse(source).problems()).isEmpty();
    }

    /** Java gives these one hash code, so that they stand in each other's way in any table of names. */
    @Test
    void areNotSeenInManyNamesOfOneHashCode() {
        StringBuilder module = new StringBuilder("export {};");
        for (int i = 0; i < 64; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 6; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            module.append("function ").append(name).append("() {}");
        }

        assertThat(Parser.parse(module.toString()).problems()).isEmpty();
        assertThat(Parser.parse(module + "function AaAaAaAaAaAa() {}").problems())
                .isNotEmpty();
    }
}

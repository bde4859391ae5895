package dev.vsxray.scanner.javascript.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.machine.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each expression of the tables gives what Node gives for it. */
class BuiltinTablesTest {

    private static final long STEPS = 3_000_000;
    private static final String ARROW = "    => ";
    private static final String SHOW = resource("show.js");

    @TestFactory
    List<DynamicTest> strings() {
        return table("strings.txt");
    }

    @TestFactory
    List<DynamicTest> arrays() {
        return table("arrays.txt");
    }

    @TestFactory
    List<DynamicTest> objects() {
        return table("objects.txt");
    }

    @TestFactory
    List<DynamicTest> numbers() {
        return table("numbers.txt");
    }

    @TestFactory
    List<DynamicTest> bytes() {
        return table("bytes.txt");
    }

    private static List<DynamicTest> table(String name) {
        List<DynamicTest> tests = new ArrayList<>();
        String expression = "";
        for (String line : resource(name).split("\n")) {
            if (line.startsWith(ARROW)) {
                String script = SHOW + "\nexports.result = show((" + expression + "));";
                String expected = line.substring(ARROW.length());
                tests.add(DynamicTest.dynamicTest(
                        expression,
                        () -> assertThat(Evaluation.of(script, STEPS)).hasToString(expected)));
            } else {
                expression = line;
            }
        }
        return tests;
    }

    private static String resource(String name) {
        try (InputStream in = BuiltinTablesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The npm package test262-parser-tests: thousands of one-line programs that are or are not JavaScript. Runs when
 * {@code scanner/src/test/scripts/get-test262.sh} has fetched it; says so when not.
 */
class Test262Test {

    private static final Path TESTS = Path.of("target", "test262", "node_modules", "test262-parser-tests");

    /** Of the texts that are no JavaScript, how many must be reported. */
    private static final double REPORTED = 0.98;

    /** Tests the language has overtaken since 2017, and one of its optional parts. */
    private static final Map<String, List<String>> OVERTAKEN = Map.of(
            "ES2019 allows U+2028 and U+2029 in strings", List.of("647e21f8f157c338.js", "8af69d8f15295ed2.js"),
            "ES2021 allows \\8 and \\9 in sloppy strings",
                    List.of("0d5e450f1da8a92a.js", "748656edbfb2d0bb.js", "79f882da06f88c9f.js", "92b6af54adef3624.js"),
            "ES2022 has fields in classes", List.of("98204d734f8c72b3.js", "ef81b93cf9bdb4ec.js"),
            "a later Unicode has that letter", List.of("c060a3014ad24dfd.js"),
            "Annex B allows it in sloppy code",
                    List.of(
                            "12a74c60f52a60de.js",
                            "1aff49273f3e3a98.js",
                            "be7329119eaa3d47.js",
                            "e3fbcf63d7e43ead.js",
                            "ec31fa5e521c5df4.js"));

    @BeforeAll
    static void fetched() {
        assumeThat(TESTS)
                .as("skipped: run scanner/src/test/scripts/get-test262.sh to fetch test262-parser-tests")
                .isDirectory();
    }

    @Test
    void everyProgramIsReadWithoutAProblem() throws IOException {
        for (Path test : tests("pass", "pass-explicit")) {
            assertThat(Parser.parse(Files.readString(test)).problems())
                    .as(test.toString())
                    .isEmpty();
        }
    }

    @Test
    void nearlyEverythingElseIsReported() throws IOException {
        List<Path> tests = tests("fail", "early").stream()
                .filter(test -> OVERTAKEN.values().stream()
                        .noneMatch(names -> names.contains(test.getFileName().toString())))
                .toList();

        List<Path> unreported = tests.stream().filter(Test262Test::isAccepted).toList();

        assertThat(unreported.size()).as("%s", unreported).isLessThanOrEqualTo((int) (tests.size() * (1 - REPORTED)));
    }

    private static boolean isAccepted(Path test) {
        try {
            return Parser.parse(Files.readString(test)).problems().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> tests(String... folders) throws IOException {
        Stream<Path> tests = Stream.empty();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(TESTS.resolve(folder))) {
                tests = Stream.concat(tests, files.sorted().toList().stream());
            }
        }
        return tests.toList();
    }
}

package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.scanner.javascript.flow.PairTable.Reading;
import dev.vsxray.signatures.catalogue.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each family of data times each family of places, in every {@link Way}: what goes out is seen to go out, and what looks so
 * and stays is not accused. {@code sources.yaml}, {@code sinks.yaml} and the two of pages are the table.
 */
class FlowPairsTest {

    private static final PairTable EXTENSION = PairTable.of("sources.yaml", "sinks.yaml");
    private static final PairTable PAGE = PairTable.of("page-sources.yaml", "page-sinks.yaml");

    @Test
    void every_family_of_the_catalogue_is_in_the_table() {
        assertThat(Stream.concat(EXTENSION.sources(), PAGE.sources()))
                .containsAll(Vocabulary.shipped().sources().keySet());
        assertThat(Stream.concat(EXTENSION.sinks(), PAGE.sinks()))
                .containsAll(Vocabulary.shipped().sinks().keySet());
    }

    @TestFactory
    Stream<DynamicTest> in_extensions() {
        return cases(EXTENSION, List.of(Way.values()), PairProgram::asFiles);
    }

    /** The other ways are the same in one file and in a bundle. */
    @TestFactory
    Stream<DynamicTest> in_bundles() {
        return cases(EXTENSION, List.of(Way.MODULE), PairProgram::asBundle);
    }

    @TestFactory
    Stream<DynamicTest> in_pages() {
        return cases(PAGE, List.of(Way.values()), PairProgram::asPage);
    }

    private static Stream<DynamicTest> cases(
            PairTable table, List<Way> ways, BiFunction<PairProgram, String, Map<String, String>> written) {
        return table.readings().stream()
                .flatMap(reading -> ways.stream()
                        .map(way -> dynamicTest(reading.family() + ", " + way.title() + ": " + reading.code(), () -> {
                            assertThat(goingOut(
                                            table, reading, written.apply(way.leaking(table.calls()), reading.code())))
                                    .as("goes out")
                                    .containsExactlyElementsOf(table.calls());
                            assertThat(goingOut(
                                            table, reading, written.apply(way.keeping(table.calls()), reading.code())))
                                    .as("stays")
                                    .isEmpty();
                        })));
    }

    private static List<SinkCall> goingOut(PairTable table, Reading reading, Map<String, String> program) {
        return table.reached(reading.family(), program);
    }
}

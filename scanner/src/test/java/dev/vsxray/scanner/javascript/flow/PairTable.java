package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Families of data with programs that read some, and families of places with calls that take it there.
 *
 * @param readings in order of the families
 */
record PairTable(List<Reading> readings, List<SinkCall> calls) {

    /** @param code has {@code USE} where the data is at hand */
    record Reading(String family, String code) {}

    static PairTable of(String sources, String sinks) {
        List<Reading> readings = new ArrayList<>();
        load(sources).forEach((family, codes) -> codes.forEach(code -> readings.add(new Reading(family, code))));
        List<SinkCall> calls = new ArrayList<>();
        load(sinks).forEach((family, codes) -> codes.forEach(code -> calls.add(new SinkCall(family, code))));
        return new PairTable(readings, calls);
    }

    Stream<String> sources() {
        return readings.stream().map(Reading::family).distinct();
    }

    Stream<String> sinks() {
        return calls.stream().map(SinkCall::family).distinct();
    }

    /** The calls that data of a family is said to get to, by the line that the flow ends on. */
    List<SinkCall> reached(String family, Map<String, String> program) {
        List<Feature.Flow> flows = Analysis.of(program)
                .flows()
                .filter(flow -> flow.from().equals(family))
                .toList();
        return calls.stream()
                .filter(call -> flows.stream().anyMatch(flow -> ends(flow, call, program)))
                .toList();
    }

    private static boolean ends(Feature.Flow flow, SinkCall call, Map<String, String> program) {
        Location end = flow.evidence().location();
        return flow.to().equals(call.family())
                && program.getOrDefault(end.file(), "")
                        .lines()
                        .skip(end.line() - 1L)
                        .findFirst()
                        .filter(line -> line.strip().equals(call.code()))
                        .isPresent();
    }

    @SuppressWarnings("unchecked") // The files beside the test hold maps of lists of texts.
    private static Map<String, List<String>> load(String name) {
        try (InputStream file = PairTable.class.getResourceAsStream(name)) {
            return (Map<String, List<String>>)
                    new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

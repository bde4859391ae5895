package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.Position;
import java.util.List;
import java.util.Set;

/** What a call hands to one of its sinks: the values at the places where the catalogue says its data stands. */
final class SinkData {

    /** What an argument names: its options are listed one by one. */
    private static final Set<String> ADDRESSES = Set.of("network-url", "network-host");

    private final Machine machine;
    private final ArgumentTexts texts;

    SinkData(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    List<Value> of(ApiEntry.Sink sink, Value self, List<Value> arguments) {
        return sink.data().stream()
                .flatMap(position -> at(position, sink, self, arguments).stream())
                .toList();
    }

    /** An argument that is not known counts as a whole where it does, and not once more for each property it may have. */
    List<Value> at(Position position, ApiEntry.Sink sink, Value self, List<Value> arguments) {
        Position whole = new Position(position.from(), position.onward(), List.of());
        if (!sink.data().contains(whole)) {
            return texts.at(position, self, arguments);
        }
        if (sink.to().equals("code-eval")) {
            return texts.knownAt(position, self, arguments).stream()
                    .flatMap(value -> Values.alternatives(value).stream())
                    .filter(SinkData::canBeCode)
                    .toList();
        }
        List<Value> values = texts.knownAt(position, self, arguments);
        boolean told = ADDRESSES.contains(sink.to()) && position.equals(whole) && hasProperties(sink, position);
        return told ? values.stream().filter(value -> !isOptions(value)).toList() : values;
    }

    /** Lists and arrays of numbers are copied by a constructor that is not known to be another; as text they are numbers. */
    private static boolean canBeCode(Value value) {
        boolean numbers = value instanceof BytesObject bytes && bytes.kind() != BytesObject.Kind.BUFFER;
        return !numbers && !(value instanceof ArrayObject);
    }

    /** Options of a request, and not an address that was parsed. */
    boolean isOptions(Value value) {
        return value instanceof PlainObject options && machine.access.get(options, "href") == Undefined.UNDEFINED;
    }

    /** The properties that matter are listed by themselves: an agent or a socket among the options is not sent. */
    private static boolean hasProperties(ApiEntry.Sink sink, Position argument) {
        return sink.data().stream()
                .anyMatch(one ->
                        one.from() == argument.from() && !one.properties().isEmpty());
    }
}

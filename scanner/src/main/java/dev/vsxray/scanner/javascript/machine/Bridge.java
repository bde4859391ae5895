package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two ways between the extension host and its pages: what one side posted, the other side's listeners are given. */
final class Bridge {

    /** Messages that are told apart; beyond, they are joined. */
    private static final int MAXIMUM_MESSAGES = 24;

    private final Machine machine;
    private final Map<String, List<Value>> posted = new LinkedHashMap<>();

    Bridge(Machine machine) {
        this.machine = machine;
    }

    /** @param sink {@code webview-message} from the host to a page, {@code host-message} the other way */
    void posted(String sink, Value message) {
        if (!sink.equals("webview-message") && !sink.equals("host-message")) {
            return;
        }
        List<Value> messages = posted.computeIfAbsent(sink, key -> new ArrayList<>());
        if (messages.size() < MAXIMUM_MESSAGES && !messages.contains(message)) {
            messages.add(message);
            machine.noteMessage();
        }
    }

    /** Takes over what the other side posted. */
    void receive(Bridge other) {
        other.posted.forEach((sink, messages) -> messages.forEach(message -> posted(sink, message)));
    }

    /** What a listener of the other side is given: any of the messages. */
    Optional<Value> anyMessage(String sink) {
        Value joined = Values.joinAll(posted.getOrDefault(sink, List.of()));
        return joined == Undefined.UNDEFINED ? Optional.empty() : Optional.of(joined);
    }
}

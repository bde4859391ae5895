package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The two ways between the extension host and its pages: what one side posted, the other side's listeners are given. */
public final class Bridge {

    /** A name that stands in scripts of pages where the host put a value that is not known. */
    public static final String EMBEDDED = "$embedded$";

    /** What of it is told from all else that stands in a page: nobody puts documents or secrets there but for what is done with them. */
    private static final Set<String> TOLD = Set.of(
            "editor-document",
            "workspace-file",
            "env-file",
            "environment-secret",
            "ssh-credentials",
            "cloud-credentials",
            "package-credentials",
            "git-credentials",
            "auth-session",
            "account-identity",
            "machine-identity");

    /** Messages that are told apart; beyond, they are joined. */
    private static final int MAXIMUM_MESSAGES = 24;

    private final Machine machine;
    private final Map<String, List<Value>> posted = new LinkedHashMap<>();

    /** Those of them that nobody asked for, see {@link Context#isUnasked}. */
    private final Map<String, List<Value>> unasked = new LinkedHashMap<>();

    private final Map<Value, Value> listeners = new HashMap<>();

    private Facts embedded = Facts.NONE;

    /** True once a message was posted because the network said so. */
    private boolean postedByNetwork;

    Bridge(Machine machine) {
        this.machine = machine;
    }

    /** @param sink {@code webview-message} from the host to a page, {@code host-message} the other way */
    void posted(String sink, Value message) {
        if (sink.equals("webview-html")) {
            embed(Values.deepFacts(message));
        }
        if (!sink.equals("webview-message") && !sink.equals("host-message")) {
            return;
        }
        postedByNetwork |= machine.context.triggers().contains(Trigger.NETWORK_MESSAGE);
        add(posted, sink, message);
        if (machine.context.isUnasked(machine.surface.isPage())) {
            add(unasked, sink, message);
        }
    }

    private void add(Map<String, List<Value>> kept, String sink, Value message) {
        List<Value> messages = kept.computeIfAbsent(sink, key -> new ArrayList<>());
        if (messages.size() < MAXIMUM_MESSAGES && !messages.contains(message)) {
            messages.add(message);
            machine.noteMessage();
        }
    }

    /** Takes over what the other side posted; true when there was something new. */
    boolean receive(Bridge other) {
        int before = count();
        embed(other.embedded);
        postedByNetwork |= other.postedByNetwork;
        other.posted.forEach((sink, messages) -> messages.forEach(message -> add(posted, sink, message)));
        other.unasked.forEach((sink, messages) -> messages.forEach(message -> add(unasked, sink, message)));
        return count() > before;
    }

    private void embed(Facts facts) {
        for (Taint taint : facts.taints()) {
            if (TOLD.contains(taint.source())) {
                embedded = embedded.join(Facts.tainted(taint));
            }
        }
    }

    /** What the host put into a script of a page. */
    Value embedded() {
        return Unknown.with(embedded);
    }

    private int count() {
        return Stream.of(posted, unasked)
                .flatMap(kept -> kept.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /**
     * What a listener is given: any message that the other side posted, or one that we did not see being posted. Where it
     * is run for those that nobody asked for, it is given these alone.
     *
     * @param sink what the other side's posting is
     * @param source what data of an unseen message is
     */
    Value message(String sink, String source) {
        if (machine.context.guards().contains(Context.UNASKED_MESSAGE)) {
            return Values.joinAll(unasked.getOrDefault(sink, List.of()));
        }
        Facts facts =
                Facts.tainted(Taint.from(source, "", machine.place(), "message from the other side of the bridge"));
        Value unseen = Unknown.with(facts);
        Value joined = Values.joinAll(posted.getOrDefault(sink, List.of()));
        return joined == Undefined.UNDEFINED ? unseen : Values.join(joined, unseen);
    }

    /**
     * A listener that is given what was posted up to the time it runs, not what was known when it was registered.
     *
     * @param source what data of an unseen message is: {@code webview-message} in the host, {@code host-message} in a page
     */
    Value listener(Value function, String source) {
        return listeners.computeIfAbsent(
                function,
                known -> machine.function(
                        "listener",
                        (calls, self, arguments) -> heard(
                                source,
                                () -> machine.call(known, self, List.of(message(otherSideOf(source), source))))));
    }

    /** The same for what gets the message of a renderer of notebooks beside the editor that it came from. */
    Value listenerToRenderer(Value function, String source) {
        return listeners.computeIfAbsent(
                function,
                known -> machine.function(
                        "listener",
                        (calls, self, arguments) -> heard(source, () -> {
                            PlainObject event = machine.newObject();
                            event.put("message", message(otherSideOf(source), source));
                            event.put("editor", machine.apis.ofCatalogue("vscode.NotebookEditor"));
                            return machine.call(known, self, List.of(event));
                        })));
    }

    /** A listener of a page that is given the event around what was posted, see {@link HostFunctions#property}. */
    Value listenerToEvents(Value function) {
        return listeners.computeIfAbsent(
                function,
                known -> machine.function(
                        "listener",
                        (calls, self, arguments) -> heard("host-message", () -> machine.call(known, self, arguments))));
    }

    /** Runs a listener for all that was posted, and once more for what nobody asked for alone. */
    private Value heard(String source, Supplier<Value> listener) {
        Context before = machine.context;
        if (postedByNetwork) {
            machine.context = before.under(Set.of(Context.DECIDED_BY_NETWORK));
        }
        try {
            Value answer = listener.get();
            if (!unasked.containsKey(otherSideOf(source))) {
                return answer;
            }
            machine.context = machine.context.under(Set.of(Context.UNASKED_MESSAGE));
            return Values.join(answer, listener.get());
        } finally {
            machine.context = before;
        }
    }

    private static String otherSideOf(String source) {
        return source.equals("webview-message") ? "host-message" : "webview-message";
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program stores in the editor, as its state, a secret or a setting: it finds it there under the same name again, in
 * another callback or on another day. Only data of sources is kept; everything else is known well enough where it is read.
 */
final class OwnStorage {

    /** What stores the second argument under the name that is the first, and what gives it back. */
    private static final Map<String, String> STORING = Map.of(
            "vscode.Memento.update", "vscode.Memento.get",
            "vscode.SecretStorage.store", "vscode.SecretStorage.get",
            "vscode.WorkspaceConfiguration.update", "vscode.WorkspaceConfiguration.get");

    private static final String NOT_KNOWN = "?";

    private final Machine machine;
    private final Map<Place, Value> stored = new HashMap<>();

    OwnStorage(Machine machine) {
        this.machine = machine;
    }

    /** Keeps what the call of {@code api} stores, if it does. */
    void called(Api api, List<Value> arguments) {
        String reading = STORING.get(api.path());
        Value value = Values.argument(arguments, 1);
        Facts facts = Values.deepFacts(value);
        // What the user typed, such as a key, is kept to be used: it is a stored secret where it is read.
        if (reading == null || !facts.isTainted() || facts.isTaintedBy("user-input")) {
            return;
        }
        Place place = new Place(reading, name(arguments));
        Value before = stored.get(place);
        Value now = before == null ? value : Values.join(before, value);
        if (!now.equals(before)) {
            stored.put(place, now);
            machine.noteMessage();
        }
    }

    /** What the call of {@code api} gives: its result, or what was stored. */
    Value recalled(Api api, List<Value> arguments, Value result) {
        Value found = stored.get(new Place(api.path(), name(arguments)));
        return found == null ? result : Values.join(found, result);
    }

    private static String name(List<Value> arguments) {
        return Values.argument(arguments, 0) instanceof Text text ? text.value() : NOT_KNOWN;
    }

    /** @param reading the function that gives what is stored there */
    private record Place(String reading, String name) {}
}

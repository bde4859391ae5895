package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Links of pages that run a command of the editor: {@code command:id?arguments}, where the arguments are JSON, encoded as part
 * of an address. https://code.visualstudio.com/api/extension-guides/command#command-uris
 */
final class CommandLinks {

    private static final String SCHEME = "command:";

    private static final Api EXECUTE = Api.of("vscode.commands.executeCommand");

    private final Machine machine;

    CommandLinks(Machine machine) {
        this.machine = machine;
    }

    /** Runs the command of a link that is clicked; another link does nothing here. */
    void follow(String link) {
        if (!link.startsWith(SCHEME)) {
            return;
        }
        int query = link.indexOf('?');
        String id = link.substring(SCHEME.length(), query < 0 ? link.length() : query);
        List<Value> arguments = new ArrayList<>(List.of(Text.of(id)));
        if (query >= 0) {
            arguments.addAll(read(link.substring(query + 1)));
        }
        machine.call(EXECUTE, Undefined.UNDEFINED, arguments);
    }

    private List<Value> read(String encoded) {
        Value global = machine.realm.global();
        try {
            Value text =
                    machine.call(machine.access.get(global, "decodeURIComponent"), global, List.of(Text.of(encoded)));
            Value json = machine.access.get(global, "JSON");
            Value read = machine.call(machine.access.get(json, "parse"), json, List.of(text));
            return read instanceof ArrayObject list ? List.copyOf(list.elements()) : List.of(read);
        } catch (Thrown notReadable) {
            // The editor would run the command without arguments.
            return List.of();
        }
    }
}

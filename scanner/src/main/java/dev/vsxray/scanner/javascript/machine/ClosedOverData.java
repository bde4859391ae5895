package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The data that the functions of an object close over, or functions that those close over: what is subscribed to is an
 * object whose function knows of that of a library, and that of the callback with the text which it will hand on.
 */
final class ClosedOverData {

    /** Functions that are looked at for one call. */
    private static final int MOST_FUNCTIONS = 12;

    /** Scopes around a function: its own maker, and that one's. */
    private static final int MOST_SCOPES = 2;

    /** A function, and data that it closes over. */
    record Held(FunctionCode function, Facts data) {}

    private final int mostMembers;
    private final List<Closure> seen = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    private ClosedOverData(int mostMembers) {
        this.mostMembers = mostMembers;
    }

    /** @param mostMembers what has more properties or variables is a module or a table, and not looked into */
    static List<Held> of(Value self, List<Value> arguments, int mostMembers) {
        ClosedOverData data = new ClosedOverData(mostMembers);
        data.ofMembers(self);
        arguments.forEach(data::ofMembers);
        return data.held;
    }

    private void ofMembers(Value holder) {
        if (!(holder instanceof PlainObject object) || object.keys().size() > mostMembers) {
            return;
        }
        for (String key : object.keys()) {
            Property member = object.find(key);
            if (member != null && member.value() instanceof Closure function) {
                behind(function);
            }
        }
    }

    private void behind(Closure function) {
        if (seen.size() == MOST_FUNCTIONS || seen.contains(function)) {
            return;
        }
        seen.add(function);
        Scope scope = function.scope;
        for (int i = 0; i < MOST_SCOPES && scope != null; i++, scope = scope.parent()) {
            for (Value value : scope.values(mostMembers)) {
                if (value instanceof Closure closedOver) {
                    behind(closedOver);
                } else if (value.facts().isTainted()) {
                    held.add(new Held(function.code, value.facts()));
                }
            }
        }
    }
}

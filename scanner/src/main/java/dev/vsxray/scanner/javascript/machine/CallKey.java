package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;

/** What tells two runs of a function apart: the variables it sees, what it is given and what led there. */
record CallKey(Closure closure, Value self, List<Value> arguments, Context context) {
    CallKey {
        arguments = List.copyOf(arguments);
    }
}

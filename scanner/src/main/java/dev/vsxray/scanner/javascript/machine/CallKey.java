package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells two runs of a function apart: the variables it sees, what it is given and what led there. */
record CallKey(Closure closure, Value self, List<Value> arguments, Context context) {
    CallKey {
        arguments = List.copyOf(arguments);
    }

    // Written out, because those that the JDK makes for records are slow before the optimising compiler gets to them.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallKey that
                && closure.equals(that.closure)
                && context.equals(that.context)
                && self.equals(that.self)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return ((closure.hashCode() * 31 + self.hashCode()) * 31 + arguments.hashCode()) * 31 + context.hashCode();
    }
}

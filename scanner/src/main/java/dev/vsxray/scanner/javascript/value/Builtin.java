package dev.vsxray.scanner.javascript.value;

import java.util.List;

/**
 * A function of the language that is computed, not interpreted.
 *
 * <p>It computes exactly where what it needs is known. Where something is not, it returns
 * {@link Values#derived}, or better: an {@link Unknown} text that keeps the parts that are known, a container with its
 * known elements. It never loses facts of what went into its result. It sees {@link OneOf} only deep inside
 * containers: the machine calls it once per alternative of {@code self} and of each argument, as long as these are few.
 */
@FunctionalInterface
public interface Builtin {

    /**
     * @param self {@code this}; {@code undefined} for a plain call
     * @param arguments as passed, never padded; see {@link Values#argument}
     */
    Value call(Calls calls, Value self, List<Value> arguments);
}

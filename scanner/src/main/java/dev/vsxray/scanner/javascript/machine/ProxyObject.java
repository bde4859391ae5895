package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.Value;

/** {@code new Proxy(target, handler)} over an object of the script; a proxy of a module
 * without traps is the module itself. */
final class ProxyObject extends FunctionObject {

    private final Value target;
    private final Value handler;

    ProxyObject(int level, Value prototype, Value target, Value handler) {
        super(level, prototype);
        this.target = target;
        this.handler = handler;
    }

    Value target() {
        return target;
    }

    Value handler() {
        return handler;
    }

    @Override
    public String name() {
        return "";
    }
}

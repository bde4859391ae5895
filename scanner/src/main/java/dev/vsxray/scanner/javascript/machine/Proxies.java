package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;

/** Proxies and their traps. */
final class Proxies {

    private final Machine machine;

    Proxies(Machine machine) {
        this.machine = machine;
    }

    Value make(List<Value> arguments) {
        Value target = Values.argument(arguments, 0);
        Value handler = Values.argument(arguments, 1);
        boolean traps = machine.access.get(handler, "get") instanceof FunctionObject
                || machine.access.get(handler, "apply") instanceof FunctionObject;
        return target instanceof Api && !traps ? target : new ProxyObject(machine.level, Null.NULL, target, handler);
    }

    /** That a proxy stops answering when it is revoked is not followed. */
    Value makeRevocable(List<Value> arguments) {
        PlainObject pair = machine.newObject();
        pair.put("proxy", make(arguments));
        pair.put("revoke", machine.function("", (calls, self, given) -> Undefined.UNDEFINED));
        return pair;
    }

    Value get(ProxyObject proxy, String key, Value receiver) {
        return get(proxy, Text.of(key), receiver).orElseGet(() -> machine.access.get(proxy.target(), key));
    }

    /** What the trap answers for a key, which need not be known; empty where there is none. */
    Optional<Value> get(ProxyObject proxy, Value key, Value receiver) {
        Value trap = machine.access.get(proxy.handler(), "get");
        if (trap instanceof FunctionObject) {
            Value answer = machine.call(trap, proxy.handler(), List.of(proxy.target(), key, receiver));
            boolean evades = key instanceof Text
                    && proxy.target() instanceof Api
                    && !(answer instanceof HeapObject || answer instanceof Api);
            return Optional.of(
                    evades ? Values.join(answer, machine.access.get(proxy.target(), ((Text) key).value())) : answer);
        }
        return Optional.empty();
    }

    void set(ProxyObject proxy, String key, Value value) {
        Value trap = machine.access.get(proxy.handler(), "set");
        if (trap instanceof FunctionObject) {
            machine.call(trap, proxy.handler(), List.of(proxy.target(), Text.of(key), value, proxy));
        } else {
            machine.access.set(proxy.target(), key, value);
        }
    }

    Value call(ProxyObject proxy, Value self, List<Value> arguments) {
        Value trap = machine.access.get(proxy.handler(), "apply");
        if (trap instanceof FunctionObject) {
            return machine.call(trap, proxy.handler(), List.of(proxy.target(), self, machine.newArray(arguments)));
        }
        return machine.call(proxy.target(), self, arguments);
    }

    Value construct(ProxyObject proxy, List<Value> arguments) {
        Value trap = machine.access.get(proxy.handler(), "construct");
        if (trap instanceof FunctionObject) {
            return machine.call(
                    trap, proxy.handler(), List.of(proxy.target(), machine.newArray(arguments), Undefined.UNDEFINED));
        }
        return machine.construct(proxy.target(), arguments);
    }
}

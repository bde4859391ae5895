package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.ProxyObject;
import dev.vsxray.scanner.javascript.value.Symbol;
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
        return target instanceof Api && !traps ? target : new ProxyObject(machine.level, target, handler);
    }

    /** That a proxy stops answering when it is revoked is not followed. */
    Value makeRevocable(List<Value> arguments) {
        PlainObject pair = machine.newObject();
        pair.put("proxy", make(arguments));
        pair.put("revoke", machine.function("", (calls, self, given) -> Undefined.UNDEFINED));
        return pair;
    }

    Value get(ProxyObject proxy, String key, Value receiver) {
        return get(proxy, Symbol.ofKey(key), receiver).orElseGet(() -> machine.access.get(proxy.target(), key));
    }

    /** What the trap answers for a key, which need not be known; empty where there is none. */
    Optional<Value> get(ProxyObject proxy, Value key, Value receiver) {
        return proxy.ask(machine, "get", key, receiver).map(answer -> {
            boolean evades = key instanceof Text
                    && proxy.target() instanceof Api
                    && !(answer instanceof HeapObject || answer instanceof Api);
            return evades ? Values.join(answer, machine.access.get(proxy.target(), ((Text) key).value())) : answer;
        });
    }

    void set(ProxyObject proxy, String key, Value value) {
        if (proxy.ask(machine, "set", Symbol.ofKey(key), value, proxy).isEmpty()) {
            machine.access.set(proxy.target(), key, value);
        }
    }

    Value call(ProxyObject proxy, Value self, List<Value> arguments) {
        return proxy.ask(machine, "apply", self, machine.newArray(arguments))
                .orElseGet(() -> machine.call(proxy.target(), self, arguments));
    }

    Value construct(ProxyObject proxy, List<Value> arguments) {
        return proxy.ask(machine, "construct", machine.newArray(arguments), Undefined.UNDEFINED)
                .orElseGet(() -> machine.construct(proxy.target(), arguments));
    }
}

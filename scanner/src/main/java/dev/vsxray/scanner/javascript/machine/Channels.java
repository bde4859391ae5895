package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the host offers for the parts of one program to tell each other something: targets of events, ports, channels by
 * name. Each is an emitter, see {@link Emitters}.
 * https://dom.spec.whatwg.org/#events, https://nodejs.org/api/worker_threads.html, https://nodejs.org/api/diagnostics_channel.html
 */
final class Channels {

    private static final String MESSAGE = "message";

    /** What listens for the event around a message, and not for the message itself. */
    private static final String MESSAGE_EVENT = "\0message";

    private final Machine machine;

    /** The channels that have a name, by kind and name; the process and the page are one of their kind. */
    private final Map<String, PlainObject> named = new HashMap<>();

    Channels(Machine machine) {
        this.machine = machine;
        Realm realm = machine.realm;
        realm.constructor(
                "EventTarget",
                0,
                (calls, self, arguments) -> new PlainObject(calls.level(), realm.prototype("EventTarget")));
        PlainObject target = realm.prototype("EventTarget");
        realm.method(target, "addEventListener", 2, (calls, self, arguments) -> {
            listen(self, Values.argument(arguments, 0), Values.argument(arguments, 1));
            return Undefined.UNDEFINED;
        });
        realm.method(target, "removeEventListener", 2, (calls, self, arguments) -> Undefined.UNDEFINED);
        realm.method(target, "dispatchEvent", 1, (calls, self, arguments) -> {
            dispatch(self, Values.argument(arguments, 0));
            return Unknown.BOOLEAN;
        });
        for (String name : List.of("Event", "CustomEvent")) {
            realm.constructor(name, 1, (calls, self, arguments) -> event(realm.prototype(name), arguments));
        }
    }

    private PlainObject event(PlainObject prototype, List<Value> arguments) {
        PlainObject event = new PlainObject(machine.level, prototype);
        event.put("type", Values.argument(arguments, 0));
        if (Values.argument(arguments, 1) instanceof HeapObject details) {
            event.put("detail", machine.access.get(details, "detail"));
        }
        return event;
    }

    private void listen(Value target, Value event, Value listener) {
        if (target instanceof HeapObject emitter && event instanceof Text name) {
            Value handling = listener instanceof FunctionObject || !(listener instanceof HeapObject object)
                    ? listener
                    : machine.access.get(object, "handleEvent");
            machine.emitters.listen(emitter, name.value(), handling);
        }
    }

    private void dispatch(Value target, Value event) {
        if (target instanceof HeapObject emitter
                && event instanceof HeapObject told
                && machine.access.get(told, "type") instanceof Text name) {
            machine.emitters.fire(emitter, name.value(), List.of(event));
        }
    }

    /** Listens and emits where a call does that on an object that the program has not made: the process, the page. */
    void called(Api api, List<Value> arguments) {
        switch (api.path()) {
            case "global.process.on", "global.process.once", "global.process.addListener" ->
                listen(named("process"), Values.argument(arguments, 0), Values.argument(arguments, 1));
            case "global.process.emit" -> {
                if (Values.argument(arguments, 0) instanceof Text name) {
                    machine.emitters.fire(named("process"), name.value(), arguments.subList(1, arguments.size()));
                }
            }
            case "global.addEventListener", "global.document.addEventListener" ->
                listen(named("page"), Values.argument(arguments, 0), Values.argument(arguments, 1));
            case "global.dispatchEvent", "global.document.dispatchEvent" ->
                dispatch(named("page"), Values.argument(arguments, 0));
            default -> {
                // Other calls tell nobody anything.
            }
        }
    }

    /** What a class or function of the host gives, or null where it is no channel. */
    @Nullable
    Value made(Api api, List<Value> arguments) {
        Value first = Values.argument(arguments, 0);
        return switch (api.path()) {
            case "global.MessageChannel", "node:worker_threads.MessageChannel" -> pair();
            case "global.BroadcastChannel", "node:worker_threads.BroadcastChannel" ->
                first instanceof Text name ? broadcasting(named("broadcast " + name.value())) : null;
            case "node:diagnostics_channel.channel" ->
                first instanceof Text name ? diagnosing(named("diagnostics " + name.value())) : null;
            case "node:diagnostics_channel.subscribe" -> {
                if (first instanceof Text name) {
                    PlainObject channel = named("diagnostics " + name.value());
                    machine.emitters.listen(channel, MESSAGE, Values.argument(arguments, 1));
                }
                yield Undefined.UNDEFINED;
            }
            default -> null;
        };
    }

    private PlainObject named(String name) {
        return named.computeIfAbsent(name, key -> new PlainObject(0, machine.realm.objectPrototype()));
    }

    private PlainObject pair() {
        PlainObject channel = machine.newObject();
        PlainObject first = machine.newObject();
        PlainObject second = machine.newObject();
        asPort(first, first, second);
        asPort(second, second, first);
        channel.put("port1", first);
        channel.put("port2", second);
        return channel;
    }

    private PlainObject broadcasting(PlainObject channel) {
        PlainObject port = machine.newObject();
        asPort(port, channel, channel);
        return port;
    }

    /** @param from what is listened to @param to where it posts */
    private void asPort(PlainObject port, PlainObject from, PlainObject to) {
        port.put("postMessage", machine.function("postMessage", (calls, self, arguments) -> {
            Value message = Values.argument(arguments, 0);
            PlainObject event = machine.newObject();
            event.put("data", message);
            machine.emitters.fire(to, MESSAGE, List.of(message));
            machine.emitters.fire(to, MESSAGE_EVENT, List.of(event));
            return Undefined.UNDEFINED;
        }));
        for (String name : List.of("on", "once", "addListener")) {
            port.put(name, machine.function(name, (calls, self, arguments) -> {
                machine.emitters.listen(from, MESSAGE, Values.argument(arguments, 1));
                return self;
            }));
        }
        port.put("addEventListener", machine.function("addEventListener", (calls, self, arguments) -> {
            machine.emitters.listen(from, MESSAGE_EVENT, Values.argument(arguments, 1));
            return Undefined.UNDEFINED;
        }));
        port.defineAccessor(
                "onmessage",
                Optional.empty(),
                Optional.of(machine.function("onmessage", (calls, self, arguments) -> {
                    machine.emitters.listen(from, MESSAGE_EVENT, Values.argument(arguments, 0));
                    return Undefined.UNDEFINED;
                })),
                true);
    }

    private PlainObject diagnosing(PlainObject channel) {
        PlainObject shown = machine.newObject();
        shown.put("hasSubscribers", Unknown.BOOLEAN);
        shown.put("subscribe", machine.function("subscribe", (calls, self, arguments) -> {
            machine.emitters.listen(channel, MESSAGE, Values.argument(arguments, 0));
            return Undefined.UNDEFINED;
        }));
        shown.put("publish", machine.function("publish", (calls, self, arguments) -> {
            machine.emitters.fire(channel, MESSAGE, List.of(Values.argument(arguments, 0)));
            return Undefined.UNDEFINED;
        }));
        return shown;
    }
}

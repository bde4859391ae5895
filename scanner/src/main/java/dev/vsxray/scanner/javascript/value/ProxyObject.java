package dev.vsxray.scanner.javascript.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code new Proxy(target, handler)} over an object of the script; a proxy of a module without traps is the module itself.
 * What is stored is stored in the target; that traps answer instead is up to {@link Calls#get}, {@link Calls#set} and whoever
 * asks them.
 */
public final class ProxyObject extends FunctionObject {

    private final Value target;
    private final Value handler;
    private final HeapObject storage;

    public ProxyObject(int level, Value target, Value handler) {
        super(level, Null.NULL);
        this.target = target;
        this.handler = handler;
        this.storage = target instanceof HeapObject object ? object : new PlainObject(level, Null.NULL);
    }

    public Value target() {
        return target;
    }

    public Value handler() {
        return handler;
    }

    /** What the handler's trap answers, called with the target before what is given; empty where it has no such trap. */
    public Optional<Value> ask(Calls calls, String trap, Value... given) {
        if (!(calls.get(handler, trap) instanceof FunctionObject function)) {
            return Optional.empty();
        }
        List<Value> arguments = new ArrayList<>();
        arguments.add(target);
        arguments.addAll(List.of(given));
        return Optional.of(calls.call(function, handler, arguments));
    }

    /** The object itself, or what it stands for, however many proxies are between. */
    public static HeapObject behind(HeapObject object) {
        HeapObject at = object;
        while (at instanceof ProxyObject proxy) {
            at = proxy.storage;
        }
        return at;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public String className() {
        return storage.className();
    }

    @Override
    public int level() {
        return storage.level();
    }

    @Override
    public Facts facts() {
        return storage.facts();
    }

    @Override
    public void addFacts(Facts more) {
        storage.addFacts(more);
    }

    @Override
    public Value prototype() {
        return storage.prototype();
    }

    @Override
    public void setPrototype(Value next) {
        storage.setPrototype(next);
    }

    @Override
    public Optional<Value> rest() {
        return storage.rest();
    }

    @Override
    public Optional<Value> delegate() {
        return storage.delegate();
    }

    @Override
    public @Nullable Property find(String key) {
        return storage.find(key);
    }

    @Override
    public List<String> keys() {
        return storage.keys();
    }

    @Override
    public void put(String key, Value value) {
        storage.put(key, value);
    }

    @Override
    public void join(String key, Value value) {
        storage.join(key, value);
    }

    @Override
    public void define(String key, Value value, boolean enumerable) {
        storage.define(key, value, enumerable);
    }

    @Override
    public void defineAccessor(
            String key, Optional<? extends Value> getter, Optional<? extends Value> setter, boolean enumerable) {
        storage.defineAccessor(key, getter, setter, enumerable);
    }

    @Override
    public void addRest(Value value) {
        storage.addRest(value);
    }

    @Override
    public boolean remove(String key) {
        return storage.remove(key);
    }
}

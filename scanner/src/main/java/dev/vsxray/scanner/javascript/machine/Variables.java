package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Coercions;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes variables along the chain of scopes. */
final class Variables {

    private final Machine machine;

    Variables(Machine machine) {
        this.machine = machine;
    }

    Value read(String name) {
        Value found = find(name);
        return found == null ? machine.hostGlobals.missing(name) : found;
    }

    /** As {@code typeof name} reads it. */
    Value readOrUndefined(String name) {
        Value found = find(name);
        return found == null ? Undefined.UNDEFINED : found;
    }

    private @Nullable Value find(String name) {
        for (Scope scope = machine.frame().scope; scope != null; scope = scope.parent()) {
            Value object = scope.object();
            if (object != null) {
                Value member = memberOf(object, name);
                if (member != Undefined.UNDEFINED) {
                    return member;
                }
                continue;
            }
            Value value = scope.get(name);
            if (value != null) {
                return value;
            }
            if (scope.declares(name)) {
                // A callback ran before the declaration it closes over: anything may stand there by then.
                return Unknown.ANY;
            }
        }
        return machine.hostGlobals.find(name);
    }

    /** What the object of a {@code with} has under a name; a value of the catalogue has what is listed of it. */
    private Value memberOf(Value object, String name) {
        Value whole = object instanceof HeapObject heap ? heap.delegate().orElse(object) : object;
        boolean shadows = object instanceof HeapObject heap && heap.hasOwn(name)
                || !(whole instanceof Api api)
                || machine.apis.isListed(api, name);
        return shadows ? machine.access.get(object, name) : Undefined.UNDEFINED;
    }

    /** Gives a declared name its first value. */
    void initialise(String name, Value value) {
        for (Scope scope = machine.frame().scope; scope != null; scope = scope.parent()) {
            if (scope.declares(name)) {
                write(scope, name, value);
                return;
            }
        }
        machine.realm.global().put(name, value);
    }

    void assign(String name, Value value) {
        for (Scope scope = machine.frame().scope; scope != null; scope = scope.parent()) {
            Value object = scope.object();
            if (object != null) {
                if (machine.access.get(object, name) != Undefined.UNDEFINED) {
                    machine.set(object, name, value);
                    return;
                }
            } else if (scope.declares(name)) {
                write(scope, name, value);
                return;
            }
        }
        machine.set(machine.realm.global(), name, value);
    }

    private void write(Scope scope, String name, Value value) {
        if (machine.level <= scope.level()
                || isRedefiningItself(scope, name)
                || isFilling(name)
                || isStateOfDispatch(scope, name)) {
            scope.set(name, value);
            if (scope.parent() == null || scope != machine.frame().base) {
                machine.noteChange(value);
            }
            return;
        }
        Value before = scope.get(name);
        Value joined = scope.join(name, value);
        if (joined != before
                && joined instanceof dev.vsxray.scanner.javascript.value.OneOf one
                && one.alternatives().stream().allMatch(Bool.class::isInstance)) {
            SortedSet<String> guards = machine.context.guards();
            boolean refused = Boolean.FALSE.equals(Coercions.truth(value));
            scope.set(name, machine.conditions.decided(joined, refused ? Marks.whenFalse(guards) : guards));
        }
        if (!joined.equals(before)) {
            machine.noteChange(value);
        }
    }

    /**
     * {@code function table() { table = () => list; … }}: string tables replace themselves on their first call, which
     * happens however uncertain that call is.
     */
    private boolean isRedefiningItself(Scope scope, String name) {
        Closure callee = machine.frame().callee;
        return callee != null && scope.get(name) == callee;
    }

    /** {@code kept || (kept = …)}: what is asked for first is made then, however uncertain that is, and not made again. */
    private boolean isFilling(String name) {
        return name.equals(machine.frame().filling);
    }

    private boolean isStateOfDispatch(Scope scope, String name) {
        DispatchLoop dispatch = machine.frame().dispatch;
        return dispatch != null && dispatch.surelyWrites(scope, name);
    }

    /** The value of a name of the global object, or null. */
    @Nullable
    Value global(String name) {
        Property property = machine.realm.global().find(name);
        return property == null ? null : machine.access.read(property, machine.realm.global());
    }
}

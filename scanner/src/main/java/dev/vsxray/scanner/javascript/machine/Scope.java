package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one run of a function, block or program. */
final class Scope {

    private final @Nullable Scope parent;
    private final ScopeShape shape;
    private final @Nullable Value[] slots;
    /** Names that {@code eval} or an assignment in sloppy code added while running. */
    private @Nullable Map<String, Value> added;
    /** The object of a {@code with} statement. */
    private @Nullable Value object;

    private int level;

    Scope(@Nullable Scope parent, ScopeShape shape, int level) {
        this.parent = parent;
        this.shape = shape;
        this.level = level;
        this.slots = shape.slots();
    }

    /** The scope of the body of {@code with (object)}. */
    static Scope with(Scope parent, Value object, int level) {
        Scope scope = new Scope(parent, ScopeShape.EMPTY, level);
        scope.object = object;
        return scope;
    }

    /** A fresh copy, as each turn of a {@code for (let …)} loop has. */
    Scope copy() {
        Scope copy = new Scope(parent, shape, level);
        System.arraycopy(slots, 0, copy.slots, 0, slots.length);
        return copy;
    }

    @Nullable
    Scope parent() {
        return parent;
    }

    ScopeShape shape() {
        return shape;
    }

    @Nullable
    Value object() {
        return object;
    }

    /** The level of uncertainty at which a write here is certain. */
    int level() {
        return level;
    }

    /** From now on this scope is seen only by code at {@code next}: the other ways have left the function. */
    void rebase(int next) {
        level = next;
    }

    boolean declares(String name) {
        return shape.slotOf(name) >= 0 || added != null && added.containsKey(name);
    }

    /** The value, or null where the name is declared but nothing was assigned yet, or not declared. */
    @Nullable
    Value get(String name) {
        int slot = shape.slotOf(name);
        if (slot >= 0) {
            return slots[slot];
        }
        return added == null ? null : added.get(name);
    }

    /** What its own variables hold; nothing of a scope with more than {@code most}, such as that of a module. */
    List<Value> values(int most) {
        if (slots.length > most) {
            return List.of();
        }
        List<Value> values = new ArrayList<>();
        for (Value value : slots) {
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    void add(String name, Value value) {
        if (shape.slotOf(name) >= 0) {
            set(name, value);
            return;
        }
        if (added == null) {
            added = new HashMap<>();
        }
        added.put(name, value);
    }

    /** Replaces the value of a name that is declared here. */
    void set(String name, Value value) {
        int slot = shape.slotOf(name);
        if (slot >= 0) {
            slots[slot] = value;
        } else if (added != null) {
            added.put(name, value);
        }
    }

    /** Adds a value that the name may have from now on. What was not declared yet takes it. */
    Value join(String name, Value value) {
        Value before = get(name);
        Value joined = before == null ? value : Values.join(before, value);
        set(name, joined);
        return joined;
    }
}

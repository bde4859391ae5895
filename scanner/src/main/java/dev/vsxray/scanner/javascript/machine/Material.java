package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call brings that may show something new: by what it was triggered, the kinds of data, the hosts that it names, and the
 * functions and APIs among its arguments: what copies the members of a module does so for each. Where it brings any of these, also the functions that
 * it closes over and that its receiver holds: a stage of an observable is one function for all, which calls its own.
 * Asked for at most calls; short lists, because most bring one or two.
 */
final class Material {

    /** Variables, and properties, among which functions are looked for: what has more is a module or a table. */
    private static final int MOST_MEMBERS = 16;

    private final int triggers;
    /** No two alike. */
    private final ArrayList<Taint> sources = new ArrayList<>();

    /** {@link FunctionCode}s, names of APIs and of hosts, and objects that callbacks were made for. */
    private final List<Object> functions = new ArrayList<>();

    private final int hash;

    Material(Context context, Facts brought, Closure called, Value self, List<Value> arguments) {
        this.triggers = context.triggerMask();
        boolean tellsApart = called.code.ranForFewMaterials();
        int sum = triggers + addAll(brought);
        for (Value argument : arguments) {
            if (argument instanceof Closure function) {
                sum += add(function.code) + (tellsApart ? addDataClosedOver(function) : 0);
            } else if (argument instanceof Api api) {
                sum += add(api.path());
            } else if (argument instanceof ApiInstance instance) {
                sum += add(instance.type().path());
            }
        }
        if (tellsApart) {
            for (ClosedOverData.Held held : ClosedOverData.of(self, arguments, MOST_MEMBERS)) {
                sum += add(held.function()) + addAll(held.data());
            }
        }
        for (String host : NamedHosts.in(arguments)) {
            sum += add(host);
        }
        if (!sources.isEmpty() || !functions.isEmpty()) {
            sum += addClosedOver(called) + addMembers(self);
        }
        this.hash = sum;
    }

    private int addAll(Facts facts) {
        int sum = 0;
        for (Taint taint : facts.taints()) {
            if (!brings(taint)) {
                sources.add(taint);
                sum += taint.kindHash();
            }
        }
        return sum;
    }

    private int addClosedOver(Closure function) {
        int sum = 0;
        for (Value value : function.scope.values(MOST_MEMBERS)) {
            if (value instanceof Closure closedOver) {
                sum += add(closedOver.code);
            }
        }
        return sum;
    }

    /** A callback that waits with data at hand does so for each of the objects that it was made for. */
    private int addDataClosedOver(Closure callback) {
        List<Value> values = callback.scope.values(MOST_MEMBERS);
        if (values.stream()
                .noneMatch(
                        value -> value instanceof ApiInstance || value.facts().isTainted())) {
            return 0;
        }
        int sum = callback.outer != null && callback.outer.self instanceof PlainObject self ? add(self) : 0;
        for (Value value : values) {
            if (value instanceof PlainObject) {
                sum += add(value);
            }
        }
        return sum;
    }

    private int addMembers(Value self) {
        int sum = 0;
        if (self instanceof PlainObject object && object.keys().size() <= MOST_MEMBERS) {
            for (String key : object.keys()) {
                Property member = object.find(key);
                if (member != null && member.value() instanceof Closure function) {
                    sum += add(function.code) + addClosedOver(function);
                }
            }
        }
        return sum;
    }

    private int add(Object function) {
        if (functions.contains(function)) {
            return 0;
        }
        functions.add(function);
        return function.hashCode();
    }

    private boolean brings(Taint wanted) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).isLike(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** In whatever order, though mostly in the same. */
    private boolean bringsAllOf(Material that) {
        for (int i = 0; i < that.sources.size(); i++) {
            Taint wanted = that.sources.get(i);
            if (!sources.get(i).isLike(wanted) && !brings(wanted)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Material that
                && hash == that.hash
                && sources.size() == that.sources.size()
                && functions.size() == that.functions.size()
                && triggers == that.triggers
                && bringsAllOf(that)
                && functions.containsAll(that.functions);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

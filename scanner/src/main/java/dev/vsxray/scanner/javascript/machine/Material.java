package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call brings that may show something new: by what it was triggered, the kinds of data, and the functions and APIs
 * among its arguments: what copies the members of a module does so for each. Asked for at most calls; short lists, because most bring one or two.
 */
final class Material {

    private final int triggers;
    /** No two alike. */
    private final ArrayList<Taint> sources = new ArrayList<>();

    /** {@link FunctionCode}s and names of APIs. */
    private final List<Object> functions = new ArrayList<>();

    private final int hash;

    Material(Context context, Facts brought, List<Value> arguments) {
        this.triggers = context.triggerMask();
        int sum = triggers;
        for (Taint taint : brought.taints()) {
            if (!brings(taint)) {
                sources.add(taint);
                sum += taint.kindHash();
            }
        }
        for (Value argument : arguments) {
            if (argument instanceof Closure function) {
                sum += add(function.code);
            } else if (argument instanceof Api api) {
                sum += add(api.path());
            }
        }
        this.hash = sum;
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

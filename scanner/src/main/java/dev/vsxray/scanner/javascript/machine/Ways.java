package dev.vsxray.scanner.javascript.machine;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The ways of which one is taken at a condition that is not known: how each ended, and what holds where it goes on. */
final class Ways {

    private final Machine machine;
    private final int level;
    private final Context context;
    private final int raised;
    private final DispatchLoop.@Nullable Parting parting;
    private final SortedSet<String> excluded = new TreeSet<>();
    private @Nullable SortedSet<String> holding;
    private boolean empty = true;
    private int ends;

    Ways(Machine machine) {
        this.machine = machine;
        this.level = machine.level;
        this.context = machine.context;
        this.raised = machine.frame().raised();
        DispatchLoop dispatch = machine.frame().dispatch;
        this.parting = dispatch == null ? null : dispatch.part();
    }

    /**
     * Runs one of the ways, less certainly than the code around.
     *
     * @param guards what holds on this way, beside what the ways before it exclude
     * @param way gives the completion, or 0 when it goes on with the next way
     */
    void run(Collection<String> guards, IntSupplier way) {
        empty = false;
        SortedSet<String> here = excluded.isEmpty() && guards.isEmpty() ? Collections.emptySortedSet() : with(guards);
        machine.level = level + 1;
        machine.context = context.under(here);
        if (parting != null) {
            parting.begin();
        }
        int end = way.getAsInt();
        machine.frame().returnTo(raised);
        if (parting != null) {
            parting.end(end);
        }
        ends |= end;
        if (end == Completion.NORMAL) {
            if (holding == null) {
                holding = here;
            } else if (!holding.isEmpty()) {
                holding.retainAll(here);
            }
        }
    }

    private SortedSet<String> with(Collection<String> guards) {
        SortedSet<String> all = new TreeSet<>(excluded);
        all.addAll(guards);
        return all;
    }

    /** From now on the condition of the way before is false. */
    void exclude(Collection<String> guards) {
        excluded.addAll(guards);
    }

    boolean isEmpty() {
        return empty;
    }

    /** The completions of all ways, as a mask. */
    int ends() {
        return ends == 0 ? Completion.NORMAL : ends;
    }

    /** Goes back to where the ways parted; what holds on all those that did not leave. */
    SortedSet<String> leave() {
        machine.level = level;
        machine.context = context;
        if (parting != null) {
            parting.join();
        }
        return holding == null ? Collections.emptySortedSet() : holding;
    }
}

package dev.vsxray.scanner.locate;

import java.nio.file.Path;
import java.util.List;

/** Finds extensions. Never throws for what it finds: what cannot be read becomes a gap. */
public final class Locator {

    private final Machine machine;

    public Locator(Machine machine) {
        this.machine = machine;
    }

    /** Every extension of every editor on the machine. */
    public Located onMachine(SearchScope scope) {
        return new MachineSearch(machine, scope).search();
    }

    /**
     * Every extension at or under these paths: a {@code .vsix}, an extension's folder, a folder of either.
     * A path without an extension is in {@link Located#absent}.
     */
    public Located under(List<Path> paths) {
        return new PathSearch().search(paths);
    }
}

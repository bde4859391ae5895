package dev.vsxray.scanner;

import dev.vsxray.scanner.model.ExtensionReport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What earlier scans of the same build of the tool found out, so that what did not change need not be looked at again. May
 * forget anything at any time. Called from several threads.
 */
public interface ScanCache {

    /** What was in the package at {@code path} when its metadata had this stamp. */
    Optional<KnownPackage> opened(Path path, String stamp);

    /** Keeps what is in the package at {@code path} as long as its metadata has this stamp. */
    void keep(Path path, String stamp, KnownPackage known);

    /** The report for exactly these bytes under exactly these circumstances; its places are those of another scan. */
    Optional<ExtensionReport> report(String key);

    /** Keeps a report under its key. */
    void keep(String key, ExtensionReport report);

    /**
     * What came of the user's rule files.
     *
     * @param files digest of their names and contents; the rules that ship with the tool are part of its build
     */
    Optional<KnownRules> rules(String files);

    /** Keeps what came of rule files. */
    void keep(String files, KnownRules rules);

    /**
     * Is told what was seen in a package that was looked at.
     *
     * @param content digest of the package, as in {@link KnownPackage}
     */
    default void keep(String content, Observations seen) {}

    /** Remembers nothing. */
    static ScanCache none() {
        return new ScanCache() {
            @Override
            public Optional<KnownPackage> opened(Path path, String stamp) {
                return Optional.empty();
            }

            @Override
            public void keep(Path path, String stamp, KnownPackage known) {}

            @Override
            public Optional<ExtensionReport> report(String key) {
                return Optional.empty();
            }

            @Override
            public void keep(String key, ExtensionReport report) {}

            @Override
            public Optional<KnownRules> rules(String files) {
                return Optional.empty();
            }

            @Override
            public void keep(String files, KnownRules rules) {}
        };
    }
}

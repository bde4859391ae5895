package dev.vsxray.nightly.past;

import dev.vsxray.scanner.KnownPackage;
import dev.vsxray.scanner.KnownRules;
import dev.vsxray.scanner.Observations;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.model.ExtensionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A cache that also keeps what was seen. A result whose contents are not kept is not taken from it: the extension is looked at
 * once more, so that it can be asked when it is gone.
 */
public record ContentsKept(ScanCache results, PastContents contents) implements ScanCache {

    @Override
    public Optional<KnownPackage> opened(Path path, String stamp) {
        Optional<KnownPackage> known = results.opened(path, stamp);
        known.ifPresent(extension -> contents.stillThere(extension.digest()));
        return known;
    }

    @Override
    public void keep(Path path, String stamp, KnownPackage known) {
        results.keep(path, stamp, known);
        contents.stillThere(known.digest());
    }

    @Override
    public Optional<ExtensionReport> report(String key) {
        return results.report(key).filter(report -> contents.has(report.sha256()));
    }

    @Override
    public void keep(String key, ExtensionReport report) {
        results.keep(key, report);
    }

    @Override
    public Optional<KnownRules> rules(String files) {
        return results.rules(files);
    }

    @Override
    public void keep(String files, KnownRules rules) {
        results.keep(files, rules);
    }

    /** What cannot be kept is looked at anew the next night, and is told when it is asked for. */
    @Override
    public void keep(String content, Observations seen) {
        try {
            contents.keep(content, seen);
        } catch (IOException unwritable) {
            // As above.
        }
    }
}

package dev.vsxray.scanner;

import dev.vsxray.scanner.model.ExtensionId;

/** Hears how far a scan is. Called from several threads; must not throw and must not block. */
public interface ScanProgress {

    /** So many distinct extensions are going to be analysed. Called once. */
    void found(int extensions);

    /** Work on an extension has begun. */
    void started(ExtensionId extension);

    /** An extension is done, whatever came of it. */
    void finished(ExtensionId extension);

    /** Hears nothing. */
    static ScanProgress silent() {
        return new ScanProgress() {
            @Override
            public void found(int extensions) {}

            @Override
            public void started(ExtensionId extension) {}

            @Override
            public void finished(ExtensionId extension) {}
        };
    }
}

package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.model.Trigger;

/** Where a program runs, which decides what globals it sees. */
public enum Surface {
    /** The extension host: Node, or the web worker of a browser. */
    EXTENSION_HOST(Trigger.STARTUP),
    /** A page of a webview. */
    PAGE(Trigger.PAGE_LOAD);

    private final Trigger trigger;

    Surface(Trigger trigger) {
        this.trigger = trigger;
    }

    /** What makes its top-level code run. */
    Trigger trigger() {
        return trigger;
    }
}

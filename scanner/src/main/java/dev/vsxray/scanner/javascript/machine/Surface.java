package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.model.Trigger;

/** Where a program runs, which decides what globals it sees. */
public enum Surface {
    /** The extension host: Node, or the web worker of a browser. */
    EXTENSION_HOST(Trigger.STARTUP),
    /** A page of a webview. */
    PAGE(Trigger.PAGE_LOAD),
    /** A page of the editor that shows what the user has open: a Markdown preview, the outputs of a notebook. */
    PREVIEW(Trigger.PAGE_LOAD);

    private final Trigger trigger;

    Surface(Trigger trigger) {
        this.trigger = trigger;
    }

    boolean isPage() {
        return this != EXTENSION_HOST;
    }

    /** What makes its top-level code run. */
    Trigger trigger() {
        return trigger;
    }
}

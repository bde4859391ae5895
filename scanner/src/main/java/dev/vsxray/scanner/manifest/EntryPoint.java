package dev.vsxray.scanner.manifest;

import java.util.Optional;

/**
 * A file that the editor runs because the manifest names it.
 *
 * @param declared what the manifest says, such as {@code ./out/main}; untrusted
 * @param pointer JSON Pointer of the place that names it
 * @param file path inside the package of the file that is meant, or empty where the package has no such file
 */
public record EntryPoint(Runtime runtime, String declared, String pointer, Optional<String> file) {

    /** What runs the code, and so what it may do. */
    public enum Runtime {
        /** {@code main}: Node.js with all of the user's rights. */
        EXTENSION_HOST,
        /** {@code browser}: a web worker, without Node.js. */
        WEB_WORKER,
        /** A plug-in of the TypeScript server: Node.js, without an activation. */
        TYPESCRIPT_SERVER,
        /** A script of a Markdown preview or a notebook output. */
        WEBVIEW,
        /** A program started for debugging: Node.js or native code. */
        DEBUG_ADAPTER,
        /** {@code vscode:uninstall}: Node.js, at a start of the editor after removal. */
        UNINSTALL
    }
}

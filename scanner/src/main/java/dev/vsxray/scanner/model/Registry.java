package dev.vsxray.scanner.model;

/** Where an installation came from, as far as the editor's own data says. */
public enum Registry {
    VSCODE_MARKETPLACE,
    OPEN_VSX,
    /** Another gallery, such as a private one. */
    OTHER,
    /** Installed from a file. */
    SIDELOADED,
    /** A bare folder or file. */
    UNKNOWN
}

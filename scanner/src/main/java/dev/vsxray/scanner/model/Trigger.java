package dev.vsxray.scanner.model;

import java.util.Locale;

/** What makes a piece of code run. */
public enum Trigger {
    /** Module load or {@code activate}, without the user doing anything. */
    STARTUP,
    /** A document was opened, edited, saved or closed. */
    DOCUMENT_EVENT,
    /** Another editor, window or workspace event: selection, focus, configuration, folders. */
    EDITOR_EVENT,
    /** A terminal or task event. */
    TERMINAL_EVENT,
    TIMER,
    /** Data arrived from the network. */
    NETWORK_MESSAGE,
    /** A webview page posted a message. */
    WEBVIEW_MESSAGE,
    /** A webview page was loaded. */
    PAGE_LOAD,
    /** The user ran a command, clicked or answered. */
    USER_COMMAND,
    /** The editor asked a language provider, as it does while the user types. */
    PROVIDER_REQUEST,
    /** A chat participant or language-model tool was called. */
    CHAT_REQUEST,
    /** A {@code vscode://} URI was opened. */
    URI,
    /** The extension is being deactivated or uninstalled. */
    SHUTDOWN,
    /** Reached by no caller that was found. */
    UNKNOWN;

    /** The word used in rules and reports, such as {@code document-event}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

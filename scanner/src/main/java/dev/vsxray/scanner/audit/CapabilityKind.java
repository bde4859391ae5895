package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Capability;
import java.util.Set;

/** The fixed list of capabilities, each with the catalogue classes that show it. */
enum CapabilityKind {
    AI_MODELS(
            "ai-models",
            "Uses language models or agents, or offers tools to them.",
            "language-model",
            "chat-prompt",
            "chat-history",
            "agent-prompt",
            "mcp-server",
            "agent-config-write"),
    CLIPBOARD("clipboard", "Reads or writes the clipboard.", "clipboard", "clipboard-write"),
    CREDENTIALS(
            "credentials",
            "Reads or writes files and variables that hold credentials.",
            "environment-secret",
            "env-file",
            "ssh-credentials",
            "cloud-credentials",
            "package-credentials",
            "git-credentials",
            "browser-data",
            "wallet-data",
            "password-manager",
            "credential-write"),
    EDITOR_CONTENTS(
            "editor-contents",
            "Reads or changes open documents.",
            "editor-document",
            "editor-selection",
            "document-edit"),
    FILES(
            "files",
            "Reads, writes or deletes files.",
            "workspace-file",
            "workspace-path",
            "local-file",
            "file-write",
            "file-delete",
            "executable-write",
            "autorun-write",
            "git-hook-write"),
    NATIVE_CODE(Capability.NATIVE_CODE, "Brings or loads native code.", "native-load", "webassembly-load"),
    NETWORK(
            Capability.NETWORK,
            "Talks to other computers.",
            "network-send",
            "network-url",
            "network-header",
            "network-host",
            "network-response",
            "dns-query",
            "telemetry-send",
            "git-push",
            "package-publish"),
    OTHER_EXTENSIONS(
            "other-extensions",
            "Lists, installs, removes or calls other extensions.",
            "installed-extensions",
            "extension-install"),
    PROCESSES(
            "processes",
            "Starts other programs.",
            "process-spawn",
            "process-command",
            "process-argument",
            "process-output"),
    SECRETS("secrets", "Keeps secrets in the editor's secret storage.", "stored-secret", "editor-secrets"),
    SESSIONS("sessions", "Asks for the user's sign-in sessions.", "auth-session"),
    SETTINGS(
            "settings", "Changes settings.", "setting-update", "setting-name", "editor-config-write", "registry-write"),
    STARTUP(Capability.STARTUP, "Runs when the editor starts, without being asked."),
    TERMINAL("terminal", "Types into terminals or runs tasks.", "terminal-command", "terminal-output", "task-run"),
    WEBVIEWS("webviews", "Shows web pages inside the editor.", "webview-html", "webview-message", "host-message");

    private final String word;
    private final String detail;
    private final Set<String> classes;

    CapabilityKind(String word, String detail, String... classes) {
        this.word = word;
        this.detail = detail;
        this.classes = Set.of(classes);
    }

    /** The word used in reports, such as {@code editor-contents}. */
    String word() {
        return word;
    }

    String detail() {
        return detail;
    }

    /** Whether a text that a call is given says something about this capability. */
    boolean isToldBy(String text) {
        return !text.isBlank() && (this != NETWORK || FarEnds.names(text));
    }

    boolean isShownBy(String catalogueClass) {
        return classes.contains(catalogueClass);
    }
}

package dev.vsxray.scanner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Settings of editors that take a protection away or point the editor at another program. */
final class WeakSettings {

    private WeakSettings() {}

    /** What kind of protection a setting with this value takes away, or empty. */
    static Optional<String> kindOf(String setting, JsonNode value) {
        String text = value.asText();
        boolean off = value.isBoolean() && !value.asBoolean();
        boolean on = value.isBoolean() && value.asBoolean();
        switch (setting) {
            case "security.workspace.trust.enabled":
            case "security.workspace.trust.banner":
            case "security.workspace.trust.startupPrompt":
            case "security.workspace.trust.untrustedFiles":
                return when(off || text.matches("never|open"), "workspace-trust");
            case "task.allowAutomaticTasks":
                return when(on || text.equals("on"), "automatic-tasks");
            case "http.proxyStrictSSL":
                return when(off, "certificate-check");
            case "http.proxy":
                return when(!text.isEmpty(), "proxy");
            case "extensions.verifySignature":
                return when(off, "signature-check");
            case "extensions.excludeUnsafes":
            case "extensions.supportUntrustedWorkspaces":
            case "extensions.supportNodeGlobalNavigator":
                return when(off || value.isObject(), "extension-protection");
            case "extensions.autoUpdate":
            case "update.mode":
                return when(off || text.equals("none"), "updates");
            case "security.restrictUNCAccess":
                return when(off, "network-paths");
            case "security.promptForLocalFileProtocolHandling":
            case "security.promptForRemoteFileProtocolHandling":
                return when(off, "protocol-prompt");
            case "chat.tools.autoApprove":
            case "chat.tools.global.autoApprove":
            case "chat.tools.terminal.autoApprove":
            case "chat.tools.edits.autoApprove":
            case "chat.tools.urls.autoApprove":
            case "chat.agent.terminal.autoApprove":
            case "claudeCode.allowDangerouslySkipPermissions":
                return when(on || value.isObject() && value.size() > 0, "agent-approval");
            case "claudeCode.initialPermissionMode":
                return when(text.equals("bypassPermissions"), "agent-approval");
            case "chat.mcp.autostart":
                return when(on || text.equals("always") || text.equals("newAndOutdated"), "agent-servers");
            case "files.exclude":
            case "search.exclude":
                return when(
                        value.has("**/.vscode")
                                || value.has(".vscode")
                                || value.has("**/.claude")
                                || value.has(".claude"),
                        "hidden-files");
            default:
                return otherKind(setting, value);
        }
    }

    private static Optional<String> otherKind(String setting, JsonNode value) {
        String text = value.asText();
        if (setting.matches("terminal\\.integrated\\.env\\.(?:linux|osx|windows)")) {
            return when(
                    value.has("NODE_OPTIONS")
                            || value.has("LD_PRELOAD")
                            || value.has("PATH")
                            || value.has("DYLD_INSERT_LIBRARIES")
                            || value.has("PROMPT_COMMAND"),
                    "terminal-environment");
        }
        boolean terminal = setting.matches(
                "terminal\\.(?:integrated|external)\\.(?:shell|automationShell|automationProfile|profiles|shellArgs|\\w{2,8}Exec)(?:\\.(?:linux|osx|windows))?|terminal\\.external\\.\\w+");
        if (terminal) {
            return when(value.isTextual() || value.isObject() && value.findValue("path") != null, "terminal-program");
        }
        // A program that comes with the folder runs when the folder is opened.
        boolean program =
                setting.matches("(?i).*(?:executable|path|binary|command|interpreter|tsdk|runtime)(?:s|\\.\\w{1,20})?");
        return when(
                program
                        && text.matches(
                                "(?s)(?:\\$\\{workspace(?:Folder|Root)[^}]{0,40}\\}|\\./|\\.\\./|\\.vscode/).*"),
                "program-of-the-folder");
    }

    private static Optional<String> when(boolean weakens, String kind) {
        return weakens ? Optional.of(kind) : Optional.empty();
    }
}

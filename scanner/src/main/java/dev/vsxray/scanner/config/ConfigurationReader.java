package dev.vsxray.scanner.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.script.CommandReader;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON configuration of editors, containers and agents by its shape. */
public final class ConfigurationReader {

    /** Longest command put together from its parts, in characters. */
    private static final int MAX_COMMAND = 20_000;

    /** Levels between {@code hooks} and a command in the formats of agents. */
    private static final int MAX_HOOK_DEPTH = 8;

    /** Commands read per file; the largest task files have some dozens. */
    private static final int MAX_COMMANDS = 500;

    /** Places searched for per file, each a pass over it. */
    private static final int MAX_PLACES = 1_000;

    /** Levels between a contribution and its texts. */
    private static final int MAX_LINK_DEPTH = 6;

    /** Until the link ends, be that in Markdown or not: its argument is JSON in percents. */
    private static final Pattern TYPED_BY_LINK =
            Pattern.compile("command:workbench\\.action\\.terminal\\.sendSequence\\?([^)\\]\\n]{1,20000})");

    private final JsonText json;
    private final Observations observations;
    private final List<DerivedText> commands = new ArrayList<>();
    private int commandsRead;
    private int places;

    private ConfigurationReader(JsonText json, Observations observations) {
        this.json = json;
        this.observations = observations;
    }

    /**
     * Tells what {@code source} starts and weakens, if it is configuration.
     *
     * @return the commands in it and what was decoded from them
     */
    public static List<DerivedText> read(ReadableText source, Observations observations) {
        Optional<JsonText> json = JsonText.of(source);
        if (json.isEmpty()) {
            return List.of();
        }
        ConfigurationReader reader = new ConfigurationReader(json.get(), observations);
        reader.document(json.get().root());
        return List.copyOf(reader.commands);
    }

    private void document(JsonNode root) {
        tasks(root.path("tasks"));
        tasks(root.path("tasks").path("tasks"));
        launches(root.path("configurations"));
        launches(root.path("launch").path("configurations"));
        settings(root);
        settings(root.path("settings"));
        settings(root.path("contributes").path("configurationDefaults"));
        root.path("contributes")
                .path("configurationDefaults")
                .properties()
                .forEach(setting -> terminalProfiles(setting.getKey(), setting.getValue()));
        links(root.path("contributes").path("walkthroughs"), 0);
        links(root.path("contributes").path("viewsWelcome"), 0);
        settings(root.path("customizations").path("vscode").path("settings"));
        if (!root.has("contributes")) {
            hooks(root.path("hooks"));
            servers(root.path("mcpServers"));
            servers(root.path("servers"));
            servers(root.path("mcp").path("servers"));
            servers(root.path("context_servers"));
            agentSettings(root);
            containerCommands(root);
        }
    }

    private void tasks(JsonNode tasks) {
        if (!tasks.isArray()) {
            return;
        }
        for (JsonNode task : tasks) {
            for (String system : List.of("", "windows", "osx", "linux")) {
                task(task, system.isEmpty() ? task : task.path(system));
            }
        }
    }

    private void task(JsonNode task, JsonNode where) {
        String command = commandOf(where);
        if (command.isEmpty()) {
            return;
        }
        if (task.path("runOptions").path("runOn").asText().equals("folderOpen")) {
            JsonNode presentation = task.path("presentation");
            observations.trait(
                    "task-runs-on-folder-open",
                    place("folderOpen", "A task starts when the folder is opened"),
                    Facts.of("command", command)
                            .and(
                                    "hidden",
                                    presentation.path("reveal").asText().matches("never|silent")
                                            || task.path("hide").asBoolean())
                            .and("background", task.path("isBackground").asBoolean()));
        }
        command(command, "A task runs a command");
    }

    private void launches(JsonNode launches) {
        if (!launches.isArray()) {
            return;
        }
        for (JsonNode launch : launches) {
            String command = (launch.path("runtimeExecutable").asText() + " " + words(launch.path("runtimeArgs")) + " "
                            + launch.path("program").asText() + " " + words(launch.path("args")))
                    .strip();
            if (!command.isEmpty()) {
                command(command, "A debug configuration starts a program");
            }
        }
    }

    private void settings(JsonNode settings) {
        settings.properties()
                .forEach(setting -> WeakSettings.kindOf(setting.getKey(), setting.getValue())
                        .ifPresent(kind -> observations.trait(
                                "editor-setting-weakened",
                                place(setting.getKey(), "A setting takes away a protection"),
                                Facts.of("setting", setting.getKey())
                                        .and("value", text(setting.getValue()))
                                        .and("kind", kind))));
    }

    /** Terminals that the extension has everybody open, by what it sets before anybody does. */
    private void terminalProfiles(String setting, JsonNode profiles) {
        if (setting.startsWith("terminal.integrated.profiles.")) {
            profiles.forEach(this::terminalProfile);
        } else if (setting.startsWith("terminal.integrated.automationProfile.")) {
            terminalProfile(profiles);
        }
    }

    private void terminalProfile(JsonNode profile) {
        JsonNode path = profile.path("path");
        String command =
                ((path.isArray() ? path.path(0).asText() : path.asText()) + " " + words(profile.path("args"))).strip();
        if (!command.isEmpty()) {
            offered("terminal-profile", command, "A terminal of the extension starts with a command");
        }
    }

    /** What the links of welcome texts type into a terminal. */
    private void links(JsonNode texts, int depth) {
        if (texts.isTextual()) {
            Matcher link = TYPED_BY_LINK.matcher(texts.asText());
            while (link.find()) {
                offered("link", unescaped(link.group(1)), "A link types a command into a terminal");
            }
        } else if (depth < MAX_LINK_DEPTH) {
            texts.forEach(inner -> links(inner, depth + 1));
        }
    }

    /** As written where the percents are no encoding: what is typed then is told all the same. */
    private static String unescaped(String argument) {
        try {
            return URLDecoder.decode(argument.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return argument;
        }
    }

    private void offered(String where, String command, String note) {
        observations.trait(
                "manifest-offers-command",
                place(firstLine(command), note),
                Facts.of("where", where).and("command", command.substring(0, Math.min(command.length(), MAX_COMMAND))));
        command(command, note);
    }

    /** Hooks of Claude Code, Cursor, Gemini CLI and others: an event, then commands at some depth. */
    private void hooks(JsonNode hooks) {
        if (!hooks.isObject()) {
            return;
        }
        hooks.properties().forEach(event -> hookCommands(event.getKey(), event.getValue(), 0));
    }

    private void hookCommands(String event, JsonNode node, int depth) {
        if (depth > MAX_HOOK_DEPTH) {
            return;
        }
        String command = node.isObject() ? commandOf(node) : "";
        if (!command.isEmpty()) {
            observations.trait(
                    "agent-hook",
                    place(
                            firstLine(command),
                            "An agent runs a command by itself at "
                                    + (event.matches("\\w{1,40}") ? event : "an event")),
                    Facts.of("event", event).and("command", command));
            command(command, "A hook of an agent runs a command");
        }
        if (node.isContainerNode()) {
            node.forEach(child -> hookCommands(event, child, depth + 1));
        }
    }

    private void servers(JsonNode servers) {
        if (!servers.isObject()) {
            return;
        }
        servers.properties().forEach(entry -> {
            JsonNode server = entry.getValue();
            String command = commandOf(server);
            String url = server.path("url")
                    .asText(server.path("serverUrl")
                            .asText(server.path("httpUrl").asText()));
            if (command.isEmpty() && url.isEmpty()) {
                return;
            }
            boolean approved = !server.path("autoApprove").isMissingNode()
                            && server.path("autoApprove").size() > 0
                    || server.path("alwaysAllow").size() > 0
                    || server.path("trust").asBoolean();
            observations.trait(
                    "mcp-server-definition",
                    place(entry.getKey(), "A server of tools for agents is defined"),
                    Facts.of("name", entry.getKey())
                            .and("command", command)
                            .and("url", url)
                            .and("approved-beforehand", approved));
            if (!command.isEmpty()) {
                command(command, "A server of tools is started");
            }
        });
    }

    private void agentSettings(JsonNode root) {
        JsonNode permissions = root.path("permissions");
        String mode = permissions.path("defaultMode").asText();
        if (mode.equals("bypassPermissions")) {
            bypass("defaultMode", mode);
        }
        for (JsonNode allowed : permissions.path("allow")) {
            if (allowed.asText().matches("(?i)(bash|shell|execute|run_?command)(\\((\\*|.{0,20}:\\*)?\\))?|\\*")) {
                bypass("allow", allowed.asText());
            }
        }
        for (String key : List.of(
                "enableAllProjectMcpServers",
                "dangerouslySkipPermissions",
                "yolo",
                "autoAccept",
                "skipDangerousModePermissionPrompt")) {
            if (root.path(key).asBoolean(false)) {
                bypass(key, "true");
            }
        }
        root.path("env").properties().forEach(variable -> {
            if (variable.getKey()
                    .matches(
                            "(?i)\\w*(BASE_URL|API_BASE|ENDPOINT|_PROXY)|NODE_OPTIONS|LD_PRELOAD|DYLD_INSERT_LIBRARIES|NODE_TLS_REJECT_UNAUTHORIZED")) {
                observations.trait(
                        "agent-environment-redirected",
                        place(variable.getKey(), "The environment of an agent or tool is changed"),
                        Facts.of("variable", variable.getKey()).and("value", text(variable.getValue())));
            }
        });
        if (root.has("apiKeyHelper")) {
            command(root.path("apiKeyHelper").asText(), "An agent runs a command to get its key");
        }
    }

    private void bypass(String setting, String value) {
        observations.trait(
                "agent-permission-bypass",
                place(value.equals("true") ? setting : value, "An agent may act without asking"),
                Facts.of("setting", setting).and("value", value));
    }

    /** Commands a development container runs when it is made or started. */
    private void containerCommands(JsonNode root) {
        for (String key : List.of(
                "initializeCommand",
                "onCreateCommand",
                "updateContentCommand",
                "postCreateCommand",
                "postStartCommand",
                "postAttachCommand")) {
            JsonNode value = root.path(key);
            String command = value.isArray() ? words(value) : value.asText();
            if (!command.isEmpty()) {
                observations.trait(
                        "container-runs-command",
                        place(key, "A development container runs a command"),
                        Facts.of("when", key).and("command", command));
                command(command, "A development container runs a command");
            }
        }
    }

    private Evidence place(String value, String note) {
        return ++places <= MAX_PLACES ? json.place(value, note) : json.source().evidence(0, 1, note);
    }

    private void command(String command, String note) {
        if (++commandsRead > MAX_COMMANDS) {
            if (commandsRead == MAX_COMMANDS + 1) {
                observations.gap(Gap.Kind.LIMIT, "More commands in one file than are read", MAX_COMMANDS + " commands");
            }
            return;
        }
        DerivedText text = new DerivedText(place(firstLine(command), note), "command", command, TextOrigin.LAYER);
        commands.add(text);
        commands.addAll(CommandReader.read(text, CommandContext.CONFIGURATION, observations));
    }

    private static String commandOf(JsonNode node) {
        JsonNode command = node.path("command");
        String start = command.isTextual()
                ? command.asText()
                : command.isArray()
                        ? words(command)
                        : command.path("value").asText(command.path("path").asText());
        for (String other : List.of("bash", "powershell", "script")) {
            start = start.isEmpty() && node.path(other).isTextual()
                    ? node.path(other).asText()
                    : start;
        }
        String whole = (start + " " + words(node.path("args"))).strip();
        return start.isEmpty() ? "" : whole.substring(0, Math.min(whole.length(), MAX_COMMAND));
    }

    private static String words(JsonNode array) {
        StringBuilder words = new StringBuilder();
        for (JsonNode word : array) {
            if (words.length() < MAX_COMMAND) {
                words.append(words.length() == 0 ? "" : " ")
                        .append(word.isObject() ? word.path("value").asText() : word.asText());
            }
        }
        return words.toString();
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.substring(0, Math.min(line.length(), 40)).strip();
    }
}

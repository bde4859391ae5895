package dev.vsxray.signatures.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an API of the catalogue is documented, by its canonical name: the name says whose it is. */
final class Documentation {

    private static final String EDITOR = "https://code.visualstudio.com/api/references/vscode-api#";
    private static final String NODE = "https://nodejs.org/api/";
    private static final String NODE_SOURCE = "https://github.com/nodejs/node/tree/main/lib/internal";
    private static final String WEB = "https://developer.mozilla.org/docs/Web/API/";
    private static final String LANGUAGE =
            "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/";
    private static final String PACKAGES = "https://www.jsdocs.io/package/";
    private static final String BRIDGE = "https://code.visualstudio.com/api/extension-guides/webview";
    private static final String PLUGINS =
            "https://github.com/microsoft/TypeScript/wiki/Writing-a-Language-Service-Plugin";
    private static final String LENT_BY_GIT =
            "https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts";

    private static final Pattern NPM = Pattern.compile("npm:((?:@[^/.]+/)?[^/.]+(?:\\.js(?=\\.|$))?).*");

    /** Of the language, where {@code global} is its own and not the host's. */
    private static final Pattern OF_THE_LANGUAGE = Pattern.compile(
            "(eval|Function|AsyncFunction|GeneratorFunction|globalThis|Date|Math|Intl|WebAssembly)\\b.*");

    /** Where the first word after {@code global.} is documented, if neither by the language nor as an interface of the web. */
    private static final Map<String, String> GLOBALS = new TreeMap<>(Map.ofEntries(
            Map.entry("process", NODE + "process.html"),
            Map.entry("global", NODE + "globals.html"),
            Map.entry("require", NODE + "modules.html"),
            Map.entry("import", NODE + "esm.html"),
            Map.entry("setImmediate", NODE + "timers.html"),
            Map.entry("acquireVsCodeApi", BRIDGE)));

    private Documentation() {}

    /** A web page; empty where the name belongs to nobody who is known. */
    static Optional<String> of(String api) {
        Matcher npm = NPM.matcher(api);
        if (npm.matches()) {
            return Optional.of(PACKAGES + npm.group(1));
        }
        if (api.startsWith("vscode.")) {
            boolean ofGit = api.matches("vscode\\.(Git|ExtensionExports).*");
            return Optional.of(ofGit ? LENT_BY_GIT : EDITOR + segment(api, 1));
        }
        if (api.startsWith("node:internal")) {
            return Optional.of(NODE_SOURCE);
        }
        if (api.startsWith("node:")) {
            return Optional.of(
                    NODE + segment(api, 0).substring("node:".length()).replaceFirst("/.*", "") + ".html");
        }
        if (api.startsWith("dom.")) {
            return Optional.of(api.startsWith("dom.WebviewApi") ? BRIDGE : WEB + segment(api, 1));
        }
        if (api.startsWith("tsserver.")) {
            return Optional.of(PLUGINS);
        }
        return api.startsWith("global.") ? Optional.of(ofGlobal(api)) : Optional.empty();
    }

    private static String ofGlobal(String api) {
        String name = segment(api, 1);
        if (GLOBALS.containsKey(name)) {
            return GLOBALS.getOrDefault(name, "");
        }
        if (OF_THE_LANGUAGE.matcher(name).matches()) {
            return LANGUAGE + name;
        }
        return WEB + (Character.isUpperCase(name.charAt(0)) ? name : "Window/" + name);
    }

    private static String segment(String api, int number) {
        return api.split("\\.")[number];
    }
}

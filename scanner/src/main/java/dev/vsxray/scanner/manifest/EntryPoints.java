package dev.vsxray.scanner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.manifest.EntryPoint.Runtime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every file that the editor would run: {@code main} and {@code browser}, and the contributions that bring code of
 * their own, which run although an extension has neither. From the schemas of VS Code 1.139.
 */
final class EntryPoints {

    /** The only form VS Code runs: {@code node}, one blank, a path, arguments. */
    private static final Pattern UNINSTALL_SCRIPT = Pattern.compile("node (\\S+).*", Pattern.DOTALL);

    private static final List<String> PLATFORMS = List.of("", "/windows", "/osx", "/linux", "/winx86");

    private final ExtensionPackage extension;
    private final JsonNode manifest;
    private final List<EntryPoint> found = new ArrayList<>();

    private EntryPoints(ExtensionPackage extension) {
        this.extension = extension;
        this.manifest = extension.manifest().root();
    }

    static List<EntryPoint> of(ExtensionPackage extension) {
        EntryPoints points = new EntryPoints(extension);
        points.add(Runtime.EXTENSION_HOST, "/main");
        points.add(Runtime.WEB_WORKER, "/browser");
        points.uninstallScript();
        points.typescriptPlugins();
        points.each("/contributes/markdown.previewScripts", item -> points.add(Runtime.WEBVIEW, item));
        points.each(
                "/contributes/markdown.codeBlockEditors", item -> points.add(Runtime.WEBVIEW, item + "/entrypoint"));
        points.each("/contributes/notebookRenderer", points::notebookRenderer);
        points.each("/contributes/notebookPreload", item -> points.add(Runtime.WEBVIEW, item + "/entrypoint"));
        points.each(
                "/contributes/debuggers",
                item -> PLATFORMS.forEach(platform -> points.add(Runtime.DEBUG_ADAPTER, item + platform + "/program")));
        return points.found;
    }

    private void add(Runtime runtime, String pointer) {
        String declared = extension.manifest().textAt(pointer);
        if (!declared.isEmpty()) {
            found.add(new EntryPoint(runtime, declared, pointer, ModulePath.resolve(extension, declared)));
        }
    }

    private void uninstallScript() {
        String pointer = "/scripts/vscode:uninstall";
        Matcher script = UNINSTALL_SCRIPT.matcher(extension.manifest().textAt(pointer));
        if (script.matches()) {
            String declared = script.group(1);
            found.add(new EntryPoint(Runtime.UNINSTALL, declared, pointer, ModulePath.resolve(extension, declared)));
        }
    }

    private void typescriptPlugins() {
        each("/contributes/typescriptServerPlugins", item -> {
            String pointer = item + "/name";
            String name = extension.manifest().textAt(pointer);
            if (!name.isEmpty()) {
                found.add(new EntryPoint(
                        Runtime.TYPESCRIPT_SERVER,
                        name,
                        pointer,
                        ModulePath.resolve(extension, "node_modules/" + name)));
            }
        });
    }

    private void notebookRenderer(String item) {
        boolean extendsAnother = manifest.at(item + "/entrypoint").isObject();
        add(Runtime.WEBVIEW, item + (extendsAnother ? "/entrypoint/path" : "/entrypoint"));
    }

    private void each(String arrayPointer, java.util.function.Consumer<String> pointerOfItem) {
        JsonNode array = manifest.at(arrayPointer);
        for (int index = 0; index < array.size(); index++) {
            pointerOfItem.accept(arrayPointer + "/" + index);
        }
    }
}

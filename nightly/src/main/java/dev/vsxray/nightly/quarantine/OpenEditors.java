package dev.vsxray.nightly.quarantine;

import dev.vsxray.scanner.locate.EditorFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an editor is open that would read or write what is going to be moved. Three signs are looked for: the editor's
 * own lock files with the number of a running process, a running program with the editor's name, and a server that runs
 * from the folder. An editor under another name, or of a user whose processes cannot be seen, is not noticed.
 */
final class OpenEditors {

    /** Names of programs, and of applications of macOS, by the folder in the user's home. */
    private static final Map<String, List<String>> PROGRAMS = Map.ofEntries(
            Map.entry(".vscode", List.of("code", "visual studio code.app")),
            Map.entry(
                    ".vscode-insiders",
                    List.of("code-insiders", "code - insiders", "visual studio code - insiders.app")),
            Map.entry(".vscode-exploration", List.of("code-exploration", "code - exploration")),
            Map.entry(".vscode-oss", List.of("codium", "vscodium", "code-oss", "code - oss", "vscodium.app")),
            Map.entry(".vscodium-insiders", List.of("codium-insiders", "vscodium - insiders")),
            Map.entry(".cursor", List.of("cursor", "cursor.app")),
            Map.entry(".windsurf", List.of("windsurf", "windsurf.app")),
            Map.entry(".trae", List.of("trae", "trae.app")),
            Map.entry(".trae-cn", List.of("trae cn", "trae cn.app")),
            Map.entry(".positron", List.of("positron", "positron.app")),
            Map.entry(".kiro", List.of("kiro", "kiro.app")),
            Map.entry(".antigravity", List.of("antigravity", "antigravity.app")),
            Map.entry(".void-editor", List.of("void", "void.app")),
            Map.entry("code-server", List.of("code-server")));

    private final Processes processes;

    OpenEditors(Processes processes) {
        this.processes = processes;
    }

    /** Why the folder counts as held, or empty. */
    Optional<String> holding(EditorFolder folder) {
        for (Path userData : folder.userData()) {
            Optional<String> locked = locked(userData);
            if (locked.isPresent()) {
                return locked;
            }
        }
        for (Processes.Running running : processes.running()) {
            if (isNamedLike(folder, running) || runsFrom(folder, running)) {
                return Optional.of("process " + running.pid() + " runs " + running.program());
            }
        }
        return Optional.empty();
    }

    /** VS Code writes its process id to {@code code.lock}; Electron names it in a link, {@code host-1234}. */
    private Optional<String> locked(Path userData) {
        List<String> ids = new ArrayList<>();
        Path lock = userData.resolve("code.lock");
        Path singleton = userData.resolve("SingletonLock");
        try {
            if (Files.isRegularFile(lock) && Files.size(lock) < 100) {
                ids.add(Files.readString(lock).strip());
            }
            if (Files.isSymbolicLink(singleton)) {
                String target = Files.readSymbolicLink(singleton).toString();
                ids.add(target.substring(target.lastIndexOf('-') + 1));
            }
        } catch (IOException unreadable) {
            return Optional.of("its lock in " + userData + " cannot be read");
        }
        return ids.stream()
                .filter(id -> id.matches("\\d{1,10}") && processes.isRunning(Long.parseLong(id)))
                .findFirst()
                .map(id -> "its lock in " + userData + " names process " + id + ", which runs");
    }

    private static boolean isNamedLike(EditorFolder folder, Processes.Running running) {
        String home = dataFolder(folder).getFileName().toString();
        String program = running.program().replace('\\', '/').toLowerCase(Locale.ROOT);
        String name = program.substring(program.lastIndexOf('/') + 1).replaceAll("\\.exe$", "");
        return PROGRAMS.getOrDefault(home, List.of()).stream()
                .anyMatch(known -> known.equals(name) || known.endsWith(".app") && program.contains("/" + known + "/"));
    }

    /** Servers lie in the folder themselves, or are a node that is told of it. */
    private static boolean runsFrom(EditorFolder folder, Processes.Running running) {
        String data = dataFolder(folder) + File.separator;
        boolean isNode = running.program().matches(".*[/\\\\]node(\\.exe)?");
        return running.program().startsWith(data)
                || (isNode && running.arguments().stream().anyMatch(word -> word.contains(data)));
    }

    private static Path dataFolder(EditorFolder folder) {
        return Optional.ofNullable(folder.extensions().toAbsolutePath().getParent())
                .orElse(folder.extensions());
    }
}

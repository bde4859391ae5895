package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.ApiEntry;
import dev.vsxray.signatures.catalogue.FilePaths;
import dev.vsxray.signatures.catalogue.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files that calls read and write: of which family they are by their paths, and what is in them. */
final class FileAccesses {

    /** Stands for a path that was made from the place of another extension. */
    private static final String FOLDER_OF_EXTENSIONS = "~/.vscode/extensions/…";

    /** The bits of a file's mode that let owner, group or others run it. */
    private static final int EXECUTABLE = 0111;

    private static final Set<String> OPENS = Set.of("node:fs.open", "node:fs.openSync", "node:fs/promises.open");

    private final Machine machine;
    private final ArgumentTexts texts;

    FileAccesses(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    /** @param copied what is in the file that the written one is a copy of */
    void written(
            ApiEntry.FileWrite write,
            Api api,
            Value self,
            List<Value> arguments,
            SortedSet<String> classes,
            Facts copied) {
        List<Value> places = texts.at(List.of(write.path()), self, arguments);
        if (!places.isEmpty() && places.stream().allMatch(Num.class::isInstance)) {
            // The program's own output: a file that was opened is no plain number here.
            return;
        }
        List<String> paths = texts.of(List.of(write.path()), self, arguments);
        Facts place = Facts.NONE;
        for (Value value : places) {
            place = place.join(Values.deepFacts(value));
        }
        // A name that was hashed is only a name: the place is another.
        boolean inExtension = place.taints().stream()
                .anyMatch(taint -> taint.source().equals("installed-extensions")
                        && !taint.through().contains("hash"));
        if (inExtension) {
            paths = List.of(FOLDER_OF_EXTENSIONS);
            machine.arrivals.observe(writeClass(paths), api.path(), place, paths, Facts.NONE, machine.context);
        }
        Facts content = copied;
        for (Value data : texts.at(write.data(), self, arguments)) {
            content = content.join(Values.deepFacts(data));
        }
        machine.parkedFiles.remember(places, paths, content);
        String name = writeClass(paths);
        if (name.equals("file-write") && arguments.stream().anyMatch(this::makesExecutable)) {
            name = "executable-write";
        }
        classes.add(name);
        machine.arrivals.reach(name, api.path(), texts.at(write.data(), self, arguments), paths);
        if (!write.appends()) {
            machine.writtenFiles.emptied(paths);
        }
        if (paths.stream().anyMatch(FileAccesses::isOnAnotherMachine)) {
            classes.add("network-send");
            machine.arrivals.observe("network-send", api.path(), content, paths, Facts.NONE, machine.context);
        }
        for (Value data : texts.at(write.data(), self, arguments)) {
            machine.writtenFiles.written(data, paths, api.path());
            boolean ofAFamily = !name.equals("file-write");
            if (ofAFamily && data instanceof Text text) {
                machine.commandLines.observe(text.value(), api.path(), classes);
            }
        }
    }

    /** A share of Windows, whose path begins with the name of its host. */
    private static boolean isOnAnotherMachine(String path) {
        return path.startsWith("\\\\") && path.length() > 2 && Character.isLetterOrDigit(path.charAt(2));
    }

    /** Options with a mode that lets the file be run. */
    private boolean makesExecutable(Value options) {
        return options instanceof HeapObject object
                && machine.access.get(object, "mode") instanceof Num mode
                && (mode.toInt() & EXECUTABLE) != 0;
    }

    private String writeClass(List<String> paths) {
        for (String path : paths) {
            Optional<FilePaths.Family> family = machine.catalogue.paths().writingOf(path);
            if (family.isPresent()) {
                return family.get().writing().orElse("file-write");
            }
        }
        return "file-write";
    }

    SortedSet<String> readClasses(List<String> paths) {
        SortedSet<String> classes = new TreeSet<>();
        for (String path : paths) {
            if (PackagedFiles.isInPackage(path)) {
                classes.add("packaged-file");
                continue;
            }
            Optional<FilePaths.Family> family = machine.catalogue.paths().readingOf(path);
            classes.add(family.flatMap(FilePaths.Family::reading).orElse("local-file"));
        }
        if (classes.isEmpty()) {
            classes.add("local-file");
        }
        return classes;
    }

    /** What is read from a file: of which family by its path, or a workspace file when the path came from there. */
    Facts readFacts(Position at, Value self, List<Value> arguments, String api) {
        if (isEmptied(api, arguments)) {
            return Facts.NONE;
        }
        List<String> paths = texts.of(List.of(at), self, arguments);
        Facts facts = Facts.NONE;
        List<Taint> searches = searches(at, self, arguments);
        boolean fromWorkspace = !searches.isEmpty();
        if (paths.isEmpty()) {
            paths = searches.stream()
                    .flatMap(search -> Stream.of(search.detail().split(" ")))
                    .filter(pattern -> !pattern.isEmpty())
                    .toList();
        }
        for (String source : readClasses(paths)) {
            String name = source.equals("local-file") && fromWorkspace ? "workspace-file" : source;
            String detail = String.join(" ", paths);
            facts = facts.join(Facts.tainted(Taint.from(name, detail, machine.place(), name + " from " + api)));
        }
        facts = facts.join(machine.parkedFiles.in(texts.at(List.of(at), self, arguments), paths));
        // A file that the network chooses is a file the network harvests: the choice stays visible as a mark.
        boolean fromNetwork = texts.at(List.of(at), self, arguments).stream()
                .anyMatch(value -> Values.deepFacts(value).isTaintedBy("network-response"));
        return fromNetwork ? facts.withMark(Context.DECIDED_BY_NETWORK) : facts;
    }

    /** A file that is opened to be written anew holds nothing of before. https://nodejs.org/api/fs.html#file-system-flags */
    private static boolean isEmptied(String api, List<Value> arguments) {
        return OPENS.contains(api)
                && Values.argument(arguments, 1) instanceof Text flags
                && flags.value().startsWith("w");
    }

    /** The searches for files that gave the path; what they searched for tells what the file is where no name does. */
    private List<Taint> searches(Position at, Value self, List<Value> arguments) {
        return texts.at(List.of(at), self, arguments).stream()
                .flatMap(value -> Values.deepFacts(value).taints().stream())
                .filter(taint -> taint.source().equals("workspace-path"))
                .toList();
    }
}

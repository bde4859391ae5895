package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.module.ModuleResolver;
import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a program gets when it reads a file that the extension ships: an icon may end in a program. */
final class PackagedFiles {

    /** In bytes: above any picture that is shipped with an extension, below what would be costly to keep. */
    private static final int LARGEST_FILE = 8_000_000;

    /** Bytes that are read for one step of the budget. */
    private static final int BYTES_PER_STEP = 64;

    /** Names; a folder with more is not one whose files are each named in a program. */
    private static final int LARGEST_FOLDER = 64;

    /** How {@code vscode.FileType} numbers them. */
    private static final int FILE = 1;

    private static final int DIRECTORY = 2;

    private final Machine machine;
    private final PackageSource files;

    PackagedFiles(Machine machine, PackageSource files) {
        this.machine = machine;
        this.files = files;
    }

    /** True for a path inside the folder of the extension. */
    static boolean isInPackage(String path) {
        return path.startsWith(Modules.ROOT) && !path.contains("/..");
    }

    /**
     * The content as the call gives it, text where an encoding is asked for and bytes where not; null where it is not
     * known.
     *
     * @param paths the texts the path may be
     * @param facts what is known of bytes from there
     */
    @Nullable
    Value read(Api api, List<String> paths, List<Value> arguments, Facts facts) {
        boolean reads = api.path().endsWith(".readFile") || api.path().endsWith(".readFileSync");
        if (!reads || paths.size() != 1 || !isInPackage(paths.get(0))) {
            return null;
        }
        String path = ModuleResolver.normalise(paths.get(0).substring(Modules.ROOT.length()));
        Optional<String> encoding = encoding(Values.argument(arguments, 1));
        if (encoding.isPresent()) {
            return text(path, ByteText.named(encoding.get()).orElse(ByteText.UTF8));
        }
        return bytes(path).<Value>map(known -> buffer(path, known, facts)).orElse(null);
    }

    /**
     * The names in a folder as the call gives them: texts, entries, or pairs of name and type; null where the folder is
     * none of the package, or holds too much.
     *
     * @param paths the texts the path may be
     */
    @Nullable
    Value list(Api api, List<String> paths, List<Value> arguments) {
        if (paths.size() != 1 || !isInPackage(paths.get(0) + "/")) {
            return null;
        }
        String folder = ModuleResolver.normalise(paths.get(0).substring(Modules.ROOT.length()));
        String prefix = folder.isEmpty() ? "" : folder + "/";
        SortedMap<String, Boolean> names = new TreeMap<>();
        boolean recursive = isAskedFor("recursive", arguments);
        for (String path : files.below(prefix)) {
            String rest = path.substring(prefix.length());
            int slash = recursive ? -1 : rest.indexOf('/');
            names.put(slash < 0 ? rest : rest.substring(0, slash), slash < 0);
        }
        if (names.isEmpty() || names.size() > LARGEST_FOLDER) {
            return null;
        }
        List<Value> entries = new ArrayList<>();
        boolean pairs = api.path().endsWith(".readDirectory");
        boolean typed = isAskedFor("withFileTypes", arguments);
        names.forEach((name, isFile) -> {
            Text text = Text.of(name, Origin.COMPOSED);
            entries.add(
                    pairs
                            ? machine.newArray(List.of(text, Num.of(isFile ? FILE : DIRECTORY)))
                            : typed ? entry(text, paths.get(0)) : text);
        });
        return machine.newArray(entries);
    }

    private boolean isAskedFor(String option, List<Value> arguments) {
        return Values.argument(arguments, 1) instanceof HeapObject options
                && machine.access.get(options, option) != Undefined.UNDEFINED;
    }

    /** Whether it is a file or a folder is asked by methods whose answers are left open. */
    private Value entry(Text name, String folder) {
        PlainObject entry = new PlainObject(machine.level, machine.realm.objectPrototype());
        entry.put("name", name);
        entry.put("parentPath", Text.of(folder, Origin.COMPOSED));
        entry.put("path", Text.of(folder, Origin.COMPOSED));
        entry.addRest(Unknown.ANY);
        return entry;
    }

    private Optional<String> encoding(Value options) {
        Value named = options instanceof HeapObject object ? machine.access.get(object, "encoding") : options;
        return named instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private @Nullable Value text(String path, ByteText encoding) {
        if (encoding == ByteText.UTF8) {
            return files.text(path)
                    .<Value>map(text -> Text.of(text, origin(path)))
                    .orElse(null);
        }
        return bytes(path)
                .<Value>map(known -> Text.of(encoding.text(known), origin(path)))
                .orElse(null);
    }

    private static Origin origin(String path) {
        return WrittenFiles.isScript(path) ? Origin.PACKAGED : Origin.COMPOSED;
    }

    private Optional<byte[]> bytes(String path) {
        Optional<byte[]> known = files.bytes(path).filter(bytes -> bytes.length <= LARGEST_FILE);
        known.ifPresent(bytes -> machine.spend(bytes.length / BYTES_PER_STEP));
        return known;
    }

    /** A copy each time: a program that decodes in place must not find it decoded when it reads it again. */
    private BytesObject buffer(String path, byte[] known, Facts facts) {
        BytesObject buffer = new BytesObject(
                machine.level,
                machine.realm.prototype("Buffer"),
                BytesObject.Kind.BUFFER,
                new BytesObject.Block(known.clone(), origin(path)),
                0,
                known.length);
        buffer.addFacts(facts);
        return buffer;
    }
}

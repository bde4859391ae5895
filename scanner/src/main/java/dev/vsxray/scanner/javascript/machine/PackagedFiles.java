package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.codec.ByteText;
import dev.vsxray.scanner.javascript.module.ModuleResolver;
import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.BytesObject;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program gets when it reads a file that the extension ships: an icon may end in a program. */
final class PackagedFiles {

    /** In bytes: above any picture that is shipped with an extension, below what would be costly to keep. */
    private static final int LARGEST_FILE = 8_000_000;

    /** Bytes that are read for one step of the budget. */
    private static final int BYTES_PER_STEP = 64;

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
        return bytes(path).<Value>map(known -> buffer(known, facts)).orElse(null);
    }

    private Optional<String> encoding(Value options) {
        Value named = options instanceof HeapObject object ? machine.access.get(object, "encoding") : options;
        return named instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private @Nullable Value text(String path, ByteText encoding) {
        if (encoding == ByteText.UTF8) {
            return files.text(path)
                    .<Value>map(text -> Text.of(text, Origin.COMPOSED))
                    .orElse(null);
        }
        return bytes(path)
                .<Value>map(known -> Text.of(encoding.text(known), Origin.COMPOSED))
                .orElse(null);
    }

    private Optional<byte[]> bytes(String path) {
        Optional<byte[]> known = files.bytes(path).filter(bytes -> bytes.length <= LARGEST_FILE);
        known.ifPresent(bytes -> machine.spend(bytes.length / BYTES_PER_STEP));
        return known;
    }

    /** A copy each time: a program that decodes in place must not find it decoded when it reads it again. */
    private BytesObject buffer(byte[] known, Facts facts) {
        BytesObject buffer = new BytesObject(
                machine.level,
                machine.realm.prototype("Buffer"),
                BytesObject.Kind.BUFFER,
                new BytesObject.Block(known.clone(), Origin.COMPOSED),
                0,
                known.length);
        buffer.addFacts(facts);
        return buffer;
    }
}

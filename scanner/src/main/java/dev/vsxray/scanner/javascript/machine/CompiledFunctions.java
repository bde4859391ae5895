package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Pattern;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.Set;

/**
 * Small functions of the host that compiled code carries as text, and that the script beside it makes when the code is
 * loaded: Emscripten's {@code EM_ASM}. Parameters and body stand in the module, the frame around them in the script.
 */
final class CompiledFunctions {

    private static final Pattern FRAME =
            Pattern.compile("^\\(" + Unknown.HOLE + "?\\) ?=> ?\\{ ?" + Unknown.HOLE + " ?\\};?$");

    /** What the module hands out, and the file it was loaded from. */
    private static final Set<String> SOURCES = Set.of("embedded-blob", "packaged-file", "local-file");

    private CompiledFunctions() {}

    /** True for such a function, when nothing but the compiled code has a part in it. */
    static boolean isOne(Value value) {
        return value instanceof Unknown unknown
                && unknown.partial().filter(text -> FRAME.matcher(text).find()).isPresent()
                && unknown.facts().isTaintedBy("embedded-blob")
                && unknown.facts().taints().stream().map(Taint::source).allMatch(SOURCES::contains);
    }
}

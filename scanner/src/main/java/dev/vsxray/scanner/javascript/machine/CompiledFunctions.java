package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Pattern;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.Set;

/**
 * Small functions of the host that compiled code carries as text, and that the script beside it makes when the code is
 * loaded: Emscripten's {@code EM_ASM}, whose parameters are numbered, and {@code EM_JS}, which names them and whose body
 * has its own braces. Parameters and body stand in the module, the frame around them in the script.
 */
final class CompiledFunctions {

    /** A body that is not known, or holds no call. */
    private static final String BODY = "[^{}()\\[\\]`=.]{0,20}";

    private static final Pattern FRAME =
            Pattern.compile("^\\([$\\w, " + Unknown.HOLE + "]*\\) ?=> ?(?:\\{" + BODY + "\\}|" + BODY + ");?$");

    /** What the module hands out, and where it was loaded from. */
    private static final Set<String> SOURCES =
            Set.of("embedded-blob", "packaged-file", "local-file", "network-response");

    private CompiledFunctions() {}

    /** True for such a function, when nothing but the compiled code has a part in it. */
    static boolean isOne(Value value) {
        Facts facts = Values.deepFacts(value);
        return facts.isTaintedBy("embedded-blob")
                && facts.taints().stream().map(Taint::source).allMatch(SOURCES::contains)
                && Values.alternatives(value).stream().allMatch(CompiledFunctions::isFramed);
    }

    private static boolean isFramed(Value value) {
        return value instanceof Unknown unknown
                && unknown.partial().filter(text -> FRAME.matcher(text).find()).isPresent();
    }
}

package dev.vsxray.scanner.javascript.machine;

import com.google.re2j.Pattern;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;

/**
 * Small functions of the host that compiled code carries as text, and that the script beside it makes when the code is
 * loaded: Emscripten's {@code EM_ASM}. Parameters and body stand in the module, the frame around them in the script.
 */
final class CompiledFunctions {

    private static final Pattern FRAME =
            Pattern.compile("^\\(" + Unknown.HOLE + "?\\) ?=> ?\\{ ?" + Unknown.HOLE + " ?\\};?$");

    private CompiledFunctions() {}

    /** True for such a function when it is evaluated, and nothing but the compiled code has a part in it. */
    static boolean isOne(String sink, Value value) {
        return sink.equals("code-eval")
                && value instanceof Unknown unknown
                && unknown.partial().filter(text -> FRAME.matcher(text).find()).isPresent()
                && unknown.facts().taints().stream()
                        .allMatch(taint -> taint.source().equals("embedded-blob"));
    }
}

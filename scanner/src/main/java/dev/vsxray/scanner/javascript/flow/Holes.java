package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.javascript.machine.Bridge;
import dev.vsxray.scanner.javascript.value.Unknown;

/** Scripts of pages that a program puts together, of which parts are not known. */
final class Holes {

    /** What a value that is not known is written as: whatever the host put there. */
    private static final String FILLING = Bridge.EMBEDDED;

    private Holes() {}

    /**
     * A script that can be read although parts of it are not known: where a hole stands for a value, as in
     * {@code const state = …;}, a value stands afterwards. Inside of texts and comments holes stay.
     */
    static String filled(String script) {
        char hole = Unknown.HOLE.charAt(0);
        if (script.indexOf(hole) < 0) {
            return script;
        }
        StringBuilder filled = new StringBuilder(script.length() + FILLING.length());
        String end = "";
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (end.isEmpty() && c == hole) {
                filled.append(FILLING);
                continue;
            }
            if (end.isEmpty()) {
                end = endOfWhatBegins(script, i);
            } else if (c == '\\' && i + 1 < script.length()) {
                filled.append(c);
                i++;
            } else if (script.startsWith(end, i)) {
                end = "";
            }
            filled.append(script.charAt(i));
        }
        return filled.toString();
    }

    /** What ends the text or comment that begins here; empty where none begins. */
    private static String endOfWhatBegins(String script, int at) {
        char c = script.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return String.valueOf(c);
        }
        if (script.startsWith("//", at)) {
            return "\n";
        }
        return script.startsWith("/*", at) ? "*/" : "";
    }
}

package dev.vsxray.scanner.javascript.disguise;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table of all texts of a program that a loop turns until a checksum is right, in the manner of common obfuscators:
 * the table is a function that replaces itself, the lookup is one too.
 */
final class StringTable {

    private static final int OFFSET = 0x1a3;
    private static final int TURNS = 3;

    /** What the loop waits for, at index 0 of the table. */
    private static final String MARK = "7319mark";

    private StringTable() {}

    /** The index of a text as the program writes it. */
    static String index(String text, List<String> texts) {
        return "0x" + Integer.toHexString(texts.indexOf(text) + 1 + OFFSET);
    }

    static String rotated(List<String> texts) {
        return table(texts, text -> text) + "function lookup(n) { return table()[n - " + OFFSET + "]; }"
                + rotation("lookup");
    }

    static String base64(List<String> texts) {
        return table(texts, text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                + "function lookup(n) { var cache = lookup.cache || (lookup.cache = {}), key = n + table()[0];"
                + " if (cache[key]) return cache[key];"
                + " var s = table()[n - " + OFFSET + "], p = ''; s = atob(s);"
                + " for (var i = 0; i < s.length; i++) p += '%' + ('00' + s.charCodeAt(i).toString(16)).slice(-2);"
                + " return cache[key] = decodeURIComponent(p); }" + rotation("lookup");
    }

    static String rc4(List<String> texts) {
        return Encryption.RC4_SCRIPT
                + table(
                        texts,
                        text -> Base64.getEncoder()
                                .encodeToString(Encryption.rc4("k9", text).getBytes(StandardCharsets.ISO_8859_1)))
                + "function lookup(n, key) { return rc4(key, atob(table()[n - " + OFFSET + "])); }"
                + "function wrapper(a, b) { return lookup(a - 0, b); }"
                + rotation("wrapper");
    }

    private static String table(List<String> texts, UnaryOperator<String> encoding) {
        List<String> all = new ArrayList<>(List.of(MARK));
        all.addAll(texts);
        Collections.rotate(all, TURNS);
        String items = all.stream().map(encoding).map(JavaScriptText::quoted).collect(Collectors.joining(","));
        return "function table() { var t = [" + items + "]; table = function () { return t; }; return table(); }";
    }

    private static String rotation(String lookup) {
        String first = "parseInt(" + lookup + "(" + OFFSET + ", 'k9'))";
        return "(function (get, goal) { var t = get(); while (true) { try { if (" + first
                + " / 1 + -0x2 * 0x1 + 2 === goal) break; t.push(t.shift()); } catch (e) { t.push(t.shift()); } } })"
                + "(table, 7319);";
    }
}

package dev.vsxray.scanner.content;

import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.Set;

/**
 * Finds words of code that mix scripts so as to look like other words: {@code rеquire} with a Cyrillic е. Only tokens
 * with Latin letters and foreign letters that look Latin count; a word wholly in another script is a translation.
 */
final class LookAlikeReader {

    /** Foreign letters drawn like Latin ones, and below each the Latin letter; own selection from the shapes of common fonts. The dotless
     * i is left out: it is a letter of everyday Turkish. */
    private static final String FOREIGN =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04BB\u0501\u051B\u051D"
                    + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
                    + "\u03BF\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7"
                    + "\u0585\u057D\u0578\u0261\u1D0F\u1D20\u1D21\u1D22";

    private static final String LATIN = "aeopcyxijshdqw" + "ABEKMHOPCTYXIJS" + "oABEZHIKMNOPTYX" + "oungovwz";

    /** Names worth imitating: modules, globals, functions of the platform. */
    private static final Set<String> IMITATED = Set.of(
            "require",
            "eval",
            "exec",
            "execSync",
            "spawn",
            "child_process",
            "process",
            "Function",
            "fetch",
            "import",
            "module",
            "exports",
            "global",
            "globalThis",
            "window",
            "document",
            "Buffer",
            "console",
            "vscode",
            "axios",
            "https",
            "http",
            "crypto",
            "atob",
            "fs",
            "os",
            "path",
            "net",
            "code",
            "microsoft",
            "github",
            "google",
            "admin",
            "user",
            "true",
            "false",
            "return",
            "const",
            "constructor");

    /** Mixed tokens looked at per text. */
    private static final int MAX_TOKENS = 2_000;

    private LookAlikeReader() {}

    static void read(ReadableText source, Observations observations) {
        String text = source.text();
        int tokens = 0;
        int i = 0;
        while (i < text.length() && tokens < MAX_TOKENS) {
            if (!isTokenCharacter(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            boolean ascii = false;
            int foreign = 0;
            int other = 0;
            while (i < text.length() && isTokenCharacter(text.charAt(i))) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    ascii |= Character.isLetter(c);
                } else if (latinOf(c) != 0) {
                    foreign++;
                } else {
                    other++;
                }
                i++;
            }
            // A letter without a Latin twin gives the script away: such a token deceives no reader.
            if (foreign > 0 && ascii && other == 0 && i - start > 2) {
                tokens++;
                token(source, start, i, observations);
            }
        }
    }

    private static void token(ReadableText source, int start, int end, Observations observations) {
        String token = source.text().substring(start, end);
        String skeleton = skeleton(token);
        LineContext context = LineContext.at(source.text(), start);
        boolean imitates = IMITATED.contains(skeleton);
        if (context == LineContext.CODE || context == LineContext.STRING && imitates) {
            observations.trait(
                    "homoglyph-identifier",
                    source.evidence(
                            start,
                            end,
                            "A name mixes scripts and reads like " + (imitates ? skeleton : "another name")),
                    Facts.of("reads-as", skeleton)
                            .and("imitates-api", imitates)
                            .and("context", context == LineContext.CODE ? "code" : "string"));
        }
    }

    /** The token as it looks. */
    static String skeleton(String token) {
        StringBuilder skeleton = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            char latin = latinOf(token.charAt(i));
            skeleton.append(latin == 0 ? token.charAt(i) : latin);
        }
        return skeleton.toString();
    }

    private static char latinOf(char c) {
        if (c < 0x80) {
            return 0;
        }
        if (c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A) {
            return (char) (c - 0xFEE0);
        }
        int at = FOREIGN.indexOf(c);
        return at < 0 ? 0 : LATIN.charAt(at);
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c > 0xA0 && Character.isLetter(c);
    }
}

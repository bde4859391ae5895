package dev.vsxray.scanner.content;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells what language a text is in, from signs that prose does not have. Where no sign is strong enough it is just text. */
public final class TextKinds {

    /** Characters read; a language shows on its first page. */
    static final int MAX_READ = 8 * 1024;

    /** @param hints lower-case texts, one of which stands in every text that the expression matches */
    private record Sign(ContentKind kind, List<String> hints, Pattern pattern, int weight) {}

    /** Weights add up per language; {@link #ENOUGH} decides. One sign that nothing else has is enough alone. */
    private static final int ENOUGH = 4;

    /** From this weight on, no other language is asked after. */
    private static final int CERTAIN = 12;

    private static final int FIRST_MARK = 0x300;

    /**
     * Every repetition is bounded: the JDK's expressions are ten times as fast as linear ones on a page, and on a page
     * with bounds they cannot run away.
     */
    private static final List<Sign> SIGNS = List.of(
            sign(ContentKind.JAVASCRIPT, "#!", "^#!.{0,80}\\b(?:node|bun|deno)\\b", 9),
            sign(ContentKind.JAVASCRIPT, "require", "\\brequire\\s{0,4}\\(\\s{0,4}['\"`]", 3),
            sign(ContentKind.JAVASCRIPT, "exports", "\\bmodule\\.exports\\b|\\bexports\\.\\w{1,40}\\s{0,4}=", 4),
            sign(
                    ContentKind.JAVASCRIPT,
                    "function",
                    "\\bfunction[\\s*]{0,4}\\w{0,60}\\s{0,4}\\([^)]{0,200}\\)\\s{0,4}\\{",
                    3),
            sign(ContentKind.JAVASCRIPT, "const|let|var", "\\b(?:const|let|var)\\s{1,4}[\\w$]{1,60}\\s{0,4}=", 2),
            sign(ContentKind.JAVASCRIPT, "=>", "\\)\\s{0,4}=>|\\b[\\w$]{1,60}\\s{0,4}=>\\s{0,4}[\\w({]", 2),
            sign(ContentKind.JAVASCRIPT, "import", "(?m)^\\s{0,40}import\\s.{1,200}\\sfrom\\s{1,4}['\"]", 4),
            sign(
                    ContentKind.JAVASCRIPT,
                    "eval|new function|globalthis",
                    "\\beval\\s{0,4}\\(|\\bnew Function\\s{0,4}\\(|\\bglobalThis\\b",
                    3),
            sign(ContentKind.JAVASCRIPT, "function", "^\\s{0,40}[!;(+-]{0,4}(?:async\\s)?function\\b", 4),
            sign(
                    ContentKind.JAVASCRIPT,
                    "document.|window.|console.log(|process.",
                    "\\b(?:document|window)\\.\\w|\\bconsole\\.log\\(|\\bprocess\\.(?:env|argv|exit)\\b",
                    2),
            sign(ContentKind.JAVASCRIPT, "use strict", "['\"]use strict['\"]", 4),
            sign(ContentKind.PYTHON, "#!", "^#!.{0,80}\\bpython", 9),
            sign(
                    ContentKind.PYTHON,
                    "def|class",
                    "(?m)^\\s{0,40}(?:def|class)\\s{1,4}\\w{1,60}[^\\n]{0,200}:[ \\t]{0,8}$",
                    3),
            sign(
                    ContentKind.PYTHON,
                    "import",
                    "(?m)^(?:import\\s[\\w., ]{1,100}|from\\s[\\w.]{1,60}\\simport\\s.{1,200})$",
                    3),
            sign(
                    ContentKind.PYTHON,
                    ":",
                    "(?m)^\\s{0,40}(?:if|for|while|try|with|except)\\b[^\\n]{0,200}:[ \\t]{0,8}$",
                    1),
            sign(ContentKind.PYTHON, "exec", "\\bexec\\s{0,4}\\(\\s{0,4}(?:base64|zlib|__import__|bytes)", 4),
            sign(ContentKind.SHELL, "#!", "^#!.{0,80}\\b(?:sh|bash|zsh|dash|ksh|fish)\\b", 9),
            sign(ContentKind.SHELL, "then|do|case", "(?m)^\\s{0,40}(?:fi|done|esac)[ \\t]{0,8}$", 3),
            sign(
                    ContentKind.SHELL,
                    "export|echo|sudo|chmod|mkdir|set -",
                    "(?m)^\\s{0,40}(?:export\\s\\w{1,60}=|echo\\s[\"'$]|sudo\\s|chmod\\s|mkdir\\s-p|set -[eux])",
                    2),
            sign(ContentKind.SHELL, "http", "\\b(?:curl|wget)\\s[^\\n]{0,80}https?:", 2),
            sign(ContentKind.SHELL, "sh", "\\|\\s{0,4}(?:sudo\\s)?(?:ba|z)?sh\\b", 3),
            sign(
                    ContentKind.POWERSHELL,
                    "invoke-|new-object|set-execution|start-process|add-mppreference|write-host|get-childitem",
                    "(?i)\\b(?:Invoke-(?:Expression|WebRequest|RestMethod)|New-Object|Set-ExecutionPolicy|Start-Process|Add-MpPreference|Write-Host|Get-ChildItem)\\b",
                    4),
            sign(
                    ContentKind.POWERSHELL,
                    "param|function",
                    "(?im)^\\s{0,40}(?:param\\s{0,4}\\(|function\\s\\w{1,40}-\\w)",
                    3),
            sign(ContentKind.POWERSHELL, "$", "(?m)^\\s{0,40}\\$\\w{1,60}\\s{0,8}=\\s", 2),
            sign(
                    ContentKind.POWERSHELL,
                    "convert]|encoding]|webclient]|assembly]",
                    "(?i)\\[(?:System\\.)?(?:Convert|Text\\.Encoding|Net\\.WebClient|Reflection\\.Assembly)\\]",
                    4),
            sign(ContentKind.BATCH, "off", "(?im)^\\s{0,40}@?echo\\soff\\s{0,8}$", 6),
            sign(
                    ContentKind.BATCH,
                    "setlocal|goto|exist|set /|set\t/|rem",
                    "(?im)^\\s{0,40}(?:setlocal|goto\\s:?\\w|if\\s(?:not\\s)?exist\\s|set\\s/[ap]\\s|rem\\s)",
                    2),
            sign(
                    ContentKind.BATCH,
                    "dp0|%temp%|%appdata%|%userprofile%",
                    "%~?[0-9a-z]{0,4}dp0|%(?:TEMP|APPDATA|USERPROFILE)%",
                    2),
            sign(
                    ContentKind.VBSCRIPT,
                    "createobject",
                    "(?i)\\bCreateObject\\s{0,4}\\(\\s{0,4}\"(?:WScript|MSXML2|ADODB|Scripting|Shell)",
                    6),
            sign(
                    ContentKind.VBSCRIPT,
                    "dim|set|end",
                    "(?im)^\\s{0,40}(?:Dim\\s\\w|Set\\s\\w{1,60}\\s{0,4}=|End\\s(?:Sub|Function|If))",
                    2),
            sign(
                    ContentKind.APPLESCRIPT,
                    "tell application|do shell script",
                    "(?m)^\\s{0,40}tell application \"|do shell script \"",
                    6),
            sign(ContentKind.PHP, "<?php", "^\\s{0,40}<\\?php\\b", 9),
            sign(ContentKind.RUBY, "#!", "^#!.{0,80}\\bruby\\b", 9),
            sign(ContentKind.PERL, "#!", "^#!.{0,80}\\bperl\\b", 9),
            sign(ContentKind.HTA, "hta:application", "(?i)<hta:application\\b", 9));

    private static final LiteralAutomaton HINTS = new LiteralAutomaton(SIGNS.stream()
            .flatMap(sign -> sign.hints().stream())
            .map(hint -> hint.getBytes(StandardCharsets.US_ASCII))
            .toList());

    /** Which sign each hint of the automaton is of. */
    private static final int[] OWNERS = IntStream.range(0, SIGNS.size())
            .flatMap(sign -> SIGNS.get(sign).hints().stream().mapToInt(hint -> sign))
            .toArray();

    private TextKinds() {}

    /** @param hints separated by {@code |} */
    private static Sign sign(ContentKind kind, String hints, String regex, int weight) {
        return new Sign(kind, List.of(hints.split("\\|", -1)), Pattern.compile(regex), weight);
    }

    /** The kind of a text; {@link ContentKind#TEXT} where nothing speaks for a language. */
    public static ContentKind of(String whole) {
        String text = whole.length() <= MAX_READ ? whole : whole.substring(0, MAX_READ);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = text.stripLeading();
        ContentKind markup = markup(head);
        if (markup != ContentKind.UNKNOWN) {
            return markup;
        }
        if (isJson(head)) {
            return ContentKind.JSON;
        }
        return isJsFuck(head) ? ContentKind.JAVASCRIPT : language(text);
    }

    private static ContentKind markup(String head) {
        if (!head.startsWith("<")) {
            return ContentKind.UNKNOWN;
        }
        String start = head.substring(0, Math.min(head.length(), 2_000)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<?php")) {
            return ContentKind.PHP;
        }
        if (start.contains("<hta:application")) {
            return ContentKind.HTA;
        }
        if (start.startsWith("<!doctype html")
                || start.contains("<html")
                || start.startsWith("<script")
                || start.contains("<body")
                || start.startsWith("<iframe")) {
            return ContentKind.HTML;
        }
        if (start.startsWith("<svg") || start.contains("<svg")) {
            return ContentKind.SVG;
        }
        if (start.startsWith("<?xml") || start.startsWith("<!doctype") || start.startsWith("<!--")) {
            return ContentKind.XML;
        }
        return start.matches("(?s)<[a-z][\\w:.-]*[\\s>/].*") ? ContentKind.XML : ContentKind.UNKNOWN;
    }

    /** Begins like JSON and holds nothing that JSON (with comments) does not know. */
    private static boolean isJson(String head) {
        if (head.isEmpty() || head.charAt(0) != '{' && head.charAt(0) != '[') {
            return false;
        }
        int commas = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') {
                i = endOfString(head, i);
            } else if (c == '/') {
                i = endOfComment(head, i);
            } else if (Character.isLetter(c)) {
                int word = i;
                while (i + 1 < head.length() && Character.isLetter(head.charAt(i + 1))) {
                    i++;
                }
                String name = head.substring(word, i + 1);
                if (i + 1 < head.length() && !name.matches("true|false|null|[eE]")) {
                    return false;
                }
            } else if ("{}[]:,.+- \t\r\n".indexOf(c) < 0 && !Character.isDigit(c)) {
                return false;
            } else if (c == ',' || c == ':' || Character.isDigit(c)) {
                commas++;
            }
        }
        // Brackets and plus signs alone are how JSFuck writes programs.
        return commas > 0 || head.length() < 16;
    }

    private static int endOfString(String text, int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return text.length();
    }

    private static int endOfComment(String text, int slash) {
        boolean block = text.startsWith("/*", slash);
        int end = block ? text.indexOf("*/", slash + 2) : text.indexOf('\n', slash);
        return end < 0 ? text.length() : block ? end + 1 : end;
    }

    /** Texts of {@code []()!+} and little else are programs in JSFuck. */
    private static boolean isJsFuck(String text) {
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            signs += "[]()!+".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return text.length() > 200 && signs * 10L > text.length() * 9L;
    }

    /** The signs of which a hint stands in the text. */
    private static BitSet hinted(String text) {
        BitSet hinted = new BitSet();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HINTS.scan(bytes, 0, bytes.length, (hint, start) -> hinted.set(OWNERS[hint]));
        return hinted;
    }

    /**
     * A space for each combining mark: where Java looks for the edge of a word, it goes back over all marks before, at each
     * of them.
     */
    private static String withoutMarks(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) < FIRST_MARK) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text);
        for (int i = first; i < plain.length(); i++) {
            int type = Character.getType(plain.charAt(i));
            boolean mark = type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK;
            if (mark) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    private static ContentKind language(String whole) {
        String text = withoutMarks(whole);
        BitSet hinted = hinted(text);
        ContentKind best = ContentKind.TEXT;
        int bestWeight = ENOUGH - 1;
        int weight = 0;
        ContentKind current = ContentKind.UNKNOWN;
        for (int i = 0; i < SIGNS.size(); i++) {
            Sign sign = SIGNS.get(i);
            if (sign.kind() != current) {
                if (bestWeight >= CERTAIN) {
                    return best;
                }
                current = sign.kind();
                weight = 0;
            }
            if (hinted.get(i) && sign.pattern().matcher(text).find()) {
                weight += sign.weight();
            }
            if (weight > bestWeight) {
                best = current;
                bestWeight = weight;
            }
        }
        return best;
    }
}

package dev.vsxray.scanner.content;

import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by its shape that a script was made hard to read, and by what. It accuses nobody: what the code hides is read all the
 * same, and decides.
 */
final class ObfuscationReader {

    /** A list that is turned until a sum of its numbers is right, or a number of times, as javascript-obfuscator writes it. */
    private static final Pattern TURNED = Pattern.compile(
            "\\b([\\w$]{1,24})(?:\\.push|\\[['\"]push['\"]\\])\\(\\1(?:\\.shift|\\[['\"]shift['\"]\\])\\(\\)\\)");

    /** What stands before such a loop in code that turns a list of strings, in characters. */
    private static final int BEFORE = 600;

    private static final Pattern SUM =
            Pattern.compile("parseInt\\(.{1,300}parseInt\\(|while\\(--[\\w$]{1,24}\\)", Pattern.DOTALL);

    /** A function that takes a number off its argument to look it up. */
    private static final Pattern LOOKED_UP = Pattern.compile("(_0x[0-9a-f]{4,6})=\\1-\\(?-?0x[0-9a-f]{1,8}");

    private static final List<Packer> PACKERS = List.of(
            new Packer("edwards", "eval(function(p,a,c,k,e,", Pattern.compile("eval\\(function")),
            new Packer("jjencode", "=~[];", Pattern.compile("([\\w$]{1,40})=~\\[\\];\\1=\\{___:\\+\\+\\1,")),
            new Packer("aaencode", "\uff9f\u03c9\uff9f\uff89=", Pattern.compile("\uff9f\u03c9\uff9f\uff89= ?/")));

    /** Characters around the word of a packer that its shape may take. */
    private static final int AROUND = 100;

    /** Signs of brackets alone, in a row: no other program has so many. */
    private static final int MIN_BRACKETS = 500;

    private static final List<Guard> GUARDS = List.of(
            new Guard("formatting", "(((.+)+)+)+$"),
            new Guard("debugger", "('debugger')"),
            new Guard("debugger", "(\"debugger\")"),
            new Guard("debugger", "while (true) {}"));

    /** A script that a person wrote has shorter lines on average, in characters. */
    private static final int MIN_LINE = 300;

    /** Characters below which nobody makes a script shorter. */
    private static final int MIN_MINIFIED = 1_000;

    /** Of 100 characters, blanks in what a minifier left. */
    private static final int MAX_BLANKS = 12;

    /** Code has a sign of its grammar at least once in so many characters; a table of texts has fewer. */
    private static final int CHARACTERS_PER_SIGN = 25;

    private final ReadableText source;
    private final String text;
    private final Observations observations;

    private ObfuscationReader(ReadableText source, Observations observations) {
        this.source = source;
        this.text = source.text();
        this.observations = observations;
    }

    /**
     * What a packer leaves.
     *
     * @param text what always stands there, to be looked for first
     * @param shape how it stands there
     */
    private record Packer(String word, String text, Pattern shape) {}

    /** @param how what the guard looks at; {@code text} what tells it */
    private record Guard(String how, String text) {}

    static void read(ReadableText source, boolean script, Observations observations) {
        ObfuscationReader reader = new ObfuscationReader(source, observations);
        if (script) {
            reader.stringArray();
            reader.packed();
            reader.minified();
        }
        if (script || !(source instanceof FileText)) {
            reader.guards();
        }
    }

    private void stringArray() {
        Matcher turned = TURNED.matcher(text);
        for (int at = text.indexOf("shift"); at >= 0; at = text.indexOf("shift", at + 5)) {
            turned.region(Math.max(0, at - 70), Math.min(text.length(), at + 20));
            if (turned.find()
                    && SUM.matcher(text)
                            .region(Math.max(0, turned.start() - BEFORE), turned.start())
                            .find()) {
                tellStringArray(turned.start(), turned.end(), true);
                return;
            }
        }
        if (text.contains("_0x")) {
            Matcher lookedUp = LOOKED_UP.matcher(text);
            if (lookedUp.find()) {
                tellStringArray(lookedUp.start(), lookedUp.end(), false);
            }
        }
    }

    private void tellStringArray(int start, int end, boolean turned) {
        observations.trait(
                "obfuscator-string-array",
                source.evidence(start, end, "The strings are taken out of the code and looked up by number"),
                Facts.of("turned", turned));
    }

    private void packed() {
        for (Packer packer : PACKERS) {
            int at = text.indexOf(packer.text);
            boolean isIt = at >= 0
                    && packer.shape
                            .matcher(text)
                            .region(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND))
                            .find();
            if (isIt) {
                tellPacked(packer.word, at);
                return;
            }
        }
        int brackets = firstBrackets();
        if (brackets >= 0) {
            tellPacked("jsfuck", brackets);
        }
    }

    /** Where so many brackets begin, or -1. Looks backwards from where they would be enough, and so at few characters. */
    private int firstBrackets() {
        int start = 0;
        while (start + MIN_BRACKETS <= text.length()) {
            int at = start + MIN_BRACKETS - 1;
            while (at >= start && isBracket(text.charAt(at))) {
                at--;
            }
            if (at < start) {
                return start;
            }
            start = at + 1;
        }
        return -1;
    }

    private static boolean isBracket(char c) {
        return c == '[' || c == ']' || c == '(' || c == ')' || c == '!' || c == '+';
    }

    private void tellPacked(String by, int at) {
        observations.trait(
                "packed",
                source.evidence(at, at + 40, "The script unpacks another, as " + by + " does"),
                Facts.of("by", by));
    }

    private void guards() {
        for (Guard guard : GUARDS) {
            int at = text.indexOf(guard.text);
            if (at >= 0 && (!guard.how.equals("debugger") || isOfConstructor(at))) {
                tellGuard(guard.how, at, at + guard.text.length());
                return;
            }
        }
        if (text.equals("debugger")) {
            tellGuard("debugger", 0, text.length());
        }
    }

    /** A function made of a text that stops whoever looks at it runs. */
    private boolean isOfConstructor(int at) {
        return text.substring(Math.max(0, at - 40), at).matches("(?s).*(?:constructor|Function)['\"]?\\]?\\(?['\"]?");
    }

    private void tellGuard(String how, int start, int end) {
        observations.trait(
                "self-defending",
                source.evidence(start, end, "The script notices whether somebody looks at it"),
                Facts.of("how", how));
    }

    private void minified() {
        if (text.length() < MIN_MINIFIED) {
            return;
        }
        long lines = 1;
        long blanks = 0;
        long signs = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> {
                    lines++;
                    blanks++;
                }
                case ' ', '\t', '\r' -> blanks++;
                case ';', '{', '}', '(', ')', '=' -> signs++;
                default -> {}
            }
        }
        boolean isCode = signs * CHARACTERS_PER_SIGN >= text.length();
        if (isCode && text.length() / lines >= MIN_LINE && blanks * 100 <= (long) MAX_BLANKS * text.length()) {
            observations.trait(
                    "minified",
                    source.evidence(0, 1, "The script was made short"),
                    Facts.of("characters-per-line", text.length() / lines));
        }
    }
}

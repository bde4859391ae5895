package dev.vsxray.scanner.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A name as the eye takes it in: without separators, without the words that many names share, with letters that look
 * alike made equal.
 *
 * @param written as it stands, lower case
 * @param plain letters and digits only, lower case
 * @param core {@code plain} without the words that add nothing ({@code vscode}, {@code extension}) and without those that
 *     promise more ({@code pro}, {@code plus})
 * @param skeleton {@code plain} with look-alike characters made equal: {@code 0} and {@code o}, {@code 1}, {@code l} and
 *     {@code i}, {@code rn} and {@code m}, Cyrillic and Greek letters and their Latin doubles
 * @param promise the word that promises more, or empty
 */
record NameShape(String written, String plain, String core, String skeleton, String promise) {

    /** Words that say what everybody knows: it is an extension for this editor. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "vscode",
            "vs",
            "code",
            "vsc",
            "ext",
            "extension",
            "extensions",
            "plugin",
            "visual",
            "studio",
            "for",
            "the",
            "my");

    /** Words that make a copy look like the better original. */
    private static final Set<String> PROMISES = Set.of(
            "pro",
            "plus",
            "pluss",
            "premium",
            "official",
            "verified",
            "ai",
            "ultra",
            "max",
            "enhanced",
            "improved",
            "new",
            "latest",
            "free",
            "next",
            "better",
            "advanced",
            "lite",
            "x",
            "2",
            "3",
            "v2",
            "v3",
            "2024",
            "2025",
            "2026",
            "dev",
            "team",
            "tool",
            "tools",
            "support",
            "helper",
            "app",
            "one",
            "fixed",
            "custom",
            "continued",
            "updated",
            "original");

    private static final Map<Integer, String> DOUBLES = Map.ofEntries(
            Map.entry((int) 'а', "a"),
            Map.entry((int) 'е', "e"),
            Map.entry((int) 'о', "o"),
            Map.entry((int) 'р', "p"),
            Map.entry((int) 'с', "c"),
            Map.entry((int) 'у', "y"),
            Map.entry((int) 'х', "x"),
            Map.entry((int) 'і', "i"),
            Map.entry((int) 'ѕ', "s"),
            Map.entry((int) 'ј', "j"),
            Map.entry((int) 'ԁ', "d"),
            Map.entry((int) 'ո', "n"),
            Map.entry((int) 'ɡ', "g"),
            Map.entry((int) 'ⅼ', "l"),
            Map.entry((int) 'ο', "o"),
            Map.entry((int) 'α', "a"),
            Map.entry((int) 'ε', "e"),
            Map.entry((int) 'ν', "v"),
            Map.entry((int) 'ρ', "p"),
            Map.entry((int) 'τ', "t"),
            Map.entry((int) 'υ', "u"),
            Map.entry((int) 'ι', "i"),
            Map.entry((int) 'κ', "k"),
            Map.entry((int) 'м', "m"),
            Map.entry((int) 'т', "t"),
            Map.entry((int) 'к', "k"),
            Map.entry((int) 'в', "b"),
            Map.entry((int) 'н', "h"));

    /** Longer names are cut: the registries allow far less, and a forged manifest may hold anything. In UTF-16 units. */
    private static final int LONGEST = 120;

    static NameShape of(String name) {
        String bounded = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        String normal = Normalizer.normalize(bounded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = words(normal);
        String promise = "";
        List<String> kept = new ArrayList<>();
        for (String word : words) {
            if (PROMISES.contains(word) && !kept.isEmpty()) {
                promise = word;
            } else if (!EMPTY_WORDS.contains(word)) {
                kept.add(word);
            }
        }
        String plain = String.join("", words);
        return new NameShape(normal, plain, kept.isEmpty() ? plain : String.join("", kept), skeleton(plain), promise);
    }

    /** Splits at everything that is no letter or digit; {@code +} is the word {@code plus}. */
    private static List<String> words(String normal) {
        String spaced =
                normal.replace("+", " plus ").replace("c plus  plus ", "cpp").replace("c#", "csharp");
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        spaced.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static String skeleton(String plain) {
        StringBuilder latin = new StringBuilder();
        plain.codePoints().forEach(c -> latin.append(DOUBLES.getOrDefault(c, Character.toString(c))));
        return latin.toString()
                .replace("rn", "m")
                .replace("vv", "w")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('5', 's')
                .replace('3', 'e');
    }

    /** True where the two read the same although they are spelled differently. */
    boolean readsLike(NameShape other) {
        return !plain.equals(other.plain) && skeleton.equals(other.skeleton);
    }
}

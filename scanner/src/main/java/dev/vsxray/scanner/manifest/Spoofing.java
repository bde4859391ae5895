package dev.vsxray.scanner.manifest;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells texts that are made to look like another text. Knows nothing of which names are worth imitating. */
final class Spoofing {

    /** Scripts whose letters pass for Latin ones. */
    private static final Set<UnicodeScript> LATIN_ALIKE =
            EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;

    /** Characters without ink that Unicode does not count as format characters. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4);

    private Spoofing() {}

    /** The names of the traits that a one-line text shows to its reader, sorted. */
    static List<String> traitsOf(String text) {
        Set<String> traits = new TreeSet<>();
        for (String word : text.split("[^\\p{L}\\p{M}\\p{Cf}\\p{N}]+")) {
            if (mixesScripts(word)) {
                traits.add("display-name-mixed-script");
            }
        }
        if (hasStyledLetters(text)) {
            traits.add("display-name-styled-letters");
        }
        if (hasInvisible(text)) {
            traits.add("display-name-invisible-characters");
        }
        return List.copyOf(traits);
    }

    /** Latin letters and letters that pass for Latin in one word, as in {@code Pretti\u0435r}. */
    private static boolean mixesScripts(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().filter(Character::isLetter).forEach(letter -> scripts.add(UnicodeScript.of(letter)));
        return scripts.contains(UnicodeScript.LATIN) && scripts.stream().anyMatch(LATIN_ALIKE::contains);
    }

    /** Letters that are Latin after compatibility normalisation only: full-width or mathematical alphabets. */
    private static boolean hasStyledLetters(String text) {
        return text.codePoints()
                .filter(c -> c > 0x7F && Character.isLetter(c))
                .filter(c -> c >= 0x1D400 && c <= 0x1D7FF || c >= 0xFF21 && c <= 0xFF5A)
                .mapToObj(Character::toString)
                .map(letter -> Normalizer.normalize(letter, Normalizer.Form.NFKC))
                .anyMatch(plain -> plain.length() == 1 && plain.charAt(0) < 0x80);
    }

    private static boolean hasInvisible(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            // Emoji are joined and coloured by invisible characters; those follow a character that is no letter.
            boolean inEmoji = (c == ZERO_WIDTH_JOINER || c == EMOJI_SELECTOR)
                    && i > 0
                    && !Character.isLetterOrDigit(points[i - 1]);
            boolean selector = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
            if (!inEmoji && (selector || Character.getType(c) == Character.FORMAT || BLANK_LETTERS.contains(c))) {
                return true;
            }
        }
        return false;
    }
}

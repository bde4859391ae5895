package dev.vsxray.scanner.javascript.regexp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The sets that {@code \p{…}} names, as far as the JDK's own Unicode tables know them. */
final class UnicodeProperty {

    /** Java's general category numbers by the short names of Unicode; two-letter names, one-letter groups by prefix. */
    private static final Map<Integer, String> CATEGORY = Map.ofEntries(
            Map.entry((int) Character.UPPERCASE_LETTER, "Lu"),
            Map.entry((int) Character.LOWERCASE_LETTER, "Ll"),
            Map.entry((int) Character.TITLECASE_LETTER, "Lt"),
            Map.entry((int) Character.MODIFIER_LETTER, "Lm"),
            Map.entry((int) Character.OTHER_LETTER, "Lo"),
            Map.entry((int) Character.NON_SPACING_MARK, "Mn"),
            Map.entry((int) Character.ENCLOSING_MARK, "Me"),
            Map.entry((int) Character.COMBINING_SPACING_MARK, "Mc"),
            Map.entry((int) Character.DECIMAL_DIGIT_NUMBER, "Nd"),
            Map.entry((int) Character.LETTER_NUMBER, "Nl"),
            Map.entry((int) Character.OTHER_NUMBER, "No"),
            Map.entry((int) Character.SPACE_SEPARATOR, "Zs"),
            Map.entry((int) Character.LINE_SEPARATOR, "Zl"),
            Map.entry((int) Character.PARAGRAPH_SEPARATOR, "Zp"),
            Map.entry((int) Character.CONTROL, "Cc"),
            Map.entry((int) Character.FORMAT, "Cf"),
            Map.entry((int) Character.PRIVATE_USE, "Co"),
            Map.entry((int) Character.SURROGATE, "Cs"),
            Map.entry((int) Character.UNASSIGNED, "Cn"),
            Map.entry((int) Character.DASH_PUNCTUATION, "Pd"),
            Map.entry((int) Character.START_PUNCTUATION, "Ps"),
            Map.entry((int) Character.END_PUNCTUATION, "Pe"),
            Map.entry((int) Character.CONNECTOR_PUNCTUATION, "Pc"),
            Map.entry((int) Character.OTHER_PUNCTUATION, "Po"),
            Map.entry((int) Character.INITIAL_QUOTE_PUNCTUATION, "Pi"),
            Map.entry((int) Character.FINAL_QUOTE_PUNCTUATION, "Pf"),
            Map.entry((int) Character.MATH_SYMBOL, "Sm"),
            Map.entry((int) Character.CURRENCY_SYMBOL, "Sc"),
            Map.entry((int) Character.MODIFIER_SYMBOL, "Sk"),
            Map.entry((int) Character.OTHER_SYMBOL, "So"));

    private static final Map<String, String> LONG_CATEGORY = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Titlecase_Letter", "Lt"),
            Map.entry("Modifier_Letter", "Lm"),
            Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"),
            Map.entry("Nonspacing_Mark", "Mn"),
            Map.entry("Enclosing_Mark", "Me"),
            Map.entry("Spacing_Mark", "Mc"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("Letter_Number", "Nl"),
            Map.entry("Other_Number", "No"),
            Map.entry("Punctuation", "P"),
            Map.entry("punct", "P"),
            Map.entry("Connector_Punctuation", "Pc"),
            Map.entry("Dash_Punctuation", "Pd"),
            Map.entry("Symbol", "S"),
            Map.entry("Math_Symbol", "Sm"),
            Map.entry("Currency_Symbol", "Sc"),
            Map.entry("Other_Symbol", "So"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Other", "C"),
            Map.entry("Control", "Cc"),
            Map.entry("Format", "Cf"),
            Map.entry("Surrogate", "Cs"),
            Map.entry("Private_Use", "Co"),
            Map.entry("Unassigned", "Cn"));

    private UnicodeProperty() {}

    /** The set for the text between the braces, such as {@code Lu}, {@code Script=Greek} or {@code Emoji}. */
    static Optional<CodePointSet> named(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return category(text).or(() -> binary(text)).map(CodePointSet::of);
        }
        String value = text.substring(equals + 1);
        return switch (text.substring(0, equals)) {
            case "General_Category", "gc" -> category(value).map(CodePointSet::of);
            case "Script", "sc", "Script_Extensions", "scx" -> script(value).map(CodePointSet::of);
            default -> Optional.empty();
        };
    }

    private static Optional<IntPredicate> category(String name) {
        String wanted = LONG_CATEGORY.getOrDefault(name, name);
        if (CATEGORY.values().stream().noneMatch(known -> known.startsWith(wanted))) {
            return Optional.empty();
        }
        return Optional.of(
                c -> CATEGORY.getOrDefault(Character.getType(c), "Cn").startsWith(wanted));
    }

    private static Optional<IntPredicate> script(String name) {
        try {
            Character.UnicodeScript script = Character.UnicodeScript.forName(name.toUpperCase(Locale.ROOT));
            return Optional.of(c -> Character.UnicodeScript.of(c) == script);
        } catch (IllegalArgumentException unknownScript) {
            return Optional.empty();
        }
    }

    private static Optional<IntPredicate> binary(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "Any" -> c -> true;
                    case "Assigned" -> c -> Character.getType(c) != Character.UNASSIGNED;
                    case "ASCII" -> c -> c < 0x80;
                    case "ASCII_Hex_Digit", "AHex" -> c -> c < 0x80 && Character.digit(c, 16) >= 0;
                    case "Alphabetic", "Alpha" -> Character::isAlphabetic;
                    case "Lowercase", "Lower" -> Character::isLowerCase;
                    case "Uppercase", "Upper" -> Character::isUpperCase;
                    case "White_Space", "space" -> c -> CodePointSet.isSpace(c) && c != 0xFEFF || c == 0x85;
                    case "Ideographic", "Ideo" -> Character::isIdeographic;
                    case "ID_Start", "IDS", "XID_Start", "XIDS" -> c -> Character.isUnicodeIdentifierStart(c);
                    case "ID_Continue", "IDC", "XID_Continue", "XIDC" ->
                        c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
                    case "Default_Ignorable_Code_Point", "DI" -> UnicodeProperty::isDefaultIgnorable;
                    case "Variation_Selector", "VS" -> UnicodeProperty::isVariationSelector;
                    case "Emoji", "Emoji_Presentation", "EPres", "Extended_Pictographic", "ExtPict", "RGI_Emoji" ->
                        UnicodeProperty::isPictograph;
                    default -> null;
                });
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180F;
    }

    private static boolean isDefaultIgnorable(int c) {
        return isVariationSelector(c)
                || c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c >= 0x115F && c <= 0x1160
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || c >= 0xE0000 && c <= 0xE0FFF;
    }

    /** The blocks pictographs live in; JDK 17 has no emoji tables. */
    private static boolean isPictograph(int c) {
        return c >= 0x1F300 && c <= 0x1FAFF || c >= 0x2600 && c <= 0x27BF || c >= 0x1F1E6 && c <= 0x1F1FF;
    }
}

package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a regular expression is one, by ECMA-262 section 22.2.1 with Annex B. Goes over the pattern once, with a stack
 * of its own for groups. Of the sets of the {@code v} flag only the brackets are checked.
 */
final class RegExpSyntax {

    private static final String FLAGS = "dgimsuvy";

    /** Characters that an escape may make plain in a pattern with {@code u}. */
    private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";

    /** Thrown inside only; its message is the result. */
    private static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String reason) {
            super(reason, null, false, false);
        }
    }

    /** A group being read; {@code assertion} of a kind that no quantifier may follow. */
    private record Group(boolean lookahead, boolean lookbehind) {}

    private final String pattern;
    private final boolean unicode;
    private final boolean sets;
    private final boolean named;
    private int at;
    private int captures;
    private int largestReference;
    private final Set<String> names = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private final Deque<Map<String, Boolean>> alternatives = new ArrayDeque<>();

    private RegExpSyntax(String pattern, String flags) {
        this.pattern = pattern;
        this.sets = flags.indexOf('v') >= 0;
        this.unicode = sets || flags.indexOf('u') >= 0;
        this.named = unicode || hasNamedGroup(pattern);
    }

    /** What is wrong with it, if anything. */
    static Optional<String> problem(String pattern, String flags) {
        if (!areFlags(flags)) {
            return Optional.of("unknown or repeated flags of a regular expression");
        }
        try {
            new RegExpSyntax(pattern, flags).read();
            return Optional.empty();
        } catch (Invalid invalid) {
            return Optional.of("regular expression: " + invalid.getMessage());
        }
    }

    private static boolean areFlags(String flags) {
        for (int i = 0; i < flags.length(); i++) {
            if (FLAGS.indexOf(flags.charAt(i)) < 0 || flags.indexOf(flags.charAt(i), i + 1) >= 0) {
                return false;
            }
        }
        return flags.indexOf('u') < 0 || flags.indexOf('v') < 0;
    }

    /** Annex B reads {@code \\k} as a plain k unless some group has a name. */
    private static boolean hasNamedGroup(String pattern) {
        int group = pattern.indexOf("(?<");
        while (group >= 0) {
            char next = group + 3 < pattern.length() ? pattern.charAt(group + 3) : '=';
            if (next != '=' && next != '!') {
                return true;
            }
            group = pattern.indexOf("(?<", group + 3);
        }
        return false;
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char here() {
        return more() ? pattern.charAt(at) : '\0';
    }

    private boolean accept(char c) {
        if (more() && pattern.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean accept(String text) {
        if (pattern.startsWith(text, at)) {
            at += text.length();
            return true;
        }
        return false;
    }

    // ---- terms

    private void read() throws Invalid {
        Deque<Group> groups = new ArrayDeque<>();
        alternatives.push(new HashMap<>());
        boolean quantifiable = false;
        while (more()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '|' -> {
                    at++;
                    quantifiable = false;
                    startAlternative();
                }
                case '^', '$' -> {
                    at++;
                    quantifiable = false;
                }
                case '(' -> {
                    at++;
                    groups.push(openGroup());
                    quantifiable = false;
                }
                case ')' -> {
                    at++;
                    if (groups.isEmpty()) {
                        throw new Invalid("a closing parenthesis without an opening one");
                    }
                    Group closed = groups.pop();
                    closeAlternatives();
                    quantifiable = !closed.lookbehind && !(closed.lookahead && unicode);
                }
                case '*', '+', '?' -> {
                    at++;
                    quantify(quantifiable);
                    quantifiable = false;
                }
                case '{' -> {
                    if (acceptBraces()) {
                        quantify(quantifiable);
                        quantifiable = false;
                    } else if (unicode) {
                        throw new Invalid("a lone brace");
                    } else {
                        at++;
                        quantifiable = true;
                    }
                }
                case '}', ']' -> {
                    if (unicode) {
                        throw new Invalid("a lone bracket");
                    }
                    at++;
                    quantifiable = true;
                }
                case '[' -> {
                    at++;
                    readClass();
                    quantifiable = true;
                }
                case '\\' -> {
                    at++;
                    quantifiable = readEscape();
                }
                default -> {
                    at++;
                    quantifiable = true;
                }
            }
        }
        if (!groups.isEmpty()) {
            throw new Invalid("a parenthesis is not closed");
        }
        if (unicode && largestReference > captures) {
            throw new Invalid("a reference to a group that is not there");
        }
        if (!names.containsAll(references)) {
            throw new Invalid("a reference to a name that is not there");
        }
    }

    private void quantify(boolean quantifiable) throws Invalid {
        if (!quantifiable) {
            throw new Invalid("nothing to repeat");
        }
        accept('?');
    }

    /** {@code {2}}, {@code {2,}} or {@code {2,3}}; stays where it is when there is none. */
    private boolean acceptBraces() throws Invalid {
        int close = pattern.indexOf('}', at);
        int comma = at + 1;
        while (comma < pattern.length() && Characters.isDigit(pattern.charAt(comma))) {
            comma++;
        }
        if (close < 0 || comma == at + 1) {
            return false;
        }
        int end = comma;
        if (end < pattern.length() && pattern.charAt(end) == ',') {
            end++;
            while (end < pattern.length() && Characters.isDigit(pattern.charAt(end))) {
                end++;
            }
        }
        if (end != close) {
            return false;
        }
        boolean bounded = end > comma + 1;
        if (bounded && compareDigits(pattern.substring(at + 1, comma), pattern.substring(comma + 1, end)) > 0) {
            throw new Invalid("the numbers of a quantifier are out of order");
        }
        at = close + 1;
        return true;
    }

    private static int compareDigits(String one, String other) {
        String a = one.replaceFirst("^0+", "");
        String b = other.replaceFirst("^0+", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    // ---- groups

    private Group openGroup() throws Invalid {
        Map<String, Boolean> inherited = new HashMap<>();
        if (!accept('?')) {
            captures++;
            alternatives.push(inherited);
            return new Group(false, false);
        }
        Group group;
        if (accept('=') || accept('!')) {
            group = new Group(true, false);
        } else if (accept("<=") || accept("<!")) {
            group = new Group(false, true);
        } else if (accept('<')) {
            captures++;
            declare(readName());
            group = new Group(false, false);
        } else {
            readModifiers();
            group = new Group(false, false);
        }
        alternatives.push(inherited);
        return group;
    }

    /** {@code (?:}, {@code (?i:} or {@code (?ims-i:}. */
    private void readModifiers() throws Invalid {
        int from = at;
        while (more() && "ims-".indexOf(here()) >= 0) {
            at++;
        }
        String modifiers = pattern.substring(from, at);
        int dash = modifiers.indexOf('-');
        boolean fits =
                modifiers.chars().distinct().count() == modifiers.length() && !(dash >= 0 && modifiers.length() == 1);
        if (!fits || !accept(':')) {
            throw new Invalid("an unknown kind of group");
        }
    }

    /** Two groups may have one name only when at most one of them can take part: in different alternatives. */
    private void declare(String name) throws Invalid {
        names.add(name);
        Map<String, Boolean> current = alternatives.element();
        for (Map<String, Boolean> enclosing : alternatives) {
            if (Boolean.TRUE.equals(enclosing.get(name))) {
                throw new Invalid("two groups have one name");
            }
        }
        current.put(name, true);
    }

    private void startAlternative() {
        alternatives.element().replaceAll((name, active) -> false);
    }

    private void closeAlternatives() {
        Map<String, Boolean> inner = alternatives.pop();
        Map<String, Boolean> outer = alternatives.element();
        inner.keySet().forEach(name -> outer.put(name, true));
    }

    private String readName() throws Invalid {
        int close = pattern.indexOf('>', at);
        if (close <= at) {
            throw new Invalid("a name of a group that is none");
        }
        StringBuilder name = new StringBuilder();
        while (at < close) {
            int codePoint = pattern.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\\') {
                codePoint = readUnicodeEscape(true);
            }
            boolean fits =
                    name.isEmpty() ? Characters.isIdentifierStart(codePoint) : Characters.isIdentifierPart(codePoint);
            if (!fits) {
                throw new Invalid("a name of a group that is none");
            }
            name.appendCodePoint(codePoint);
        }
        at = close + 1;
        return name.toString();
    }

    // ---- escapes

    /** Behind a backslash; says whether a quantifier may follow. */
    private boolean readEscape() throws Invalid {
        if (!more()) {
            throw new Invalid("a lone backslash");
        }
        char c = pattern.charAt(at);
        if (c == 'b' || c == 'B') {
            at++;
            return false;
        }
        if (c == 'k' && named) {
            at++;
            if (!accept('<')) {
                throw new Invalid("a reference without a name");
            }
            references.add(readName());
            return true;
        }
        if (c >= '1' && c <= '9' && unicode) {
            int reference = 0;
            while (Characters.isDigit(here())) {
                reference = Math.min(reference * 10 + here() - '0', 1_000_000);
                at++;
            }
            largestReference = Math.max(largestReference, reference);
            return true;
        }
        readCharacterEscape(false);
        return true;
    }

    /** Gives the character the escape stands for, or -1 for a class of them. */
    private int readCharacterEscape(boolean inClass) throws Invalid {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case 'd', 'D', 's', 'S', 'w', 'W' -> {
                return -1;
            }
            case 'p', 'P' -> {
                if (unicode) {
                    readProperty();
                    return -1;
                }
                return c;
            }
            case 'n' -> {
                return '\n';
            }
            case 't' -> {
                return '\t';
            }
            case 'r' -> {
                return '\r';
            }
            case 'f' -> {
                return '\f';
            }
            case 'v' -> {
                return 0x0B;
            }
            case 'u' -> {
                return readUnicodeEscape(unicode);
            }
            case 'x' -> {
                return readHexEscape();
            }
            case 'c' -> {
                if (more() && Characters.isAsciiLetter(here())) {
                    return pattern.charAt(at++) % 32;
                }
                if (unicode) {
                    throw new Invalid("an escape that stands for nothing");
                }
                return c;
            }
            case '0' -> {
                if (unicode && Characters.isDigit(here())) {
                    throw new Invalid("an escape that stands for nothing");
                }
                return 0;
            }
            default -> {
                boolean known = SYNTAX_CHARACTERS.indexOf(c) >= 0
                        || inClass && c == '-'
                        || sets && inClass && "&-!#%,:;<=>@`~".indexOf(c) >= 0;
                if (unicode && !known) {
                    throw new Invalid("an escape that stands for nothing");
                }
                return c;
            }
        }
    }

    private int readHexEscape() throws Invalid {
        int high = at < pattern.length() ? Characters.hexValue(pattern.charAt(at)) : -1;
        int low = at + 1 < pattern.length() ? Characters.hexValue(pattern.charAt(at + 1)) : -1;
        if (high >= 0 && low >= 0) {
            at += 2;
            return high * 16 + low;
        }
        if (unicode) {
            throw new Invalid("an escape that stands for nothing");
        }
        return 'x';
    }

    private int readUnicodeEscape(boolean strict) throws Invalid {
        if (strict && here() == 'u') {
            at++;
        }
        if (strict && accept('{')) {
            int close = pattern.indexOf('}', at);
            int codePoint = 0;
            boolean valid = close > at;
            for (int i = at; valid && i < close; i++) {
                int digit = Characters.hexValue(pattern.charAt(i));
                codePoint = codePoint * 16 + digit;
                valid = digit >= 0 && codePoint <= Character.MAX_CODE_POINT;
            }
            if (!valid) {
                throw new Invalid("an escape that stands for nothing");
            }
            at = close + 1;
            return codePoint;
        }
        int unit = readFourDigits();
        if (unit < 0) {
            if (strict) {
                throw new Invalid("an escape that stands for nothing");
            }
            return 'u';
        }
        if (strict && Character.isHighSurrogate((char) unit) && pattern.startsWith("\\u", at)) {
            int before = at;
            at += 2;
            int low = readFourDigits();
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            at = before;
        }
        return unit;
    }

    private int readFourDigits() {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < pattern.length() ? Characters.hexValue(pattern.charAt(i)) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        at += 4;
        return unit;
    }

    /** <code>{Letter}</code> or <code>{Script=Greek}</code>; which names exist is a matter of the engine's Unicode. */
    private void readProperty() throws Invalid {
        int close = pattern.indexOf('}', at);
        if (!accept('{') || close <= at) {
            throw new Invalid("a property without a name");
        }
        for (int i = at; i < close; i++) {
            char c = pattern.charAt(i);
            if (!Characters.isAsciiPart(c) && c != '=' || c == '$') {
                throw new Invalid("a property without a name");
            }
        }
        at = close + 1;
    }

    // ---- classes

    private void readClass() throws Invalid {
        if (sets) {
            readSet();
            return;
        }
        accept('^');
        while (more() && here() != ']') {
            int low = readClassAtom();
            if (here() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                at++;
                int high = readClassAtom();
                if (low < 0 || high < 0) {
                    if (unicode) {
                        throw new Invalid("a range of what is no character");
                    }
                } else if (low > high) {
                    throw new Invalid("a range out of order");
                }
            }
        }
        if (!accept(']')) {
            throw new Invalid("a class is not closed");
        }
    }

    private int readClassAtom() throws Invalid {
        if (here() != '\\') {
            int codePoint = unicode ? pattern.codePointAt(at) : pattern.charAt(at);
            at += Character.charCount(codePoint);
            return codePoint;
        }
        at++;
        if (!more()) {
            throw new Invalid("a lone backslash");
        }
        char c = here();
        if (c == 'b') {
            at++;
            return '\b';
        }
        if (!unicode && c >= '0' && c <= '7') {
            int octal = 0;
            for (int digits = 0; digits < 3 && here() >= '0' && here() <= '7' && octal < 32; digits++) {
                octal = octal * 8 + here() - '0';
                at++;
            }
            return octal;
        }
        if (unicode && c >= '1' && c <= '9') {
            throw new Invalid("an escape that stands for nothing");
        }
        return readCharacterEscape(true);
    }

    /** Sets stand in one another; only their brackets and escapes are looked at. */
    private void readSet() throws Invalid {
        int open = 1;
        while (open > 0) {
            if (!more()) {
                throw new Invalid("a class is not closed");
            }
            char c = pattern.charAt(at++);
            switch (c) {
                case '[' -> open++;
                case ']' -> open--;
                case '(', ')', '/', '|' -> throw new Invalid("a class has a character that needs an escape");
                case '{', '}' -> throw new Invalid("a class has a brace that needs an escape");
                case '\\' -> {
                    if (!more()) {
                        throw new Invalid("a lone backslash");
                    }
                    if (here() == 'b') {
                        at++;
                    } else if (accept("q{")) {
                        skipStrings();
                    } else {
                        readCharacterEscape(true);
                    }
                }
                default -> {}
            }
        }
    }

    /** {@code \q{abc|d}}. */
    private void skipStrings() throws Invalid {
        while (more() && here() != '}') {
            if (accept('\\')) {
                if (!more()) {
                    break;
                }
                readCharacterEscape(true);
            } else {
                at++;
            }
        }
        if (!accept('}')) {
            throw new Invalid("a list of strings is not closed");
        }
    }
}

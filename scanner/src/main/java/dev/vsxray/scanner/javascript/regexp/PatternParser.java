package dev.vsxray.scanner.javascript.regexp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a pattern into a {@link Term}, with the web's leniency (Annex B) where the flags allow it. */
final class PatternParser {

    /** Groups in groups; real patterns stay under 20, and the parser and compiler recurse once per level. */
    private static final int MAX_NESTING = 200;

    private final String pattern;
    private final String flags;
    private final boolean unicode;
    private final Map<String, List<Integer>> groupNames = new LinkedHashMap<>();
    private final int declaredGroups;
    private int position;
    private int groups = 1;
    private int nesting;
    private boolean ignoreCase;
    private boolean multiline;
    private boolean dotAll;

    PatternParser(String pattern, String flags) {
        this.pattern = pattern;
        this.flags = flags;
        this.unicode = flags.contains("u") || flags.contains("v");
        this.ignoreCase = flags.contains("i");
        this.multiline = flags.contains("m");
        this.dotAll = flags.contains("s");
        this.declaredGroups = collectGroups();
    }

    /** Group 0 included. */
    int groupCount() {
        return groups;
    }

    Map<String, List<Integer>> groupNames() {
        return groupNames;
    }

    Term parse() throws RegExpSyntaxException {
        Term term = alternatives();
        if (position < pattern.length()) {
            throw error("Unmatched ')'");
        }
        return term;
    }

    /** Counts and names the groups before parsing: {@code \1} and {@code \k} may stand before their group. */
    private int collectGroups() {
        int count = 1;
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                if (!pattern.startsWith("(?", i)) {
                    count++;
                } else if (pattern.startsWith("(?<", i)
                        && !pattern.startsWith("(?<=", i)
                        && !pattern.startsWith("(?<!", i)) {
                    int close = pattern.indexOf('>', i);
                    if (close > 0) {
                        groupNames
                                .computeIfAbsent(pattern.substring(i + 3, close), name -> new ArrayList<>())
                                .add(count);
                    }
                    count++;
                }
            }
        }
        return count;
    }

    private Term alternatives() throws RegExpSyntaxException {
        if (++nesting > MAX_NESTING) {
            throw error("Regular expression too deeply nested");
        }
        List<Term> options = new ArrayList<>();
        options.add(sequence());
        while (eat('|')) {
            options.add(sequence());
        }
        nesting--;
        return options.size() == 1 ? options.get(0) : new Term.Alternatives(options);
    }

    private Term sequence() throws RegExpSyntaxException {
        List<Term> terms = new ArrayList<>();
        while (position < pattern.length() && peek() != '|' && peek() != ')') {
            int firstGroup = groups;
            Term atom = atom();
            terms.add(quantified(atom, firstGroup));
        }
        return terms.size() == 1 ? terms.get(0) : new Term.Sequence(terms);
    }

    private Term quantified(Term atom, int firstGroup) throws RegExpSyntaxException {
        int min;
        int max = Integer.MAX_VALUE;
        int start = position;
        if (eat('*')) {
            min = 0;
        } else if (eat('+')) {
            min = 1;
        } else if (eat('?')) {
            min = 0;
            max = 1;
        } else if (eat('{')) {
            int[] bounds = braces();
            if (bounds.length == 0) {
                position = start;
                return atom;
            }
            min = bounds[0];
            max = bounds[1];
        } else {
            return atom;
        }
        if (max < min) {
            throw error("numbers out of order in {} quantifier");
        }
        boolean repeatable = !(atom instanceof Term.LineStart
                || atom instanceof Term.LineEnd
                || atom instanceof Term.WordBoundary
                || atom instanceof Term.Look look && (look.behind() || unicode));
        if (!repeatable) {
            throw error("Nothing to repeat");
        }
        return new Term.Repeat(atom, min, max, !eat('?'), firstGroup, groups);
    }

    /** Minimum and maximum after an opening brace, or nothing when the brace stands for itself. */
    private int[] braces() throws RegExpSyntaxException {
        int min = decimal();
        if (min < 0) {
            return literalBrace();
        }
        int max = min;
        if (eat(',')) {
            max = decimal();
            max = max < 0 ? Integer.MAX_VALUE : max;
        }
        return eat('}') ? new int[] {min, max} : literalBrace();
    }

    private int[] literalBrace() throws RegExpSyntaxException {
        if (unicode) {
            throw error("Incomplete quantifier");
        }
        return new int[0];
    }

    /** A decimal number, cut at {@link Integer#MAX_VALUE}, or -1 where none stands. */
    private int decimal() {
        long value = -1;
        while (position < pattern.length() && peek() >= '0' && peek() <= '9') {
            value = Math.min(Integer.MAX_VALUE, Math.max(0, value) * 10 + (peek() - '0'));
            position++;
        }
        return (int) value;
    }

    private Term atom() throws RegExpSyntaxException {
        char c = peek();
        switch (c) {
            case '^':
                position++;
                return new Term.LineStart(multiline);
            case '$':
                position++;
                return new Term.LineEnd(multiline);
            case '(':
                position++;
                return group();
            case '.':
                position++;
                return new Term.OneOf(
                        dotAll ? CodePointSet.of(any -> true) : CodePointSet.LINE_TERMINATOR.negate(), false);
            case '[':
                position++;
                return new Term.OneOf(classParser().parse(), ignoreCase);
            case '\\':
                position++;
                return escape();
            case '*', '+', '?':
                throw error("Nothing to repeat");
            case '{':
                if (unicode || bracesAreQuantifier()) {
                    throw error("Nothing to repeat");
                }
                break;
            case ']', '}':
                if (unicode) {
                    throw error("Lone quantifier brackets");
                }
                break;
            default:
                break;
        }
        return new Term.Literal(next(), ignoreCase);
    }

    private boolean bracesAreQuantifier() throws RegExpSyntaxException {
        int start = position++;
        boolean quantifier = braces().length > 0;
        position = start;
        return quantifier;
    }

    private Term group() throws RegExpSyntaxException {
        boolean savedCase = ignoreCase;
        boolean savedLines = multiline;
        boolean savedDot = dotAll;
        Term term;
        if (!eat('?')) {
            int group = groups++;
            term = new Term.Capture(group, alternatives());
        } else if (eat("<=")) {
            term = new Term.Look(alternatives(), true, false);
        } else if (eat("<!")) {
            term = new Term.Look(alternatives(), true, true);
        } else if (eat('=')) {
            term = new Term.Look(alternatives(), false, false);
        } else if (eat('!')) {
            term = new Term.Look(alternatives(), false, true);
        } else if (eat('<')) {
            int close = pattern.indexOf('>', position);
            if (close <= position) {
                throw error("Invalid capture group name");
            }
            position = close + 1;
            int group = groups++;
            term = new Term.Capture(group, alternatives());
        } else {
            modifiers();
            term = alternatives();
        }
        if (!eat(')')) {
            throw error("Unterminated group");
        }
        ignoreCase = savedCase;
        multiline = savedLines;
        dotAll = savedDot;
        return term;
    }

    /** {@code (?ims-ims:}, after the question mark; {@code (?:} is the one without letters. */
    private void modifiers() throws RegExpSyntaxException {
        boolean on = true;
        while (!eat(':')) {
            if (position >= pattern.length()) {
                throw error("Invalid group");
            }
            switch (pattern.charAt(position++)) {
                case 'i' -> ignoreCase = on;
                case 'm' -> multiline = on;
                case 's' -> dotAll = on;
                case '-' -> on = false;
                default -> throw error("Invalid group");
            }
        }
    }

    private Term escape() throws RegExpSyntaxException {
        if (position >= pattern.length()) {
            throw error("\\ at end of pattern");
        }
        char c = peek();
        if (c == 'b' || c == 'B') {
            position++;
            return new Term.WordBoundary(c == 'B');
        }
        if (c == 'k' && (unicode || !groupNames.isEmpty())) {
            return namedReference();
        }
        if (c >= '1' && c <= '9') {
            int start = position;
            int group = decimal();
            if (group < declaredGroups) {
                return new Term.BackReference(List.of(group), ignoreCase);
            }
            if (unicode) {
                throw error("Invalid escape");
            }
            position = start;
        }
        ClassParser escapes = classParser();
        CodePointSet set = escapes.classEscape();
        if (set != null) {
            return new Term.OneOf(set, ignoreCase);
        }
        return new Term.Literal(escapes.characterEscape(false), ignoreCase);
    }

    private Term namedReference() throws RegExpSyntaxException {
        int close = pattern.indexOf('>', position);
        if (!pattern.startsWith("k<", position) || close < 0) {
            throw error("Invalid named reference");
        }
        List<Integer> named = groupNames.get(pattern.substring(position + 2, close));
        if (named == null) {
            throw error("Invalid named capture referenced");
        }
        position = close + 1;
        return new Term.BackReference(named, ignoreCase);
    }

    private ClassParser classParser() {
        return new ClassParser(this, unicode, flags.contains("v"));
    }

    // What the class parser shares of the cursor.

    boolean atEnd() {
        return position >= pattern.length();
    }

    char peek() {
        return pattern.charAt(position);
    }

    char peekAt(int ahead) {
        int at = position + ahead;
        return at < pattern.length() ? pattern.charAt(at) : '\0';
    }

    boolean eat(char c) {
        if (position < pattern.length() && pattern.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    boolean eat(String text) {
        if (pattern.startsWith(text, position)) {
            position += text.length();
            return true;
        }
        return false;
    }

    /** The next code point in unicode mode, else the next UTF-16 unit. */
    int next() {
        int c = unicode ? pattern.codePointAt(position) : pattern.charAt(position);
        position += Character.charCount(c);
        return c;
    }

    int position() {
        return position;
    }

    void rewind(int to) {
        position = to;
    }

    String until(char close) throws RegExpSyntaxException {
        int end = pattern.indexOf(close, position);
        if (end < 0) {
            throw error("Missing '" + close + "'");
        }
        String text = pattern.substring(position, end);
        position = end + 1;
        return text;
    }

    boolean hasNamedGroups() {
        return !groupNames.isEmpty();
    }

    RegExpSyntaxException error(String reason) {
        return new RegExpSyntaxException(pattern, reason);
    }
}

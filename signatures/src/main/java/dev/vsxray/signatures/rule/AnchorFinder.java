package dev.vsxray.signatures.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds texts of which one stands in every match of a regular expression (RE2 syntax), so that the expression needs to
 * run only where such a text was seen. It understands less than RE2 does and then finds nothing, never something wrong.
 */
final class AnchorFinder {

    private final String regex;
    private int at;

    private AnchorFinder(String regex) {
        this.regex = regex;
    }

    /** @return the anchors, or nothing when none of at least {@code shortest} characters can be told */
    static List<String> anchorsOf(String regex, int shortest) {
        AnchorFinder finder = new AnchorFinder(regex);
        try {
            Part whole = finder.alternation();
            boolean readToTheEnd = finder.at == regex.length();
            return readToTheEnd && whole.shortest() >= shortest ? whole.anchors() : List.of();
        } catch (NotUnderstood notUnderstood) {
            return List.of();
        }
    }

    /**
     * What is known of the matches of a part.
     *
     * @param exact the only text that matches, where there is one
     * @param anchors one of these stands in every match; empty where nothing is known
     */
    private record Part(Optional<String> exact, List<String> anchors) {

        static final Part ANYTHING = new Part(Optional.empty(), List.of());

        static Part text(String text) {
            return new Part(Optional.of(text), text.isEmpty() ? List.of() : List.of(text));
        }

        int shortest() {
            return anchors.stream().mapToInt(String::length).min().orElse(0);
        }

        /** Longer anchors occur more rarely; of equally long ones, fewer are cheaper to look for. */
        Part better(Part other) {
            if (other.shortest() != shortest()) {
                return other.shortest() > shortest() ? other : this;
            }
            return other.anchors.size() < anchors.size() ? other : this;
        }

        Part inexact() {
            return new Part(Optional.empty(), anchors);
        }
    }

    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Part alternation() throws NotUnderstood {
        List<Part> branches = new ArrayList<>();
        branches.add(concatenation());
        while (peek('|')) {
            at++;
            branches.add(concatenation());
        }
        if (branches.size() == 1) {
            return branches.get(0);
        }
        List<String> anchors = new ArrayList<>();
        for (Part branch : branches) {
            if (branch.anchors().isEmpty()) {
                return Part.ANYTHING;
            }
            anchors.addAll(branch.anchors());
        }
        return new Part(Optional.empty(), anchors.stream().distinct().toList());
    }

    private Part concatenation() throws NotUnderstood {
        StringBuilder run = new StringBuilder();
        boolean exact = true;
        Part best = Part.ANYTHING;
        while (at < regex.length() && !peek('|') && !peek(')')) {
            Part next = repeated(atom());
            if (next.exact().isPresent()) {
                run.append(next.exact().get());
            } else {
                best = best.better(Part.text(run.toString())).better(next);
                run.setLength(0);
                exact = false;
            }
        }
        return exact
                ? Part.text(run.toString())
                : best.better(Part.text(run.toString())).inexact();
    }

    private Part repeated(Part part) throws NotUnderstood {
        Part result = part;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '*' || c == '?') {
                result = Part.ANYTHING;
                at++;
            } else if (c == '+') {
                result = result.inexact();
                at++;
            } else if (c == '{') {
                int end = regex.indexOf('}', at);
                if (end < 0) {
                    throw new NotUnderstood();
                }
                boolean mayBeAbsent = regex.startsWith("0", at + 1);
                result = mayBeAbsent ? Part.ANYTHING : result.inexact();
                at = end + 1;
            } else {
                return result;
            }
        }
        return result;
    }

    private Part atom() throws NotUnderstood {
        char c = regex.charAt(at++);
        switch (c) {
            case '(':
                return group();
            case '[':
                return characterClass();
            case '\\':
                return escape();
            case '.':
                return Part.ANYTHING;
            case '^':
            case '$':
                return Part.text("");
            case '*':
            case '+':
            case '?':
                throw new NotUnderstood();
            default:
                return Part.text(String.valueOf(c));
        }
    }

    private Part group() throws NotUnderstood {
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (regex.startsWith("?P<", at)) {
            at = after(">");
        } else if (peek('?')) {
            throw new NotUnderstood(); // flags: a rule has fields for them
        }
        Part inner = alternation();
        if (!peek(')')) {
            throw new NotUnderstood();
        }
        at++;
        return inner;
    }

    private Part characterClass() throws NotUnderstood {
        int start = at;
        if (peek('^')) {
            at++;
        }
        if (peek(']')) {
            at++;
        }
        while (at < regex.length() && !peek(']')) {
            if (regex.startsWith("[:", at)) {
                at = after(":]");
            } else {
                at += peek('\\') ? 2 : 1;
            }
        }
        if (at >= regex.length()) {
            throw new NotUnderstood();
        }
        String inside = regex.substring(start, at++);
        boolean single = inside.length() == 1 && !inside.equals("^");
        return single ? Part.text(inside) : Part.ANYTHING;
    }

    private Part escape() throws NotUnderstood {
        if (at >= regex.length()) {
            throw new NotUnderstood();
        }
        char c = regex.charAt(at++);
        switch (c) {
            case 'b':
            case 'B':
            case 'A':
            case 'z':
                return Part.text("");
            case 'd':
            case 'D':
            case 's':
            case 'S':
            case 'w':
            case 'W':
                return Part.ANYTHING;
            case 'n':
                return Part.text("\n");
            case 't':
                return Part.text("\t");
            case 'r':
                return Part.text("\r");
            case 'x':
                return hexadecimal();
            case 'p':
            case 'P':
                at = peek('{') ? after("}") : at + 1;
                return Part.ANYTHING;
            default:
                if (Character.isLetterOrDigit(c)) {
                    throw new NotUnderstood();
                }
                return Part.text(String.valueOf(c));
        }
    }

    private Part hexadecimal() throws NotUnderstood {
        boolean braced = peek('{');
        int start = braced ? at + 1 : at;
        int end = braced ? regex.indexOf('}', at) : at + 2;
        try {
            int codePoint = Integer.parseInt(regex.substring(start, end), 16);
            at = braced ? end + 1 : end;
            return Part.text(Character.toString(codePoint));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noNumber) {
            throw new NotUnderstood();
        }
    }

    private int after(String end) throws NotUnderstood {
        int found = regex.indexOf(end, at);
        if (found < 0) {
            throw new NotUnderstood();
        }
        return found + end.length();
    }

    private boolean peek(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }
}

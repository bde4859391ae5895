package dev.vsxray.scanner.javascript.regexp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled JavaScript regular expression (ECMA-262, section "RegExp", with Annex B). Immutable; each attempt to match
 * has its own state.
 */
public final class RegExp {

    private static final String FLAGS = "dgimsuvy";

    private final String pattern;
    private final String flags;
    private final Program program;
    private final Map<String, List<Integer>> groupNames;

    private RegExp(String pattern, String flags, Program program, Map<String, List<Integer>> groupNames) {
        this.pattern = pattern;
        this.flags = flags;
        this.program = program;
        this.groupNames = groupNames;
    }

    public static RegExp compile(String pattern, String flags) throws RegExpSyntaxException {
        checkFlags(pattern, flags);
        PatternParser parser = new PatternParser(pattern, flags);
        Term term = parser.parse();
        Program program = new Compiler(parser.groupCount(), flags, pattern).compile(term);
        return new RegExp(pattern, flags, program, new LinkedHashMap<>(parser.groupNames()));
    }

    private static void checkFlags(String pattern, String flags) throws RegExpSyntaxException {
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            if (FLAGS.indexOf(flag) < 0 || flags.indexOf(flag) != i) {
                throw new RegExpSyntaxException(pattern, "Invalid flags '" + flags + "'");
            }
        }
        if (flags.contains("u") && flags.contains("v")) {
            throw new RegExpSyntaxException(pattern, "Invalid flags '" + flags + "'");
        }
    }

    public String pattern() {
        return pattern;
    }

    public String flags() {
        return flags;
    }

    public boolean global() {
        return flags.contains("g");
    }

    public boolean sticky() {
        return flags.contains("y");
    }

    /** Whether it reads code points rather than UTF-16 units. */
    public boolean unicode() {
        return flags.contains("u") || flags.contains("v");
    }

    /** Number of groups, group 0 (the whole match) included. */
    public int groupCount() {
        return program.groupCount();
    }

    /** Names in the order they are written, each with the groups that carry it. */
    public Map<String, List<Integer>> groupNames() {
        return groupNames;
    }

    /** Searches from {@code from}; a sticky expression matches there or not at all. */
    public Outcome match(String input, int from, long maxSteps) {
        return new Matcher(program, input, maxSteps).search(from, sticky(), unicode());
    }
}

package dev.vsxray.scanner.audit;

import java.util.regex.Pattern;

/**
 * Which of the texts that network calls are given say who is talked to: addresses, host names, and paths whose host the
 * run did not learn. Clients that write a protocol by hand also hand over header lines, and parts of an address that
 * was put together from what only the running program knows; none of those does.
 */
final class FarEnds {

    /** A host name of two labels or more, of which the run may know parts only, or a number that stands for one. */
    private static final String HOST = "(?:[\\w\\p{L}\u2026-]*\\.)+\\p{L}[\\w\\p{L}-]+\\.?"
            + "|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}" + "|\\[?[0-9a-f:]*::[0-9a-f:]*+\\]?+" + "|localhost";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@\\s]*@)?(?:" + HOST + ")(?::[\\w\u2026]+)?(?:[/?#].*)?\u2026?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PATH_OF_UNKNOWN_HOST = Pattern.compile("(?:[a-z]+://)?\u2026/[\\w.~-][^\\s]*");

    private FarEnds() {}

    static boolean names(String text) {
        return ADDRESS.matcher(text).matches()
                || PATH_OF_UNKNOWN_HOST.matcher(text).matches();
    }
}

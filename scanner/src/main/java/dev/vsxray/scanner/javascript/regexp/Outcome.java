package dev.vsxray.scanner.javascript.regexp;

/** What one attempt to match came to. */
public sealed interface Outcome {

    /** Instructions executed, for the caller's own budget. */
    long steps();

    /**
     * A match.
     *
     * @param bounds start and end of each group as UTF-16 offsets, group 0 first; -1 where a group took no part
     */
    record Match(int[] bounds, long steps) implements Outcome {

        public int start() {
            return bounds[0];
        }

        public int end() {
            return bounds[1];
        }

        public boolean took(int group) {
            return bounds[2 * group] >= 0;
        }

        public String group(int group, String input) {
            return input.substring(bounds[2 * group], bounds[2 * group + 1]);
        }
    }

    record NoMatch(long steps) implements Outcome {}

    /** The budget was spent before an answer was found. */
    record OutOfSteps(long steps) implements Outcome {}
}

package dev.vsxray.nightly.program;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts programs of the system. Never on scanned content, never through a shell. */
public interface Programs {

    /**
     * Runs a program to its end.
     *
     * @throws IOException where it cannot be started, or does not end in time
     */
    Outcome run(Invocation invocation) throws IOException;

    /** Whether a program of this name is on the search path. */
    boolean has(String name);

    /** Runs a program that reads nothing and needs no environment of its own. */
    default Outcome run(String... words) throws IOException {
        return run(Invocation.of(words));
    }

    /**
     * A program and what it is given.
     *
     * @param words the program and its arguments, each as the program shall see it
     * @param input what it reads from standard input
     * @param environment variables it gets beside those of this process
     */
    record Invocation(List<String> words, String input, Map<String, String> environment) {

        public Invocation {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }

        public static Invocation of(String... words) {
            return new Invocation(List.of(words), "", Map.of());
        }

        public Invocation reading(String text) {
            return new Invocation(words, text, environment);
        }

        public Invocation with(Map<String, String> variables) {
            return new Invocation(words, input, variables);
        }
    }

    /** How a program ended. */
    record Outcome(int exitCode, String out, String err) {

        public boolean succeeded() {
            return exitCode == 0;
        }

        /** What the program said of its failure, on one line. */
        public String complaint() {
            String said = (err.isBlank() ? out : err).strip().replaceAll("\\s+", " ");
            return said.isEmpty() ? "exit code " + exitCode : said;
        }
    }
}

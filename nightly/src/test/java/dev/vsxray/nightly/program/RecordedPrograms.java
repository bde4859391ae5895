package dev.vsxray.nightly.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Programs that answer what was recorded of the real ones, and remember what they were asked. */
public final class RecordedPrograms implements Programs {

    private final Map<String, Outcome> answers = new LinkedHashMap<>();
    private final Set<String> present = new TreeSet<>();
    private final List<Invocation> invocations = new ArrayList<>();

    /** Every command line that begins so gets this answer; the first that fits wins. */
    public RecordedPrograms answering(String beginning, int exitCode, String out, String err) {
        answers.put(beginning, new Outcome(exitCode, out, err));
        present.add(beginning.split(" ")[0]);
        return this;
    }

    public RecordedPrograms answering(String beginning, String out) {
        return answering(beginning, 0, out, "");
    }

    @Override
    public Outcome run(Invocation invocation) throws IOException {
        invocations.add(invocation);
        String line = String.join(" ", invocation.words());
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("no program: " + line));
    }

    @Override
    public boolean has(String name) {
        return present.contains(name);
    }

    /** The command lines that were run, in order. */
    public List<String> lines() {
        return invocations.stream()
                .map(invocation -> String.join(" ", invocation.words()))
                .toList();
    }

    public Invocation last() {
        return invocations.get(invocations.size() - 1);
    }
}

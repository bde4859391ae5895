package dev.vsxray.scanner.script;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where data goes in a script that is not JavaScript. What a statement names together is taken to touch: a name that is
 * given something carries all that stands on the other side. That is coarse, and right for scripts of some dozens of lines
 * that an extension starts by itself; for others nobody asks.
 */
public final class ScriptFlows {

    /** Characters of a script; a larger one is a program with a library in it. */
    private static final int MAX_SCRIPT = 32 * 1024;

    /** Passes over the statements: functions stand before their calls and after them. */
    private static final int PASSES = 3;

    private static final int MAX_DESTINATIONS = 8;

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(?:https?|ftps?|wss?|rsync|tcp|sftp)://[\\w.\\[\\]:-]+(?:/[\\w./?=&%~-]*)?");

    /** A host by itself, as sockets want it. */
    private static final Pattern HOST = Pattern.compile(
            "(?i)(?<![\\w@./\\\\-])(?:[a-z0-9][a-z0-9-]*\\.){1,4}(?:com|net|org|io|dev|app|ru|cn|xyz|top|me|co|info|site|online|invalid|example|test)\\b(?![(\\w])|(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])");

    private static final String NETWORK = "network-response";

    /** A command of which nothing is known. */
    private static final String WHOLLY_DATA = "\u2026";

    /** In place of a class of data: what is told is that a place is written to, and not what with. */
    public static final String PLACE = ScriptStep.PLACE;

    /**
     * @param from class of the data, or {@link #PLACE}
     * @param to class of where it gets
     * @param destinations addresses and hosts that the script names
     * @param source where the data is taken, an index in the script
     * @param sink where it gets, an index in the script; both are that of the line where the script was respelled
     */
    public record ScriptFlow(String from, String to, List<String> destinations, int source, int sink) {
        private ScriptFlow at(int otherSource, int otherSink) {
            return new ScriptFlow(from, to, destinations, otherSource, otherSink);
        }
    }

    private final List<ScriptStep> steps;
    private final Map<String, Map<String, Integer>> carried = new HashMap<>();
    private final Map<String, Set<String>> parameters = new HashMap<>();
    private final Map<String, ScriptFlow> flows = new LinkedHashMap<>();
    private final List<String> destinations;

    private ScriptFlows(String script) {
        this.steps = ScriptStatements.of(script).stream().map(ScriptStep::of).toList();
        this.destinations = destinations(script);
    }

    /** The flows of a script, in the order in which they end; none of one that is too long for a script. */
    public static List<ScriptFlow> in(String script) {
        if (script.length() > MAX_SCRIPT) {
            return List.of();
        }
        String written = Comments.blanked(script);
        Map<String, ScriptFlow> found = new LinkedHashMap<>(followed(written));
        String plain = Spelling.undo(written);
        StringBuilder shown = new StringBuilder(plain);
        HiddenTexts.in(plain).forEach(hidden -> shown.append('\n').append(Spelling.undo(hidden.text())));
        EncodedCommands.in(plain).forEach(encoded -> shown.append('\n').append(Spelling.undo(encoded.text())));
        if (!written.contentEquals(shown)) {
            String all = shown.toString();
            followed(all)
                    .forEach((ends, flow) -> found.putIfAbsent(
                            ends, flow.at(lineOf(flow.source(), all, script), lineOf(flow.sink(), all, script))));
        }
        return List.copyOf(found.values());
    }

    private static Map<String, ScriptFlow> followed(String script) {
        ScriptFlows following = new ScriptFlows(script);
        for (int pass = 0; pass < PASSES; pass++) {
            following.follow();
        }
        return following.flows;
    }

    /** Where the line of {@code at} in {@code plain} begins in {@code script}: lines stay lines. */
    private static int lineOf(int at, String plain, String script) {
        int start = 0;
        for (int i = 0; i < at && i < plain.length(); i++) {
            int next = plain.charAt(i) == '\n' ? script.indexOf('\n', start) + 1 : 0;
            start = next > 0 ? next : start;
        }
        return start;
    }

    private static List<String> destinations(String script) {
        Set<String> found = new LinkedHashSet<>();
        for (Pattern pattern : List.of(ADDRESS, HOST)) {
            Matcher matcher = pattern.matcher(script);
            while (matcher.find() && found.size() < MAX_DESTINATIONS) {
                String host = matcher.group();
                if (found.stream().noneMatch(known -> known.contains(host))) {
                    found.add(host);
                }
            }
        }
        return List.copyOf(found);
    }

    private void follow() {
        String function = "";
        Map<String, Integer> before = Map.of();
        for (ScriptStep step : steps) {
            for (String name : step.block()) {
                carry(name, before);
            }
            Map<String, Integer> labels = labels(step);
            ends(step, labels);
            before = labels;
            if (step.function().isPresent()) {
                function = step.function().get();
                parameters.put(function, step.parameters());
            } else if (!labels.isEmpty()) {
                give(step, labels, function);
            }
        }
    }

    /** What a statement takes, and what the names in it carry. */
    private Map<String, Integer> labels(ScriptStep step) {
        Map<String, Integer> labels = new LinkedHashMap<>(step.sources());
        for (String name : step.names()) {
            carried.getOrDefault(name, Map.of()).forEach(labels::putIfAbsent);
        }
        return labels;
    }

    private void give(ScriptStep step, Map<String, Integer> labels, String function) {
        step.given().forEach(name -> carry(name, labels));
        for (String called : step.names()) {
            parameters.getOrDefault(called, Set.of()).forEach(parameter -> carry(parameter, labels));
        }
        if (!function.isEmpty()) {
            carry(function, step.returns() ? labels : taken(step));
        }
    }

    /** What a function takes by itself, it may well give back. */
    private static Map<String, Integer> taken(ScriptStep step) {
        Map<String, Integer> taken = new LinkedHashMap<>(step.sources());
        taken.remove(NETWORK);
        return taken;
    }

    private void carry(String name, Map<String, Integer> labels) {
        Map<String, Integer> known = carried.computeIfAbsent(name, any -> new LinkedHashMap<>());
        labels.forEach(known::putIfAbsent);
    }

    private void ends(ScriptStep step, Map<String, Integer> labels) {
        if (labels.isEmpty()) {
            return;
        }
        step.change().ifPresent(at -> changed(labels, at));
        step.sinks().forEach((to, at) -> reach(step, to, at, labels));
        boolean connected = step.names().stream().anyMatch(name -> carries(name, NETWORK));
        if (connected) {
            step.write().ifPresent(at -> reach(step, "network-send", at, labels));
        }
        if (step.command()
                .filter(name -> carries(name, NETWORK) || carries(ScriptStep.SIGN + name, NETWORK))
                .isPresent()) {
            reach(step, "process-command", step.statement().start(), labels);
        }
    }

    private boolean carries(String name, String label) {
        return carried.getOrDefault(name, Map.of()).containsKey(label);
    }

    private void changed(Map<String, Integer> labels, int at) {
        labels.forEach((label, source) -> {
            if (label.startsWith(PLACE)) {
                String to = label.substring(PLACE.length());
                flows.putIfAbsent(label, new ScriptFlow(PLACE, to, destinations, source, at));
            }
        });
    }

    private void reach(ScriptStep step, String to, int at, Map<String, Integer> labels) {
        labels.forEach((from, source) -> {
            boolean counts = from.equals(NETWORK) ? becomesWhatRuns(step, to, source, at) : !from.startsWith(PLACE);
            if (counts) {
                List<String> ends = to.equals("process-command") ? List.of(WHOLLY_DATA) : destinations;
                flows.putIfAbsent(from + " " + to, new ScriptFlow(from, to, ends, source, at));
            }
        });
    }

    /** What is fetched accuses where it runs: in a later statement, or where what runs takes what a program prints. */
    private static boolean becomesWhatRuns(ScriptStep step, String to, int source, int sink) {
        if (!to.equals("code-eval") && !to.equals("process-command")) {
            return false;
        }
        if (!step.contains(source)) {
            return true;
        }
        String text = step.statement().text();
        boolean printed = ScriptVocabulary.PROGRAMS
                .matcher(text)
                .region(source - step.statement().start(), text.length())
                .lookingAt();
        return !printed && source != sink
                || ScriptVocabulary.TAKES_OUTPUT.matcher(text).find();
    }
}

package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.javascript.machine.Observations;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Trail;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.text.DerivedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what the machine saw into features with evidence. */
final class Findings {

    /** Flows kept per source, sink and set of triggers; of more, the shortest say the most. */
    /** Command lines of one call: programs times arguments that each are one of a few. */
    private static final int MAXIMUM_LINES = 16;

    private static final int MAXIMUM_FLOWS = 10;

    /** Flows kept of these that differ in where they go or what stands before them: ten harmless ones hide no other. */
    private static final int MAXIMUM_VARIANTS = 100;

    /** Texts kept of one argument over all ways a call is reached. */
    private static final int MAXIMUM_TEXTS = 16;

    private static final Set<String> COMMANDS =
            Set.of("process-command", "process-spawn", "terminal-command", "task-run", "agent-prompt");

    private final Observations observations;
    private final Places places;
    private final SortedMap<String, String> through;

    /** @param through the catalogue's names of what data goes through, each with what happens there, in words */
    Findings(Observations observations, ScriptFiles files, SortedMap<String, String> through) {
        this.observations = observations;
        this.places = new Places(files);
        this.through = through;
    }

    ScriptResult result() {
        List<Feature> features = new ArrayList<>();
        observations.calls().forEach(call -> features.add(call(call)));
        features.addAll(flows());
        observations.traits().forEach(trait -> features.add(trait(trait)));
        return new ScriptResult(features, folded(), layers(), markup(), commands(), observations.gaps());
    }

    private CodeContext context(Observations.Seen seen) {
        return new CodeContext(
                seen.ways(),
                seen.function(),
                BundledModules.packageOf(seen.place().script().path()),
                seen.place().script().isHidden() ? seen.place().script().layers() : List.of());
    }

    private Feature.ApiCall call(Observations.CallSeen seen) {
        Evidence evidence = places.evidence(Evidence.Role.MATCH, seen.place(), "calls " + seen.api(), false);
        return new Feature.ApiCall(seen.api(), seen.classes(), arguments(seen), context(seen), evidence);
    }

    /** One argument list for all ways the call is reached. */
    private static List<Feature.Argument> arguments(Observations.CallSeen seen) {
        List<Set<String>> texts = new ArrayList<>();
        List<SortedMap<String, String>> properties = new ArrayList<>();
        for (List<Feature.Argument> way : seen.arguments()) {
            for (int i = 0; i < way.size(); i++) {
                if (texts.size() <= i) {
                    texts.add(new LinkedHashSet<>());
                    properties.add(new TreeMap<>());
                }
                texts.get(i).addAll(way.get(i).texts());
                way.get(i).properties().forEach(properties.get(i)::putIfAbsent);
            }
        }
        List<Feature.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            arguments.add(new Feature.Argument(
                    texts.get(i).stream().limit(MAXIMUM_TEXTS).toList(), properties.get(i)));
        }
        return arguments;
    }

    /** The shortest flows of each kind. */
    private List<Feature> flows() {
        Map<List<Object>, List<Observations.FlowSeen>> kinds = new LinkedHashMap<>();
        for (Observations.FlowSeen flow : observations.flows()) {
            List<Object> kind = List.of(flow.taint().source(), flow.sink(), flow.triggers());
            kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(flow);
        }
        List<Feature> features = new ArrayList<>();
        for (List<Observations.FlowSeen> flows : kinds.values()) {
            flows.sort((a, b) -> Integer.compare(
                    a.taint().trail().length(), b.taint().trail().length()));
            List<Observations.FlowSeen> kept = kept(flows);
            int more = flows.size() - kept.size();
            kept.forEach(flow -> features.add(flow(flow, more)));
        }
        return features;
    }

    /** The shortest, and the shortest to each place and behind each set of guards; the order stays. */
    private static List<Observations.FlowSeen> kept(List<Observations.FlowSeen> shortestFirst) {
        Set<Object> variants = new HashSet<>();
        List<Observations.FlowSeen> kept = new ArrayList<>();
        for (Observations.FlowSeen flow : shortestFirst) {
            boolean isNew =
                    variants.size() < MAXIMUM_VARIANTS && variants.add(List.of(flow.destinations(), flow.ways()));
            if (isNew || kept.size() < MAXIMUM_FLOWS) {
                kept.add(flow);
            }
        }
        return kept;
    }

    private Feature.Flow flow(Observations.FlowSeen seen, int more) {
        List<Evidence> steps = new ArrayList<>();
        Evidence.Role role = Evidence.Role.SOURCE;
        for (Trail.Step step : seen.taint().trail().steps()) {
            String note = through.getOrDefault(step.note(), step.note());
            steps.add(places.evidence(role, step.place(), note, step.assumed()));
            role = Evidence.Role.STEP;
        }
        String sink = seen.sink() + " by " + seen.api() + (more == 0 ? "" : " (" + more + " more flows like this one)");
        steps.add(places.evidence(Evidence.Role.SINK, seen.place(), sink, false));
        return new Feature.Flow(
                seen.taint().source(),
                seen.taint().through(),
                seen.sink(),
                seen.api(),
                Destinations.real(seen.destinations()),
                context(seen),
                steps);
    }

    private Feature.Trait trait(Observations.TraitSeen seen) {
        Evidence evidence = places.evidence(Evidence.Role.MATCH, seen.place(), seen.name(), false);
        return new Feature.Trait(seen.name(), new TreeMap<>(Map.of("detail", seen.fact())), evidence);
    }

    private List<DerivedText> folded() {
        List<DerivedText> folded = new ArrayList<>();
        for (Observations.TextSeen text : observations.texts()) {
            folded.add(new DerivedText(
                    evidence(text.place(), "a text that the program puts together", text.origin()),
                    text.origin().how(),
                    text.text(),
                    Feature.TextOrigin.FOLDED));
        }
        return folded;
    }

    private Evidence evidence(Place place, String note, Origin origin) {
        Evidence plain = places.evidence(Evidence.Role.MATCH, place, note, false);
        if (!origin.isDecoded()) {
            return plain;
        }
        List<Decoding> decoded = new ArrayList<>(plain.decoded());
        String how = "";
        for (Origin.Step step : origin.chain()) {
            if (!how.isEmpty()) {
                decoded.add(new Decoding(how, step.input()));
            }
            how = step.how();
        }
        return new Evidence(plain.role(), plain.location(), note, plain.excerpt(), decoded, false);
    }

    private List<DerivedText> layers() {
        List<DerivedText> layers = new ArrayList<>();
        for (Observations.LayerSeen layer : observations.layers()) {
            layers.add(new DerivedText(
                    places.evidence(Evidence.Role.MATCH, layer.place(), "code that the program makes", false),
                    String.join(", ", layer.script().layers()),
                    layer.script().text(),
                    Feature.TextOrigin.LAYER));
        }
        return layers;
    }

    /** Pages that the program made so far. */
    List<DerivedText> markup() {
        List<DerivedText> pages = new ArrayList<>();
        for (Observations.MarkupSeen page : observations.markups()) {
            pages.add(new DerivedText(
                    places.evidence(Evidence.Role.MATCH, page.place(), "markup of a page", false),
                    "markup",
                    page.markup(),
                    Feature.TextOrigin.FOLDED));
        }
        return pages;
    }

    private List<ScriptResult.Command> commands() {
        Map<List<Object>, ScriptResult.Command> commands = new LinkedHashMap<>();
        for (Observations.CallSeen call : observations.calls()) {
            if (call.classes().stream().noneMatch(COMMANDS::contains)) {
                continue;
            }
            for (List<Feature.Argument> way : call.arguments()) {
                for (String line : lines(way)) {
                    commands.computeIfAbsent(
                            List.of(line, call.isAskedFor()),
                            key -> new ScriptResult.Command(command(line, call), call.isAskedFor()));
                }
            }
        }
        return List.copyOf(commands.values());
    }

    private DerivedText command(String line, Observations.CallSeen call) {
        return new DerivedText(
                places.evidence(Evidence.Role.MATCH, call.place(), "runs a command", false),
                "command",
                line,
                Feature.TextOrigin.FOLDED);
    }

    /** A program and its arguments, of which each may be one of several: one for each system. */
    private static List<String> lines(List<Feature.Argument> arguments) {
        List<String> lines = List.of("");
        for (int i = 0; i < Math.min(2, arguments.size()); i++) {
            List<String> texts = arguments.get(i).texts();
            if (!texts.isEmpty()) {
                lines = lines.stream()
                        .flatMap(line -> texts.stream().map(text -> line.isEmpty() ? text : line + " " + text))
                        .limit(MAXIMUM_LINES)
                        .toList();
            }
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
}

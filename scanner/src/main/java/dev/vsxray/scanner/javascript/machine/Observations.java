package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.value.Origin;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the machine saw: calls of the catalogue, data that got from sources to sinks, texts that were put together,
 * layers of code, markup. The same thing seen again adds the way that led there.
 */
public final class Observations {

    /** Texts that are kept, and how long they may be together, in UTF-16 code units. */
    private static final int MAXIMUM_TEXTS = 40_000;

    private static final long MAXIMUM_TEXT_LENGTH = 16_000_000;

    /** Shorter texts say nothing that the code does not. */
    private static final int MINIMUM_TEXT = 4;

    /** Calls and flows that are kept: a bundle of 10 MB has some thousand. */
    private static final int MAXIMUM_CALLS = 50_000;

    private static final int MAXIMUM_FLOWS = 5_000;

    /** Argument lists kept of one call that is reached with different ones. */
    private static final int MAXIMUM_VARIANTS = 16;

    /** Ways kept that lead to one place; beyond these they are told as one, under the guards that all have. */
    private static final int MAXIMUM_WAYS = 16;

    private final Map<Object, CallSeen> calls = new LinkedHashMap<>();
    private final Map<Object, FlowSeen> flows = new LinkedHashMap<>();
    private final Map<String, TextSeen> texts = new LinkedHashMap<>();
    private final Set<MarkupSeen> markup = new LinkedHashSet<>();
    private final Set<TraitSeen> traits = new LinkedHashSet<>();
    private final List<LayerSeen> layers = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long textLength;
    private @Nullable Machine machine;

    /** What is seen from now on is seen by this machine: the host's and the pages' take turns. */
    void attach(Machine attached) {
        machine = attached;
    }

    private String function() {
        Machine present = machine;
        if (present == null || !present.isRunning()) {
            return "";
        }
        Frame frame = present.frame();
        Closure callee = frame.callee;
        return callee == null
                ? frame.script.path()
                : frame.script.path() + "@" + callee.node().start();
    }

    void call(
            String api,
            SortedSet<String> classes,
            List<Feature.Argument> arguments,
            List<String> destinations,
            Place place,
            Context context) {
        Object key = List.of(place, api, NamedHosts.of(destinations));
        CallSeen seen = calls.get(key);
        if (seen == null) {
            if (calls.size() >= MAXIMUM_CALLS) {
                return;
            }
            seen = new CallSeen(api, place, function(), context);
            calls.put(key, seen);
        }
        seen.add(classes, arguments, destinations, context);
    }

    void flow(Taint taint, String sink, String api, List<String> destinations, Place place, Context context) {
        Object key = List.of(
                place,
                api,
                sink,
                taint.source(),
                taint.through(),
                taint.trail().isAssumed(),
                NamedHosts.of(destinations));
        FlowSeen seen = flows.get(key);
        if (seen == null) {
            if (flows.size() >= MAXIMUM_FLOWS) {
                return;
            }
            seen = new FlowSeen(taint, sink, api, place, function(), context);
            flows.put(key, seen);
        }
        seen.add(taint, destinations, context);
    }

    /** A value that was assigned, passed or returned: when it is a text that was put together it is worth a look. */
    void text(Value value, Node node) {
        if (value.isConstant() && !(value instanceof Text)) {
            return;
        }
        if (value instanceof Text text) {
            if (text.origin() != Origin.LITERAL && text.length() >= MINIMUM_TEXT) {
                addText(text.value(), text.origin(), node);
            } else if (text.origin() == Origin.LITERAL && machine != null) {
                Place place = new Place(machine.frame().script, node.start(), node.end());
                EncodedLiteral.read(text.value())
                        .ifPresent(words ->
                                addText(words, Origin.decoded("base64", place, text.value(), Origin.LITERAL), node));
            }
        } else if (value instanceof Unknown unknown) {
            Optional<String> partial = unknown.partial();
            if (partial.isPresent()) {
                addText(partial.get(), Origin.COMPOSED, node);
            }
        }
    }

    private void addText(String text, Origin origin, Node node) {
        Machine present = machine;
        if (present == null
                || texts.size() >= MAXIMUM_TEXTS
                || textLength + text.length() > MAXIMUM_TEXT_LENGTH
                || texts.containsKey(text)) {
            return;
        }
        textLength += text.length();
        Place place = new Place(present.frame().script, node.start(), node.end());
        texts.put(text, new TextSeen(text, origin, place));
    }

    /** Markup that becomes a page. */
    void markup(Value value, Place place, Context context) {
        for (Value alternative : Values.alternatives(value)) {
            if (alternative instanceof Text text) {
                markup.add(new MarkupSeen(text.value(), place, context.triggers()));
            } else if (alternative instanceof Unknown unknown
                    && unknown.partial().isPresent()) {
                markup.add(new MarkupSeen(unknown.partial().get(), place, context.triggers()));
            }
        }
    }

    void trait(String name, Place place, String fact) {
        traits.add(new TraitSeen(name, place, fact));
    }

    void layer(Script script, Place place, String how) {
        layers.add(new LayerSeen(script, place, how));
    }

    void gap(Gap gap) {
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
    }

    /** In the order in which they were first seen. */
    public Collection<CallSeen> calls() {
        return Collections.unmodifiableCollection(calls.values());
    }

    public Collection<FlowSeen> flows() {
        return Collections.unmodifiableCollection(flows.values());
    }

    public Collection<TextSeen> texts() {
        return Collections.unmodifiableCollection(texts.values());
    }

    public Collection<MarkupSeen> markups() {
        return Collections.unmodifiableCollection(markup);
    }

    public Collection<TraitSeen> traits() {
        return Collections.unmodifiableCollection(traits);
    }

    public List<LayerSeen> layers() {
        return Collections.unmodifiableList(layers);
    }

    public List<Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }

    /** What led to something, over all ways that led there. */
    public abstract static class Seen {
        private final Place place;
        private final String function;
        private final Set<Context> ways = new LinkedHashSet<>();

        Seen(Place place, String function, Context context) {
            this.place = place;
            this.function = function;
            this.ways.add(context);
        }

        void add(Context context) {
            if (ways.size() < MAXIMUM_WAYS || ways.contains(context)) {
                ways.add(context);
                return;
            }
            Context joined = ways.stream().reduce(context, Context::or);
            ways.clear();
            ways.add(joined);
        }

        public Place place() {
            return place;
        }

        /** Identifies the function around it within the package. */
        public String function() {
            return function;
        }

        /** In the order of their words. */
        public List<CodeContext.Way> ways() {
            return ways.stream()
                    .map(way -> new CodeContext.Way(way.triggers(), held(way.guards())))
                    .sorted(Comparator.comparing(CodeContext.Way::toString))
                    .toList();
        }

        private static SortedSet<String> held(SortedSet<String> guards) {
            SortedSet<String> held = new TreeSet<>(guards);
            held.removeIf(mark -> !Marks.isHeld(mark));
            return held;
        }

        /** All that leads there. */
        public SortedSet<Trigger> triggers() {
            SortedSet<Trigger> triggers = new TreeSet<>();
            ways.forEach(way -> triggers.addAll(way.triggers()));
            return triggers;
        }

        /** Whether only what the user asked for or agreed to leads there. */
        public boolean isAskedFor() {
            return ways.stream().allMatch(Context::isAskedFor);
        }
    }

    /** A call of an API of the catalogue. */
    public static final class CallSeen extends Seen {
        private final String api;
        private final SortedSet<String> classes = new TreeSet<>();
        private final Set<List<Feature.Argument>> arguments = new LinkedHashSet<>();
        private final Set<String> destinations = new LinkedHashSet<>();

        CallSeen(String api, Place place, String function, Context context) {
            super(place, function, context);
            this.api = api;
        }

        void add(
                SortedSet<String> moreClasses,
                List<Feature.Argument> moreArguments,
                List<String> moreDestinations,
                Context context) {
            super.add(context);
            classes.addAll(moreClasses);
            if (arguments.size() < MAXIMUM_VARIANTS) {
                arguments.add(List.copyOf(moreArguments));
            }
            if (destinations.size() < MAXIMUM_VARIANTS) {
                destinations.addAll(moreDestinations);
            }
        }

        public String api() {
            return api;
        }

        public SortedSet<String> classes() {
            return Collections.unmodifiableSortedSet(classes);
        }

        /** The argument lists it was reached with. */
        public List<List<Feature.Argument>> arguments() {
            return List.copyOf(arguments);
        }

        public List<String> destinations() {
            return List.copyOf(destinations);
        }
    }

    /** Data of a source that got to a sink. */
    public static final class FlowSeen extends Seen {
        private final String sink;
        private final String api;
        private final Set<String> destinations = new LinkedHashSet<>();
        private Taint taint;

        FlowSeen(Taint taint, String sink, String api, Place place, String function, Context context) {
            super(place, function, context);
            this.taint = taint;
            this.sink = sink;
            this.api = api;
        }

        void add(Taint other, List<String> moreDestinations, Context context) {
            super.add(context);
            if (other.trail().length() < taint.trail().length()) {
                taint = other;
            }
            if (destinations.size() < MAXIMUM_VARIANTS) {
                destinations.addAll(moreDestinations);
            }
        }

        /** The data, with the shortest way found. */
        public Taint taint() {
            return taint;
        }

        public String sink() {
            return sink;
        }

        public String api() {
            return api;
        }

        public List<String> destinations() {
            return List.copyOf(destinations);
        }
    }

    /** A text that the program put together. */
    public record TextSeen(String text, Origin origin, Place place) {}

    /** Markup that the program gave to a page. */
    public record MarkupSeen(String markup, Place place, SortedSet<Trigger> triggers) {}

    /** Something with a name in {@code docs/traits.md}. */
    public record TraitSeen(String name, Place place, String fact) {}

    /** Code that the program made and ran. */
    public record LayerSeen(Script script, Place place, String how) {}
}

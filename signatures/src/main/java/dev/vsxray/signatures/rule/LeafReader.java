package dev.vsxray.signatures.rule;

import com.google.re2j.Pattern;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.pattern.TextPlace;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the predicates that ask about one kind of feature. */
final class LeafReader {

    private static final List<String> DEPENDENCY_KINDS =
            List.of("bundled", "declared", "extension-pack", "extension-dependency");
    private static final List<String> REGISTRIES =
            List.of("vscode-marketplace", "open-vsx", "other", "sideloaded", "unknown");
    private static final List<String> INDICATOR_KINDS = List.of(
            "extension",
            "extension-pack",
            "extension-dependency",
            "domain",
            "ip",
            "url",
            "sha256",
            "wallet",
            "github-account",
            "npm-package");
    private static final List<String> INDICATOR_TYPES =
            List.of("malware", "impersonation", "untrustworthy", "spam", "copyright", "other");
    private static final int MOST_ARGUMENTS = 32;

    /** At the start of a regex the same as the field {@code ignore-case}. */
    private static final String IGNORE_CASE = "(?i)";

    private final String ruleId;
    private final Vocabulary vocabulary;
    private final ConditionReader conditions;
    private final Problems problems;
    private final List<Reference> references = new ArrayList<>();
    private final Map<String, Function<Node, Optional<Leaf>>> readers = new TreeMap<>();
    private int patterns;

    LeafReader(String ruleId, Vocabulary vocabulary, SortedSet<String> hostClasses, Problems problems) {
        this.ruleId = ruleId;
        this.vocabulary = vocabulary;
        this.conditions = new ConditionReader(vocabulary, hostClasses, problems);
        this.problems = problems;
        readers.put("manifest", node -> fields(node).flatMap(this::manifest));
        readers.put("call", node -> fields(node).map(this::call));
        readers.put("flow", node -> fields(node).map(this::flow));
        readers.put("text", node -> fields(node).flatMap(this::text));
        readers.put("host", node -> fields(node).map(this::host));
        readers.put("file", node -> fields(node).map(this::file));
        readers.put("trait", this::trait);
        readers.put("dependency", node -> fields(node).map(this::dependency));
        readers.put("indicator", node -> fields(node).map(this::indicator));
        readers.put("identity", node -> fields(node).map(this::identity));
        readers.put("rule", node -> Optional.of(reference(node, false)));
        readers.put("capability", node -> Optional.of(reference(node, true)));
    }

    /** Another rule that a rule names. */
    record Reference(String rule, boolean capability, Node place) {}

    Set<String> names() {
        return readers.keySet();
    }

    List<Reference> references() {
        return List.copyOf(references);
    }

    /** @param name one of {@link #names} */
    Optional<Leaf> read(String name, Node node) {
        return readers.getOrDefault(name, unknown -> Optional.empty()).apply(node);
    }

    private Optional<Fields> fields(Node node) {
        return Fields.of(node, "the predicate's condition", problems);
    }

    private Optional<Leaf> manifest(Fields fields) {
        Optional<ManifestPath> path = fields.requiredText("path").flatMap(written -> path(fields, written));
        TextCondition value = conditions.textAmong(fields);
        NumberRange count = conditions.range(fields, "count");
        fields.rejectOthers();
        return path.map(where -> new Predicate.Manifest(where, value, count));
    }

    private Optional<ManifestPath> path(Fields fields, String written) {
        try {
            return Optional.of(new ManifestPath(written));
        } catch (IllegalArgumentException wrong) {
            problems.at(
                    fields.take("path").orElse(fields.owner()),
                    "a path such as /contributes/commands/*/command",
                    "start it with \"/\"");
            return Optional.empty();
        }
    }

    private Leaf call(Fields fields) {
        if (!fields.has("api") && !fields.has("class")) {
            problems.at(fields.owner(), "the field \"api\" or \"class\"", "neither", "name what is called");
        }
        List<Predicate.ArgumentCondition> arguments = new ArrayList<>();
        for (Node entry : fields.entries("argument")) {
            Fields.of(entry, "an argument's condition", problems).ifPresent(argument -> {
                OptionalInt index = argument.smallNumber("index", 0, MOST_ARGUMENTS);
                arguments.add(new Predicate.ArgumentCondition(index, conditions.textAmong(argument)));
                argument.rejectOthers();
            });
        }
        Leaf call = new Predicate.Call(
                conditions.names(fields, "api"),
                fields.words("class", vocabulary.callClasses()),
                arguments,
                textConditions(fields, "option"),
                conditions.contextAmong(fields));
        fields.rejectOthers();
        return call;
    }

    private SortedMap<String, TextCondition> textConditions(Fields fields, String name) {
        SortedMap<String, TextCondition> read = new TreeMap<>();
        fields.take(name)
                .flatMap(node -> Fields.of(node, "names with their conditions", problems))
                .ifPresent(options ->
                        options.names().forEach(option -> read.put(option, conditions.text(options, option))));
        return read;
    }

    private Leaf flow(Fields fields) {
        if (!fields.has("from") && !fields.has("to")) {
            problems.at(fields.owner(), "the field \"from\" or \"to\"", "neither", "name source or sink classes");
        }
        Leaf flow = new Predicate.Flow(
                fields.words("from", vocabulary.sources().keySet()),
                fields.words("through", vocabulary.through().keySet()),
                fields.words("not-through", vocabulary.through().keySet()),
                fields.words("to", vocabulary.sinks().keySet()),
                conditions.names(fields, "api"),
                fields.take("destination").flatMap(this::destination),
                fields.flag("assumed").orElse(false),
                conditions.contextAmong(fields));
        fields.rejectOthers();
        return flow;
    }

    private Optional<Predicate.DestinationCondition> destination(Node node) {
        Optional<Fields> fields = Fields.of(node, "the destination's condition", problems);
        return fields.map(far -> {
            Predicate.DestinationCondition condition = new Predicate.DestinationCondition(
                    conditions.hostAmong(far),
                    conditions.textAmong(far),
                    far.flag("unknown").orElse(false));
            far.rejectOthers();
            return condition;
        });
    }

    private Optional<Leaf> text(Fields fields) {
        Optional<String> asWritten = fields.text("regex");
        boolean ignoreCase = fields.flag("ignore-case").orElse(false)
                || asWritten.filter(regex -> regex.startsWith(IGNORE_CASE)).isPresent();
        Optional<String> written = asWritten.map(regex -> ignoreCase ? regex.replace(IGNORE_CASE, "") : regex);
        List<String> literals = fields.texts("literal");
        List<String> anchors = new ArrayList<>(fields.texts("anchors"));
        Optional<Pattern> regex =
                written.flatMap(text -> conditions.compile(fields.take("regex").orElseThrow(), text, ignoreCase));
        OptionalInt window = fields.smallNumber("window", 0, TextPattern.LARGEST_WINDOW_BYTES);
        var files = conditions.globs(fields, "files");
        Set<TextPlace> places = places(fields);
        fields.rejectOthers();
        if (literals.isEmpty() == written.isEmpty()) {
            problems.at(fields.owner(), "either \"literal\" or \"regex\"", "both or neither", "keep one of them");
            return Optional.empty();
        }
        if (written.isPresent() && regex.isEmpty()) {
            return Optional.empty();
        }
        if (anchors.isEmpty()) {
            anchors.addAll(written.map(text -> AnchorFinder.anchorsOf(text, TextPattern.SHORTEST_ANCHOR))
                    .orElse(literals));
        }
        if (anchors.isEmpty() || anchors.stream().anyMatch(anchor -> anchor.length() < TextPattern.SHORTEST_ANCHOR)) {
            problems.at(
                    fields.place(written.isPresent() ? "regex" : "literal"),
                    "a fixed text of at least " + TextPattern.SHORTEST_ANCHOR + " characters in every match",
                    "none that can be told",
                    "add \"anchors\", of which one stands in every match");
            return Optional.empty();
        }
        patterns++;
        return Optional.of(new Predicate.Text(new TextPattern(
                ruleId + "#" + patterns,
                anchors,
                ignoreCase,
                regex,
                window.orElse(TextPattern.DEFAULT_WINDOW_BYTES),
                files,
                places)));
    }

    private static Set<TextPlace> places(Fields fields) {
        List<String> words =
                Arrays.stream(TextPlace.values()).map(TextPlace::word).toList();
        SortedSet<String> chosen = fields.words("in", words);
        Set<TextPlace> places = EnumSet.noneOf(TextPlace.class);
        for (TextPlace place : TextPlace.values()) {
            if (chosen.isEmpty() || chosen.contains(place.word())) {
                places.add(place);
            }
        }
        return places;
    }

    private Leaf host(Fields fields) {
        Leaf host = new Predicate.Host(
                conditions.hostAmong(fields), conditions.text(fields, "url"), conditions.globs(fields, "files"));
        fields.rejectOthers();
        return host;
    }

    private Leaf file(Fields fields) {
        Leaf file = new Predicate.File(
                new TreeSet<>(fields.texts("kind")),
                new TreeSet<>(fields.texts("named")),
                conditions.globs(fields, "path"),
                conditions.globs(fields, "not-path"),
                conditions.range(fields, "size"),
                fields.flag("mismatch").orElse(false));
        fields.rejectOthers();
        return file;
    }

    /** {@code trait: name}, {@code trait: [names]}, or with {@code name}, {@code facts} and {@code files}. */
    private Optional<Leaf> trait(Node node) {
        if (!(node instanceof MappingNode)) {
            return Optional.of(
                    new Predicate.Trait(new TreeSet<>(Fields.textsOf(node, problems)), new TreeMap<>(), List.of()));
        }
        return fields(node).map(fields -> {
            fields.required("name");
            SortedMap<String, FactCondition> facts = new TreeMap<>();
            fields.take("facts")
                    .flatMap(given -> Fields.of(given, "facts with their conditions", problems))
                    .ifPresent(given -> given.names()
                            .forEach(fact -> given.take(fact)
                                    .ifPresent(condition -> facts.put(fact, conditions.fact(condition)))));
            Leaf trait =
                    new Predicate.Trait(new TreeSet<>(fields.texts("name")), facts, conditions.globs(fields, "files"));
            fields.rejectOthers();
            return trait;
        });
    }

    private Leaf dependency(Fields fields) {
        Leaf dependency = new Predicate.Dependency(
                conditions.names(fields, "name"),
                conditions.names(fields, "not-name"),
                fields.words("kind", DEPENDENCY_KINDS),
                conditions.text(fields, "version"),
                conditions.range(fields, "count"));
        fields.rejectOthers();
        return dependency;
    }

    private Leaf indicator(Fields fields) {
        Leaf indicator = new Predicate.Indicator(
                fields.words("kind", INDICATOR_KINDS),
                fields.words("type", INDICATOR_TYPES),
                fields.words(
                        "confidence",
                        Arrays.stream(Confidence.values()).map(Confidence::word).toList()),
                conditions.text(fields, "campaign"));
        fields.rejectOthers();
        return indicator;
    }

    private Leaf identity(Fields fields) {
        Leaf identity = new Predicate.Identity(
                conditions.text(fields, "publisher"),
                conditions.text(fields, "name"),
                conditions.text(fields, "version"),
                fields.words("registry", REGISTRIES));
        fields.rejectOthers();
        return identity;
    }

    private Leaf reference(Node node, boolean capability) {
        SortedSet<String> rules = new TreeSet<>();
        for (Node entry : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
            if (entry instanceof ScalarNode scalar) {
                rules.add(scalar.getValue());
                references.add(new Reference(scalar.getValue(), capability, entry));
            } else {
                problems.at(entry, "the id of a rule", "write it as one text");
            }
        }
        return new Predicate.RuleMatched(rules);
    }
}

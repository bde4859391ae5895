package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.pattern.TextPattern;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the tree of combinators and predicates below {@code match} and {@code when}. */
final class PredicateReader {

    /** Deeper trees are a mistake, or an attack on the reader. */
    private static final int DEEPEST = 16;

    private static final int MOST_CHILDREN = 200;

    private final LeafReader leaves;
    private final Problems problems;
    private final Map<String, Function<Node, Optional<Predicate>>> combinators = new TreeMap<>();
    private int depth;

    PredicateReader(LeafReader leaves, Problems problems) {
        this.leaves = leaves;
        this.problems = problems;
        combinators.put("all", node -> children(node).map(Predicate.All::new));
        combinators.put("any", node -> children(node).map(Predicate.Any::new));
        combinators.put("not", node -> read(node).map(Predicate.Not::new));
        combinators.put("at-least", this::atLeast);
        combinators.put("near", this::near);
    }

    /** A mapping with one entry, whose key names the combinator or predicate. */
    Optional<Predicate> read(Node node) {
        if (depth == DEEPEST) {
            problems.at(node, "at most " + DEEPEST + " nested predicates", "make the rule two rules");
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>(combinators.keySet());
        names.addAll(leaves.names());
        Optional<Fields> fields = Fields.of(node, "a predicate", problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<String> written = fields.get().names();
        if (written.size() != 1) {
            problems.at(
                    node,
                    "one predicate",
                    String.join(" and ", written.isEmpty() ? List.of("none") : written),
                    "put several into a list below \"all\" or \"any\"");
            return Optional.empty();
        }
        String name = written.get(0);
        Node body = fields.get().take(name).orElseThrow();
        if (!names.contains(name)) {
            problems.at(
                    fields.get().place(name),
                    "one of " + String.join(", ", names),
                    '"' + name + '"',
                    Spelling.nearest(name, names)
                            .map(word -> "did you mean \"" + word + "\"?")
                            .orElse("use one of them"));
            return Optional.empty();
        }
        depth++;
        Optional<Predicate> read = combinators.containsKey(name)
                ? combinators.get(name).apply(body)
                : leaves.read(name, body).map(Predicate.class::cast);
        depth--;
        return read;
    }

    private Optional<List<Predicate>> children(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.at(node, "a list of predicates", "write each after \"- \"");
            return Optional.empty();
        }
        List<Predicate> children = new ArrayList<>();
        for (Node entry : list.getValue()) {
            read(entry).ifPresent(children::add);
        }
        return children.size() == list.getValue().size() ? Optional.of(children) : Optional.empty();
    }

    private Optional<Predicate> atLeast(Node node) {
        Optional<Fields> fields = Fields.of(node, "\"n\" and \"of\"", problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().required("n");
        OptionalInt n = fields.get().smallNumber("n", 1, MOST_CHILDREN);
        Optional<List<Predicate>> of = fields.get().required("of").flatMap(this::children);
        fields.get().rejectOthers();
        if (n.isPresent() && of.isPresent() && of.get().size() < n.getAsInt()) {
            problems.at(
                    node,
                    "at least " + n.getAsInt() + " predicates in \"of\"",
                    of.get().size() + "",
                    "add more");
        }
        return n.isPresent() ? of.map(list -> new Predicate.AtLeast(n.getAsInt(), list)) : Optional.empty();
    }

    private Optional<Predicate> near(Node node) {
        if (node instanceof MappingNode) {
            Fields fields = Fields.of(node, "\"bytes\" and \"of\"", problems).orElseThrow();
            fields.required("bytes");
            OptionalInt bytes = fields.smallNumber("bytes", 1, 64 * TextPattern.LARGEST_WINDOW_BYTES);
            Optional<List<Predicate>> of = fields.required("of").flatMap(this::children);
            fields.rejectOthers();
            return bytes.isPresent() ? of.map(list -> new Predicate.Near(bytes, list)) : Optional.empty();
        }
        return children(node).map(list -> new Predicate.Near(OptionalInt.empty(), list));
    }
}

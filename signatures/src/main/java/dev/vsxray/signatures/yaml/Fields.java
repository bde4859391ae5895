package dev.vsxray.signatures.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of a YAML mapping, taken one after the other by those who know them; what nobody took is a mistake. Every
 * getter reports what is wrong and goes on with nothing, so that one reading finds all mistakes.
 */
public final class Fields {

    private final Node owner;
    private final Problems problems;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final SortedSet<String> known = new TreeSet<>();

    private Fields(MappingNode node, Problems problems) {
        this.owner = node;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                keys.put(key.getValue(), key);
                values.put(key.getValue(), entry.getValueNode());
            } else {
                problems.at(entry.getKeyNode(), "the name of a field", "write it as text");
            }
        }
    }

    /** @param what the mapping is, for the message, such as {@code a rule} */
    public static Optional<Fields> of(Node node, String what, Problems problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(mapping, problems));
        }
        problems.at(node, what + " with its fields", "write \"field: value\" lines below it");
        return Optional.empty();
    }

    public Node owner() {
        return owner;
    }

    public Problems problems() {
        return problems;
    }

    public Optional<Node> take(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Names in the order written. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The place of a field's name. */
    public Node place(String name) {
        return keys.getOrDefault(name, owner);
    }

    public Optional<Node> required(String name) {
        Optional<Node> value = take(name);
        if (value.isEmpty()) {
            problems.at(owner, "the field \"" + name + "\"", "none", "add it");
        }
        return value;
    }

    public Optional<String> text(String name) {
        return take(name).flatMap(node -> textOf(node, "a text"));
    }

    public Optional<String> requiredText(String name) {
        Optional<String> text = required(name).flatMap(node -> textOf(node, "a text"));
        text.filter(String::isBlank).ifPresent(blank -> problems.at(place(name), "a text", "nothing", "write it"));
        return text;
    }

    /** A text or a list of texts; none when the field is not there. */
    public List<String> texts(String name) {
        return take(name).map(node -> textsOf(node, problems)).orElse(List.of());
    }

    /** One of {@code words}, or a list of them. */
    public SortedSet<String> words(String name, Collection<String> words) {
        SortedSet<String> accepted = new TreeSet<>();
        for (Node entry : entries(name)) {
            textOf(entry, "a word").ifPresent(word -> {
                if (words.contains(word)) {
                    accepted.add(word);
                } else {
                    problems.at(entry, oneOf(words), advice(word, words));
                }
            });
        }
        return accepted;
    }

    public <T> Optional<T> word(String name, T[] constants, Function<T, String> word) {
        Optional<Node> node = required(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = textOf(node.get(), "a word");
        List<String> words = new ArrayList<>();
        for (T constant : constants) {
            if (text.filter(word.apply(constant)::equals).isPresent()) {
                return Optional.of(constant);
            }
            words.add(word.apply(constant));
        }
        text.ifPresent(wrong -> problems.at(node.get(), oneOf(words), advice(wrong, words)));
        return Optional.empty();
    }

    public Optional<Boolean> flag(String name) {
        return take(name).flatMap(node -> {
            if (node instanceof ScalarNode scalar && List.of("true", "false").contains(scalar.getValue())) {
                return Optional.of(scalar.getValue().equals("true"));
            }
            problems.at(node, "true or false", "write one of the two");
            return Optional.empty();
        });
    }

    public OptionalLong number(String name) {
        Optional<Node> node = take(name);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            if (node.get() instanceof ScalarNode scalar) {
                return OptionalLong.of(Long.parseLong(scalar.getValue()));
            }
        } catch (NumberFormatException notANumber) {
            // reported below, as for a list or mapping
        }
        problems.at(node.get(), "a whole number", "write digits only");
        return OptionalLong.empty();
    }

    public OptionalInt smallNumber(String name, int min, int max) {
        OptionalLong number = number(name);
        if (number.isPresent() && (number.getAsLong() < min || number.getAsLong() > max)) {
            problems.at(
                    place(name),
                    "a number from " + min + " to " + max,
                    String.valueOf(number.getAsLong()),
                    "change it");
            return OptionalInt.empty();
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** The entries of a list, or the value alone. */
    public List<Node> entries(String name) {
        return take(name)
                .map(node -> node instanceof SequenceNode list ? List.copyOf(list.getValue()) : List.of(node))
                .orElse(List.of());
    }

    /** Reports every field that nobody took. */
    public void rejectOthers() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                problems.at(place(name), oneOf(known), '"' + name + '"', advice(name, known));
            }
        }
    }

    public Optional<String> textOf(Node node, String what) {
        return textOf(node, what, problems);
    }

    /** A text, or each of a list of texts. */
    public static List<String> textsOf(Node node, Problems problems) {
        List<String> texts = new ArrayList<>();
        for (Node entry : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
            textOf(entry, "a text", problems).ifPresent(texts::add);
        }
        return texts;
    }

    private static Optional<String> textOf(Node node, String what, Problems problems) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        problems.at(node, what, "write it as one text");
        return Optional.empty();
    }

    private static String oneOf(Collection<String> words) {
        return "one of " + String.join(", ", words);
    }

    private static String advice(String wrong, Collection<String> words) {
        return Spelling.nearest(wrong, words)
                .map(word -> "did you mean \"" + word + "\"?")
                .orElse("remove it or write one of them");
    }
}

package dev.vsxray.signatures.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One YAML document as nodes, which know their places. No types are guessed and no objects are made. */
public final class YamlText {

    /** Levels of lists and mappings; a rule needs about ten. */
    private static final int MAXIMUM_DEPTH = 50;

    /** Nodes of one document; a decision has about twenty. */
    private static final int MAXIMUM_NODES = 1_000_000;

    private YamlText() {}

    /**
     * The root of {@code text}; empty, with a problem, where there is none.
     *
     * @param expected what the file should hold, for the message
     * @param advice what to do about an empty file
     */
    public static Optional<Node> compose(String text, Problems problems, String expected, String advice) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setAllowNonScalarKeys(false)
                .build();
        try {
            Optional<Mark> tooDeep = firstTooDeep(new Parse(settings).parseString(text));
            if (tooDeep.isPresent()) {
                problems.at(tooDeep, "at most " + MAXIMUM_DEPTH + " levels of nesting", "more", "nest it less deeply");
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.at(Optional.empty(), expected, "nothing", advice);
            }
            if (root.isPresent() && nodes(root.get(), MAXIMUM_DEPTH, MAXIMUM_NODES) > MAXIMUM_NODES) {
                problems.at(
                        Optional.empty(),
                        "at most " + MAXIMUM_NODES + " values when every alias is written out",
                        "more, or an alias of what it stands in",
                        "write out what the aliases stand for");
                return Optional.empty();
            }
            return root;
        } catch (MarkedYamlEngineException wrong) {
            problems.at(wrong.getProblemMark(), "valid YAML", String.valueOf(wrong.getProblem()), "");
        } catch (YamlEngineException wrong) {
            problems.at(Optional.empty(), "valid YAML", String.valueOf(wrong.getMessage()), "");
        }
        return Optional.empty();
    }

    private static Optional<Mark> firstTooDeep(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {
                    // Neither opens nor closes a level.
                }
            }
            if (depth > MAXIMUM_DEPTH) {
                return event.getStartMark();
            }
        }
        return Optional.empty();
    }

    /**
     * How many nodes stand below one, an alias counted like what it stands for; more than {@code enough} where it is nested
     * deeper than {@code levels}, as an alias of what it stands in is.
     */
    private static int nodes(Node node, int levels, int enough) {
        if (levels < 0) {
            return enough + 1;
        }
        int count = 1;
        for (Node child : children(node)) {
            if (count > enough) {
                break;
            }
            count += nodes(child, levels - 1, enough - count);
        }
        return count;
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .flatMap(entry -> Stream.of(entry.getKeyNode(), entry.getValueNode()))
                        .toList()
                : List.of();
    }
}

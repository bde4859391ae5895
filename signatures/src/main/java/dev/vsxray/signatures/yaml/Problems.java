package dev.vsxray.signatures.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Collects the mistakes of one file while it is being read. */
public final class Problems {

    /** Longer texts are cut in a message. In UTF-16 code units. */
    private static final int LONGEST_QUOTE = 40;

    private final String file;
    private final List<FileProblem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public List<FileProblem> found() {
        return List.copyOf(found);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** Something else than {@code expected} stands at the node. */
    public void at(Node node, String expected, String advice) {
        at(node, expected, describe(node), advice);
    }

    public void at(Node node, String expected, String foundInstead, String advice) {
        at(node.getStartMark(), expected, foundInstead, advice);
    }

    public void at(Optional<Mark> mark, String expected, String foundInstead, String advice) {
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        found.add(new FileProblem(file, line, column, expected, foundInstead, advice));
    }

    private static String describe(Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
            return text.isEmpty() ? "nothing" : '"' + cut.replaceAll("\\s+", " ") + '"';
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node instanceof MappingNode ? "a mapping" : "something else";
    }
}

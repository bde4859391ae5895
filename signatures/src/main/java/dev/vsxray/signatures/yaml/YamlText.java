package dev.vsxray.signatures.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML document as nodes, which know their places. No types are guessed and no objects are made. */
public final class YamlText {

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
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.at(Optional.empty(), expected, "nothing", advice);
            }
            return root;
        } catch (MarkedYamlEngineException wrong) {
            problems.at(wrong.getProblemMark(), "valid YAML", String.valueOf(wrong.getProblem()), "");
        } catch (YamlEngineException wrong) {
            problems.at(Optional.empty(), "valid YAML", String.valueOf(wrong.getMessage()), "");
        }
        return Optional.empty();
    }
}

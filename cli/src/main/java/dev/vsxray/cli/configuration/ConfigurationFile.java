package dev.vsxray.cli.configuration;

import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One {@code vsxray.yaml}. Commands are mappings in it, options are their fields, without the leading dashes:
 *
 * <pre>
 * scan:
 *   fail-on: risky
 * nightly:
 *   run:
 *     keep: 30
 * </pre>
 */
final class ConfigurationFile {

    private final Path path;
    private final Problems problems;
    private final List<Setting> settings = new ArrayList<>();

    private ConfigurationFile(Path path) {
        this.path = path;
        this.problems = new Problems(path.toString());
    }

    /** @param root the command without a subcommand: what may stand in the file is what its commands understand */
    static Configuration read(Path path, CommandSpec root) throws IOException {
        ConfigurationFile file = new ConfigurationFile(path);
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            file.problems.at(Optional.empty(), "text in UTF-8", "other bytes", "save it as UTF-8");
            return new Configuration(List.of(), file.problems.found());
        }
        YamlText.compose(text, file.problems, "commands with their options", "write \"scan:\" and options below it")
                .ifPresent(node -> file.command(node, root));
        return new Configuration(file.settings, file.problems.found());
    }

    private void command(Node node, CommandSpec command) {
        Optional<Fields> given = Fields.of(node, "the options of " + command.qualifiedName(), problems);
        if (given.isEmpty()) {
            return;
        }
        Fields fields = given.get();
        command.subcommands()
                .forEach((name, line) -> fields.take(name).ifPresent(inner -> command(inner, line.getCommandSpec())));
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String name = option.longestName().replaceFirst("^-+", "");
                fields.take(name).ifPresent(value -> option(value, command, option));
            }
        }
        fields.rejectOthers();
    }

    private void option(Node node, CommandSpec command, OptionSpec option) {
        if (node instanceof ScalarNode value) {
            int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            settings.add(new Setting(command.qualifiedName(), option.longestName(), value.getValue(), path, line));
        } else {
            problems.at(node, "one value", "give further values on the command line");
        }
    }
}

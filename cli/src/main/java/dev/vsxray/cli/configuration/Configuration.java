package dev.vsxray.cli.configuration;

import dev.vsxray.signatures.yaml.FileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the files say, the nearest to the user last and strongest.
 *
 * @param settings those in force
 * @param problems mistakes in the files; a mistake anywhere makes the configuration unusable
 */
public record Configuration(List<Setting> settings, List<FileProblem> problems) implements IDefaultValueProvider {

    /** Without any file. */
    public static final Configuration NONE = new Configuration(List.of(), List.of());

    public Configuration {
        settings = List.copyOf(settings);
        problems = List.copyOf(problems);
    }

    /** This, overruled option by option by {@code nearer}. */
    Configuration overruledBy(Configuration nearer) {
        List<Setting> merged = new ArrayList<>(settings.stream()
                .filter(setting -> nearer.settings.stream().noneMatch(setting::isFor))
                .toList());
        merged.addAll(nearer.settings);
        List<FileProblem> all = new ArrayList<>(problems);
        all.addAll(nearer.problems);
        return new Configuration(merged, all);
    }

    /** The setting for an option of a command, whose full name is given. */
    public Optional<Setting> find(String command, String option) {
        return settings.stream()
                .filter(setting ->
                        setting.command().equals(command) && setting.option().equals(option))
                .findFirst();
    }

    /** What picocli asks for each option that the command line leaves out; null keeps the option's own default. */
    @Override
    @SuppressWarnings("NullAway") // picocli's contract: null is "no value"
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return find(option.command().qualifiedName(), option.longestName())
                .map(Setting::value)
                .orElse(null);
    }
}

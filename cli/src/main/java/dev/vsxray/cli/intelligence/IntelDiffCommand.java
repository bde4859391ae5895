package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IntelligenceDifference;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "What changed between two sets: bundles, or the words shipped and current.",
        mixinStandardHelpOptions = true)
public final class IntelDiffCommand implements Callable<Integer> {

    /** Lines of each kind of change that are printed without {@code --all}. */
    private static final int LINES = 20;

    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "OLD", description = "A bundle, or shipped, or current.")
    private String older = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "A bundle, or shipped, or current.")
    private String newer = "";

    @Option(names = "--all", description = "Every line, not only the first of each kind.")
    private boolean all;

    public IntelDiffCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        IntelligenceDifference difference = IntelligenceDifference.between(found.set(older), found.set(newer));
        lines("+", difference.extensions().added(), IntelDiffCommand::line);
        lines("-", difference.extensions().removed(), IntelDiffCommand::line);
        lines("~", difference.extensions().changed(), IntelDiffCommand::line);
        lines("+", difference.indicators().added(), IntelDiffCommand::line);
        lines("-", difference.indicators().removed(), IntelDiffCommand::line);
        lines("~", difference.indicators().changed(), IntelDiffCommand::line);
        around.out().println(summary(difference));
        return ExitCode.DONE.number();
    }

    private <T> void lines(String mark, List<T> entries, Function<T, String> line) {
        entries.stream()
                .limit(all ? entries.size() : LINES)
                .forEach(entry -> around.out().println(mark + " " + VisibleText.of(line.apply(entry), 500)));
        if (!all && entries.size() > LINES) {
            around.out().println(mark + " and " + (entries.size() - LINES) + " more");
        }
    }

    private static String line(ExtensionIndicator row) {
        return String.join(
                "  ",
                row.id(),
                row.type().word(),
                row.registry().word(),
                row.versions().text(),
                row.campaign());
    }

    private static String line(Indicator row) {
        return String.join("  ", row.kind().word(), row.value(), row.versions().text(), row.campaign());
    }

    /** One line about the whole difference. */
    static String summary(IntelligenceDifference difference) {
        return "extensions " + counts(difference.extensions()) + "; indicators " + counts(difference.indicators());
    }

    private static String counts(IntelligenceDifference.Changes<?> changes) {
        return "+" + changes.added().size() + " -" + changes.removed().size() + " ~"
                + changes.changed().size();
    }
}

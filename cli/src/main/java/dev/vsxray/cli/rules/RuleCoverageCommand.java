package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.example.RuleExamples;
import dev.vsxray.scanner.match.RuleInspection.ConditionUse;
import dev.vsxray.signatures.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Finds conditions that could be wrong without any test failing. */
@Command(
        name = "coverage",
        description = "Say which conditions of rules no example and no counter-example answers.",
        mixinStandardHelpOptions = true)
public final class RuleCoverageCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Only the rules there. None: the shipped rules.")
    private Optional<Path> folder = Optional.empty();

    public RuleCoverageCommand(Surroundings around) {
        this.around = around;
    }

    /** Ends with 1 where a condition is not tested. */
    @Override
    public Integer call() {
        Signatures signatures = RulesCommand.load(folder.stream().toList(), around);
        RuleExamples examples = TestRulesCommand.examples(signatures);
        int conditions = 0;
        int untested = 0;
        List<Rule> rules = TestRulesCommand.asked(signatures, folder);
        for (Rule rule : rules) {
            for (ConditionUse use : examples.coverage(rule)) {
                conditions++;
                if (use.hits() == 0) {
                    untested++;
                    around.out()
                            .println(rule.id() + ": condition " + use.number() + " (" + use.kind()
                                    + ") is answered by no example");
                }
            }
        }
        around.out()
                .println(Headline.count(rules.size(), "rule") + ", " + Headline.count(conditions, "condition") + ", "
                        + untested + " without an example");
        return (untested == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }
}

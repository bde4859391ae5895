package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.example.RuleExamples;
import dev.vsxray.scanner.example.RuleExamples.ExampleUse;
import dev.vsxray.scanner.match.RuleInspection.ConditionUse;
import dev.vsxray.signatures.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds conditions that could be wrong without any test failing. */
@Command(
        name = "coverage",
        description = "Say which conditions of rules no example and no counter-example answers.",
        mixinStandardHelpOptions = true)
public final class RuleCoverageCommand implements Callable<Integer> {

    /** Features shown of one example for one condition. */
    private static final int MAX_FEATURES = 5;

    /** Characters of a feature. */
    private static final int MAX_TEXT = 160;

    private final Surroundings around;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Only the rules there. None: the shipped rules.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            description = "Also list which features of which example answer each condition.")
    private boolean verbose;

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
            List<ExampleUse> uses = examples.uses(rule);
            int count =
                    uses.stream().mapToInt(use -> use.conditions().size()).max().orElse(0);
            for (int i = 0; i < count; i++) {
                conditions++;
                untested += tell(rule, i, uses) ? 0 : 1;
            }
        }
        around.out()
                .println(Headline.count(rules.size(), "rule") + ", " + Headline.count(conditions, "condition") + ", "
                        + untested + " without an example");
        return (untested == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    /** Whether any example answers the condition. */
    private boolean tell(Rule rule, int index, List<ExampleUse> uses) {
        ConditionUse condition = uses.get(0).conditions().get(index);
        String name = rule.id() + ": condition " + condition.number() + " (" + condition.kind() + ")";
        boolean answered =
                uses.stream().anyMatch(use -> use.conditions().get(index).hits() > 0);
        if (!answered) {
            around.out().println(name + " is answered by no example");
        } else if (verbose) {
            around.out().println(name);
            uses.forEach(use -> use.conditions().get(index).seen().stream()
                    .limit(MAX_FEATURES)
                    .forEach(feature ->
                            around.out().println("  " + use.example() + ": " + VisibleText.of(feature, MAX_TEXT))));
        }
        return answered;
    }
}

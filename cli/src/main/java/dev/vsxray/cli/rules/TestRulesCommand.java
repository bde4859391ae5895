package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.example.ExampleResult;
import dev.vsxray.scanner.example.RuleExamples;
import dev.vsxray.scanner.secrets.Mask;
import dev.vsxray.signatures.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Scan the examples and counter-examples that rules bring, and say which are wrong.",
        mixinStandardHelpOptions = true)
public final class TestRulesCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Only the rules there. None: the shipped rules.")
    private Optional<Path> folder = Optional.empty();

    public TestRulesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Signatures signatures = RulesCommand.load(folder.stream().toList(), around);
        List<Rule> rules = asked(signatures, folder);
        RuleExamples examples = examples(signatures);
        int run = 0;
        int wrong = 0;
        for (Rule rule : rules) {
            for (ExampleResult result : examples.run(rule)) {
                run++;
                if (!result.passed()) {
                    wrong++;
                    tell(result);
                }
            }
        }
        around.out()
                .println(Headline.count(rules.size(), "rule") + ", " + Headline.count(run, "example") + ", " + wrong
                        + " wrong");
        return (wrong == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    /** The rules of the folder are those that the tool does not ship, or ships with another text. */
    static List<Rule> asked(Signatures signatures, Optional<Path> folder) {
        if (folder.isEmpty()) {
            return signatures.rules().rules();
        }
        Signatures shipped = Signatures.load(List.of());
        return signatures.rules().rules().stream()
                .filter(rule -> shipped.rules()
                        .find(rule.id())
                        .filter(same -> same.digest().equals(rule.digest()))
                        .isEmpty())
                .toList();
    }

    static RuleExamples examples(Signatures signatures) {
        return new RuleExamples(signatures.matcher(), signatures.analyzer());
    }

    private void tell(ExampleResult result) {
        String kind = result.mustMatch() ? "example" : "counter-example";
        around.out()
                .println(result.rule() + ": " + kind + " \"" + result.example() + "\" "
                        + (result.matched() ? "matched" : "did not match")
                        + (result.matched() == result.mustMatch() ? ", but was not read in full" : ""));
        result.gaps().forEach(gap -> around.out().println("  " + (gap.file() + " " + gap.reason()).strip()));
        if (result.matched()) {
            result.findings().stream()
                    .flatMap(finding -> finding.evidence().stream())
                    .forEach(evidence -> around.out()
                            .println("  matched at " + evidence.location().file() + ":"
                                    + evidence.location().line() + ": " + evidence.note()));
        } else {
            FeatureLine line = new FeatureLine(Mask.ofFormats());
            result.features().forEach(feature -> around.out().println("  seen " + line.of(feature)));
        }
    }
}

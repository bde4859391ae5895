package dev.vsxray.cli;

import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.rule.RuleProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rules", description = "List, explain, test and start rules.", mixinStandardHelpOptions = true)
final class RulesCommand {

    /** The shipped rules and the user's; mistakes in the user's are usage errors, all told at once. */
    static Signatures load(List<Path> folders, Surroundings around) {
        Signatures signatures = Signatures.load(folders.stream()
                .map(folder -> around.workingDirectory().resolve(folder))
                .toList());
        if (!signatures.ruleProblems().isEmpty()) {
            throw new UsageException("the rules have mistakes:\n"
                    + String.join(
                            "\n",
                            signatures.ruleProblems().stream()
                                    .map(RuleProblem::toString)
                                    .toList()));
        }
        return signatures;
    }

    @Command(name = "list", description = "One line per rule.", mixinStandardHelpOptions = true)
    static final class ListRules implements Callable<Integer> {

        private final Surroundings around;

        @Option(names = "--rules", paramLabel = "DIR", description = "Also rules of your own. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        ListRules(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() {
            List<Rule> rules = load(folders, around).rules().rules();
            int width =
                    rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
            for (Rule rule : rules) {
                around.out()
                        .println(String.format(
                                Locale.ROOT,
                                "%-" + width + "s  %-8s %-6s %-20s %s",
                                rule.id(),
                                rule.severity().word(),
                                rule.confidence().word(),
                                rule.tactic().word(),
                                rule.title()));
            }
            around.out().println(rules.size() + " rules");
            return ExitCode.DONE.number();
        }
    }

    @Command(name = "explain", description = "What a rule means, and what to do.", mixinStandardHelpOptions = true)
    static final class ExplainRule implements Callable<Integer> {

        private final Surroundings around;

        @Parameters(paramLabel = "RULE", description = "The rule's id.")
        private String id = "";

        @Option(names = "--rules", paramLabel = "DIR", description = "Also rules of your own. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        ExplainRule(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() {
            Rule rule = load(folders, around)
                    .rules()
                    .find(id)
                    .orElseThrow(() -> new UsageException("there is no rule " + VisibleText.of(id, 100)
                            + ". \"vsxray rules list\" names all of them."));
            Prose page = new Prose(around.out(), around.width());
            page.line(rule.title());
            page.line("");
            page.field(
                    "rule",
                    rule.id() + " (" + rule.tactic().word() + ", "
                            + rule.maturity().word() + ")");
            page.field(
                    "severity",
                    rule.severity().word() + ", confidence " + rule.confidence().word());
            page.field("ATT&CK", String.join(" ", rule.attack()));
            page.paragraph("", rule.explanation());
            page.paragraph("Could it be harmless? ", rule.looksAlike());
            page.paragraph("Check next: ", rule.checkNext());
            page.paragraph("What to do: ", rule.remediation());
            rule.references().forEach(page::line);
            return ExitCode.DONE.number();
        }
    }
}

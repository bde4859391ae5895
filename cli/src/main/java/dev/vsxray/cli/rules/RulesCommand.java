package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Prose;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.indicator.IndicatorRule;
import dev.vsxray.scanner.match.RuleTexts;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.yaml.FileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rules", description = "List, explain, test and start rules.", mixinStandardHelpOptions = true)
public final class RulesCommand {

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
                                    .map(FileProblem::toString)
                                    .toList()));
        }
        return signatures;
    }

    @Command(name = "list", description = "One line per rule.", mixinStandardHelpOptions = true)
    public static final class ListRules implements Callable<Integer> {

        private final Surroundings around;

        @Option(names = "--rules", paramLabel = "DIR", description = "Also rules of your own. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        public ListRules(Surroundings around) {
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
    public static final class ExplainRule implements Callable<Integer> {

        private final Surroundings around;

        @Parameters(paramLabel = "RULE", description = "The rule's id.")
        private String id = "";

        @Option(names = "--rules", paramLabel = "DIR", description = "Also rules of your own. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        public ExplainRule(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() {
            Optional<Rule> rule = load(folders, around).rules().find(id);
            RuleText text = rule.map(RuleTexts::of)
                    .or(() -> IndicatorRule.texts().stream()
                            .filter(candidate -> candidate.id().equals(id))
                            .findFirst())
                    .orElseThrow(() -> new UsageException("there is no rule " + VisibleText.of(id, 100)
                            + ". \"vsxray rules list\" names all of them."));
            Prose page = new Prose(around.out(), around.width());
            page.line(text.title());
            page.line("");
            page.field("rule", text.id() + " (" + kind(rule) + ")");
            page.field(
                    "severity",
                    text.severity().word()
                            + rule.map(found ->
                                            ", confidence " + found.confidence().word())
                                    .orElse(", where the report is about this very copy"));
            page.field("ATT&CK", String.join(" ", text.attack()));
            page.paragraph("", text.explanation());
            page.paragraph("Could it be harmless? ", text.looksAlike());
            page.paragraph("Check next: ", text.checkNext());
            page.paragraph("What to do: ", text.remediation());
            text.references().forEach(page::line);
            return ExitCode.DONE.number();
        }

        private static String kind(Optional<Rule> rule) {
            return rule.map(found ->
                            found.tactic().word() + ", " + found.maturity().word())
                    .orElse("threat intelligence");
        }
    }
}

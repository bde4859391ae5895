package dev.vsxray.cli;

import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.host.HostClasses;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.rule.LoadedRules;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.rule.RuleLibrary;
import dev.vsxray.signatures.rule.RuleLoader;
import dev.vsxray.signatures.rule.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "rules", description = "List, explain, test and start rules.", mixinStandardHelpOptions = true)
final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: expected one of list, explain, test, new.");
    }

    /** The shipped rules and the user's; mistakes in the user's are usage errors, all told at once. */
    static LoadedRules load(List<Path> folders, Surroundings around) {
        RuleLoader loader = new RuleLoader(
                Vocabulary.shipped(),
                HostClasses.shipped(ShippedIntelligence.load()).names());
        LoadedRules loaded = new RuleLibrary(loader)
                .load(folders.stream()
                        .map(folder -> around.workingDirectory().resolve(folder))
                        .toList());
        if (!loaded.problems().isEmpty()) {
            throw new UsageException("the rules have mistakes:\n"
                    + String.join(
                            "\n",
                            loaded.problems().stream()
                                    .map(RuleProblem::toString)
                                    .toList()));
        }
        return loaded;
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

    @Command(
            name = "new",
            description = "Write the beginning of a rule of your own to DIR/RULE.yaml.",
            mixinStandardHelpOptions = true)
    static final class NewRule implements Callable<Integer> {

        private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

        private final Surroundings around;

        @Parameters(index = "0", paramLabel = "RULE", description = "Its id: words in lower case joined by hyphens.")
        private String id = "";

        @Parameters(
                index = "1",
                paramLabel = "DIR",
                arity = "0..1",
                description = "Folder for the rule. A tactic's folder inside it is made: DIR/hygiene/RULE.yaml.")
        private Path folder = Path.of("rules");

        NewRule(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() throws IOException {
            if (!ID.matcher(id).matches()) {
                throw new UsageException("RULE " + VisibleText.of(id, 100)
                        + ": expected at least two words in lower case joined by hyphens, such as reads-ssh-keys.");
            }
            Path file =
                    around.workingDirectory().resolve(folder).resolve("hygiene").resolve(id + ".yaml");
            if (Files.exists(file)) {
                throw new UsageException(file + " is there already. Choose another id, or edit that file.");
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, TEMPLATE.replace("RULE-ID", id));
            around.out().println("wrote " + file);
            around.out().println("Edit it, then: vsxray rules test " + folder);
            return ExitCode.DONE.number();
        }

        private static final String TEMPLATE = """
                id: RULE-ID
                title: Says in one sentence what is observed
                severity: low            # critical high medium low info: how bad if it is true
                confidence: medium       # high medium low: how probably it is true
                maturity: experimental
                attack: []
                match:
                  manifest: {path: /activationEvents/*, equals: "onUri"}
                explanation: >
                  What it means, in a paragraph without jargon.
                looks-alike: >
                  What honest extensions do that resembles it.
                check-next: >
                  Where to look to decide.
                remediation: What to do.
                references: []
                examples:                # must match
                  - name: the plain case
                    files:
                      package.json: |
                        {"publisher": "acme", "name": "first", "version": "1.0.0", "activationEvents": ["onUri"]}
                  - name: among others
                    files:
                      package.json: |
                        {"publisher": "acme", "name": "second", "version": "1.0.1",
                         "activationEvents": ["onLanguage:json", "onUri"]}
                counter-examples:        # must not match
                  - name: another event
                    files:
                      package.json: |
                        {"publisher": "acme", "name": "third", "version": "1.0.2", "activationEvents": ["onLanguage:json"]}
                  - name: the word in another place
                    files:
                      package.json: |
                        {"publisher": "acme", "name": "fourth", "version": "1.0.3", "description": "onUri"}
                """;
    }
}

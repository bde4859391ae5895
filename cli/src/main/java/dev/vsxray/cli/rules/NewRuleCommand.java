package dev.vsxray.cli.rules;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.untrusted.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = "Write the beginning of a rule of your own to DIR/RULE.yaml.",
        mixinStandardHelpOptions = true)
public final class NewRuleCommand implements Callable<Integer> {

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

    public NewRuleCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new UsageException("RULE " + VisibleText.of(id, 100)
                    + ": expected at least two words in lower case joined by hyphens, such as reads-ssh-keys.");
        }
        Path file = around.workingDirectory().resolve(folder).resolve("hygiene").resolve(id + ".yaml");
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

package dev.vsxray.cli.decision;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.reports.decision.DecisionEdit;
import dev.vsxray.reports.decision.DecisionFile;
import dev.vsxray.reports.output.WholeFile;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Kind;
import dev.vsxray.scanner.model.Decision.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code allow}, {@code deny} and {@code suppress} have in common: they add a decision to a file. */
public abstract class DecideCommand implements Callable<Integer> {

    private final Kind kind;
    private final Surroundings around;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; a sentence for the reviewer.")
    private String reason = "";

    @Option(names = "--owner", paramLabel = "WHO", description = "Who answers for it. Default: the user's name.")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file to add it to. Default: " + DecisionFile.NAME + " in the state folder.")
    private Optional<Path> file = Optional.empty();

    DecideCommand(Kind kind, Surroundings around) {
        this.kind = kind;
        this.around = around;
    }

    abstract Scope scope();

    abstract String expires();

    @Override
    public Integer call() throws IOException {
        Path target = file.map(around.workingDirectory()::resolve).orElseGet(() -> DecisionFiles.own(around));
        Decision decision = new Decision(kind, scope(), who(), reason.strip(), lastDay(), "");
        String text = Files.exists(target) ? extended(target, decision) : DecisionEdit.first(decision);
        DecisionFile.Reading reading = DecisionFile.read(text, target.toString());
        if (!reading.problems().isEmpty()) {
            throw DecisionFiles.mistaken(reading.problems());
        }
        write(target, text);
        List<Decision> decisions = reading.decisions();
        around.out().println("wrote " + decisions.get(decisions.size() - 1).source());
        return ExitCode.DONE.number();
    }

    /** A file of the team's own is for the team; the one in the state folder is for its owner only, like all there. */
    private void write(Path target, String text) throws IOException {
        if (file.isEmpty()) {
            StateFiles.write(target, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        WholeFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String extended(Path target, Decision decision) throws IOException {
        DecisionFile.Reading before = DecisionFile.read(target);
        if (!before.problems().isEmpty()) {
            throw DecisionFiles.mistaken(before.problems());
        }
        String text = Files.readString(target);
        return DecisionEdit.appended(text, decision)
                .orElseThrow(() -> new UsageException("could not add the decision to " + target
                        + ". Either it decides about this scope already, or its list is not written with one hyphen"
                        + " for each decision at the end of the file. Edit it by hand:\n"
                        + DecisionEdit.first(decision)));
    }

    private String who() {
        return owner.or(() -> around.variable("USER"))
                .or(() -> around.variable("USERNAME"))
                .orElseThrow(() -> new UsageException("expected --owner WHO: who answers for the decision."));
    }

    private Optional<LocalDate> lastDay() {
        if (expires().equals("never")) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(expires());
            if (day.isBefore(around.today())) {
                throw new UsageException("--expires " + day + ": expected a day to come.");
            }
            return Optional.of(day);
        } catch (DateTimeParseException notDate) {
            throw new UsageException(
                    "--expires " + VisibleText.of(expires(), 40) + ": expected a date such as 2027-01-31, or never.");
        }
    }

    /** {@code publisher.name}, {@code publisher.name@versions} or a publisher alone. */
    private static Scope scope(String extension, String rule, String fingerprint) {
        int at = extension.indexOf('@');
        String id = at < 0 ? extension : extension.substring(0, at);
        String versions = at < 0 ? "" : extension.substring(at + 1);
        return id.contains(".")
                ? new Scope(id, versions, "", rule, fingerprint)
                : new Scope("", versions, id, rule, fingerprint);
    }

    /** A decision about an extension as a whole. */
    abstract static class OfExtension extends DecideCommand {

        @Parameters(
                paramLabel = "EXTENSION",
                description = "publisher.name, publisher.name@VERSIONS, or a publisher. Pin the version if you can.")
        private String extension = "";

        OfExtension(Kind kind, Surroundings around) {
            super(kind, around);
        }

        @Override
        Scope scope() {
            return DecideCommand.scope(extension, "", "");
        }
    }

    @Command(
            name = "allow",
            description = "Decide that an extension may be installed: its findings no longer count.",
            mixinStandardHelpOptions = true)
    public static final class Allow extends OfExtension {

        @Option(names = "--expires", required = true, paramLabel = "DATE", description = "The last day, or never.")
        private String expires = "";

        public Allow(Surroundings around) {
            super(Kind.ALLOW, around);
        }

        @Override
        String expires() {
            return expires;
        }
    }

    @Command(
            name = "deny",
            description = "Decide that an extension must not be installed: where it is, that is a finding.",
            mixinStandardHelpOptions = true)
    public static final class Deny extends OfExtension {

        @Option(
                names = "--expires",
                paramLabel = "DATE",
                description = "The last day, or never (default).",
                defaultValue = "never")
        private String expires = "never";

        public Deny(Surroundings around) {
            super(Kind.DENY, around);
        }

        @Override
        String expires() {
            return expires;
        }
    }

    @Command(
            name = "suppress",
            description = "Decide that findings do not count: those of a rule, one by its fingerprint, or both of an"
                    + " extension.",
            mixinStandardHelpOptions = true)
    public static final class Suppress extends DecideCommand {

        @Parameters(
                paramLabel = "EXTENSION",
                arity = "0..1",
                description = "Only there: publisher.name, publisher.name@VERSIONS, or a publisher.")
        private String extension = "";

        @Option(names = "--rule", paramLabel = "RULE", description = "Findings of this rule.")
        private String rule = "";

        @Option(names = "--fingerprint", paramLabel = "HEX", description = "This one finding.")
        private String fingerprint = "";

        @Option(names = "--expires", required = true, paramLabel = "DATE", description = "The last day, or never.")
        private String expires = "";

        public Suppress(Surroundings around) {
            super(Kind.SUPPRESS, around);
        }

        @Override
        Scope scope() {
            return DecideCommand.scope(extension, rule, fingerprint);
        }

        @Override
        String expires() {
            return expires;
        }
    }
}

package dev.vsxray.cli;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.command.Version;
import dev.vsxray.cli.configuration.ConfigCommand;
import dev.vsxray.cli.configuration.Configuration;
import dev.vsxray.cli.configuration.ConfigurationFiles;
import dev.vsxray.cli.decision.DecideCommand;
import dev.vsxray.cli.decision.PolicyCommand;
import dev.vsxray.cli.decode.DecodeCommand;
import dev.vsxray.cli.decode.StringsCommand;
import dev.vsxray.cli.intelligence.IntelCommand;
import dev.vsxray.cli.intelligence.IntelDiffCommand;
import dev.vsxray.cli.intelligence.IntelExportCommand;
import dev.vsxray.cli.intelligence.IntelImportCommand;
import dev.vsxray.cli.intelligence.IntelKeysCommand;
import dev.vsxray.cli.intelligence.IntelNpmFilesCommand;
import dev.vsxray.cli.intelligence.IntelSignCommand;
import dev.vsxray.cli.intelligence.IntelStatusCommand;
import dev.vsxray.cli.intelligence.IntelUpdateCommand;
import dev.vsxray.cli.intelligence.IntelVerifyCommand;
import dev.vsxray.cli.nightly.HistoryCommand;
import dev.vsxray.cli.nightly.NightlyCommand;
import dev.vsxray.cli.nightly.NightlyInstallCommand;
import dev.vsxray.cli.nightly.NightlyRemoveCommand;
import dev.vsxray.cli.nightly.NightlyStatusCommand;
import dev.vsxray.cli.notify.NotifyCommand;
import dev.vsxray.cli.online.DownloadCommand;
import dev.vsxray.cli.online.OnlineSession;
import dev.vsxray.cli.online.UpdatesCommand;
import dev.vsxray.cli.quarantine.QuarantineCommand;
import dev.vsxray.cli.quarantine.RestoreCommand;
import dev.vsxray.cli.report.DiffCommand;
import dev.vsxray.cli.report.FleetCommand;
import dev.vsxray.cli.rules.BenchRulesCommand;
import dev.vsxray.cli.rules.FeaturesCommand;
import dev.vsxray.cli.rules.NewRuleCommand;
import dev.vsxray.cli.rules.RuleCoverageCommand;
import dev.vsxray.cli.rules.RulesCommand;
import dev.vsxray.cli.rules.TestRulesCommand;
import dev.vsxray.cli.scan.DemoCommand;
import dev.vsxray.cli.scan.ScanCommand;
import dev.vsxray.cli.watch.WatchCommand;
import dev.vsxray.online.provenance.OnlineServices;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command without a subcommand, and how all commands report mistakes. */
@Command(
        name = "vsxray",
        description = "Finds malicious and risky VS Code extensions by reading them, never by running them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 nothing at the threshold, 1 findings at the threshold,",
            "2 wrong usage, 3 incomplete (--fail-on-incomplete),",
            "4 intelligence too old (--max-intel-age), 5 a notification did not arrive,",
            "70 internal error."
        })
final class Vsxray {

    /** All commands, ready to execute on this machine. */
    static CommandLine commandLine(Scans scans, Surroundings around) {
        return commandLine(scans, around, Host.current(), OnlineServices::publicOnes);
    }

    /**
     * All commands, ready to execute.
     *
     * @param services who is asked by the commands that go online
     */
    static CommandLine commandLine(Scans scans, Surroundings around, Host host, OnlineSession.Services services) {
        CommandLine line = new CommandLine(new Vsxray())
                .addSubcommand(new ScanCommand(scans, around, services))
                .addSubcommand(new DownloadCommand(scans, around, services))
                .addSubcommand(new UpdatesCommand(scans, around, services))
                .addSubcommand(new DemoCommand(scans, around))
                .addSubcommand(new DiffCommand(scans, around))
                .addSubcommand(new CommandLine(new FleetCommand()).addSubcommand(new FleetCommand.Report(around)))
                .addSubcommand(new CommandLine(new PolicyCommand()).addSubcommand(new PolicyCommand.Export(around)))
                .addSubcommand(new CommandLine(new RulesCommand())
                        .addSubcommand(new RulesCommand.ListRules(around))
                        .addSubcommand(new RulesCommand.ExplainRule(around))
                        .addSubcommand(new FeaturesCommand(around))
                        .addSubcommand(new TestRulesCommand(around))
                        .addSubcommand(new RuleCoverageCommand(around))
                        .addSubcommand(new BenchRulesCommand(around))
                        .addSubcommand(new NewRuleCommand(around)))
                .addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigCommand.Show(around)))
                .addSubcommand(new DecideCommand.Allow(around))
                .addSubcommand(new DecideCommand.Deny(around))
                .addSubcommand(new DecideCommand.Suppress(around))
                .addSubcommand(new CommandLine(new NightlyCommand())
                        .addSubcommand(new NightlyCommand.Run(scans, around, host))
                        .addSubcommand(new NightlyInstallCommand(around, host))
                        .addSubcommand(new NightlyStatusCommand(around, host))
                        .addSubcommand(new NightlyRemoveCommand(around, host)))
                .addSubcommand(new CommandLine(new HistoryCommand())
                        .addSubcommand(new HistoryCommand.ListScans(around))
                        .addSubcommand(new HistoryCommand.Show(around))
                        .addSubcommand(new HistoryCommand.Trend(around))
                        .addSubcommand(new HistoryCommand.Export(around)))
                .addSubcommand(new StringsCommand(around))
                .addSubcommand(new DecodeCommand(around))
                .addSubcommand(new CommandLine(new IntelCommand())
                        .addSubcommand(new IntelStatusCommand(around))
                        .addSubcommand(new IntelUpdateCommand(around))
                        .addSubcommand(new IntelImportCommand(around))
                        .addSubcommand(new IntelExportCommand(around))
                        .addSubcommand(new IntelDiffCommand(around))
                        .addSubcommand(new IntelSignCommand(around))
                        .addSubcommand(new IntelVerifyCommand(around))
                        .addSubcommand(new IntelNpmFilesCommand(around))
                        .addSubcommand(new IntelKeysCommand(around)))
                .addSubcommand(new QuarantineCommand(around, host))
                .addSubcommand(new RestoreCommand(around, host))
                .addSubcommand(new WatchCommand(scans, around, host))
                .addSubcommand(new CommandLine(new NotifyCommand()).addSubcommand(new NotifyCommand.Test(around, host)))
                .setOut(new PrintWriter(around.out(), true))
                .setErr(new PrintWriter(around.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(Vsxray::usage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, parsed, around));
        return line;
    }

    /** Runs a command with what {@code vsxray.yaml} says for the options that are left out. */
    static int run(Scans scans, Surroundings around, String... arguments) {
        CommandLine line = commandLine(scans, around);
        Optional<Configuration> configuration = configuration(line, around, arguments);
        if (configuration.isEmpty()) {
            return ExitCode.USAGE.number();
        }
        int code = line.setDefaultValueProvider(configuration.get()).execute(arguments);
        // A PrintStream tells of a full disk or a closed pipe to whoever asks, and to nobody else.
        if (around.out().checkError()) {
            around.err().println("vsxray: could not write all of it to standard output.");
            return ExitCode.USAGE.number();
        }
        return code;
    }

    /** Empty, after a message, where a file cannot be used; the command that shows the configuration shows that too. */
    private static Optional<Configuration> configuration(CommandLine line, Surroundings around, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("config")) {
            return Optional.of(Configuration.NONE);
        }
        try {
            Configuration found = ConfigurationFiles.of(around.environment(), around.workingDirectory())
                    .read(line.getCommandSpec());
            if (found.problems().isEmpty()) {
                return Optional.of(found);
            }
            around.err().println("vsxray: the configuration has mistakes:");
            found.problems().forEach(around.err()::println);
        } catch (IOException unreadable) {
            around.err().println("vsxray: the configuration could not be read: " + unreadable);
        }
        return Optional.empty();
    }

    private static int usage(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println("vsxray: " + mistake.getMessage());
        if (!command.getSubcommands().isEmpty()) {
            command.getErr()
                    .println("Expected one of "
                            + String.join(
                                    ", ", new TreeSet<>(command.getSubcommands().keySet())) + ".");
        }
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed, Surroundings around) {
        if (failure instanceof UsageException) {
            around.err().println("vsxray: " + failure.getMessage());
            return ExitCode.USAGE.number();
        }
        if (failure instanceof IOException) {
            around.err().println("vsxray: could not read or write: " + failure);
            return ExitCode.USAGE.number();
        }
        around.err()
                .println(String.format(
                        Locale.ROOT, "vsxray: internal error: %s. Please report it with these lines:", failure));
        for (StackTraceElement frame : failure.getStackTrace()) {
            around.err().println("  at " + frame);
        }
        return ExitCode.INTERNAL_ERROR.number();
    }
}

package dev.vsxray.cli;

import dev.vsxray.online.provenance.OnlineServices;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
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
            "Exit codes: 0 nothing at the threshold, 1 findings at the threshold, 2 wrong usage,",
            "3 incomplete (--fail-on-incomplete), 4 intelligence too old (--max-intel-age), 70 internal error."
        })
final class Vsxray {

    /** All commands, ready to execute. */
    static CommandLine commandLine(Scans scans, Surroundings around) {
        return commandLine(scans, around, OnlineServices::publicOnes);
    }

    /** @param services who is asked by the commands that go online */
    static CommandLine commandLine(Scans scans, Surroundings around, OnlineSession.Services services) {
        CommandLine line = new CommandLine(new Vsxray())
                .addSubcommand(new ScanCommand(scans, around, services))
                .addSubcommand(new DownloadCommand(scans, around, services))
                .addSubcommand(new UpdatesCommand(scans, around, services))
                .addSubcommand(new DemoCommand(scans, around))
                .addSubcommand(new DiffCommand(scans, around))
                .addSubcommand(new CommandLine(new FleetCommand()).addSubcommand(new FleetCommand.Report(around)))
                .addSubcommand(new CommandLine(new RulesCommand())
                        .addSubcommand(new RulesCommand.ListRules(around))
                        .addSubcommand(new RulesCommand.ExplainRule(around))
                        .addSubcommand(new TestRulesCommand(around))
                        .addSubcommand(new NewRuleCommand(around)))
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
                        .addSubcommand(new IntelKeysCommand(around)))
                .setOut(new PrintWriter(around.out(), true))
                .setErr(new PrintWriter(around.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(Vsxray::usage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, parsed, around));
        return line;
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

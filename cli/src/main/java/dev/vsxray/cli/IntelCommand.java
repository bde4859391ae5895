package dev.vsxray.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "intel", description = "What is known to be bad, and since when.", mixinStandardHelpOptions = true)
final class IntelCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: expected one of "
                        + String.join(
                                ", ",
                                spec.subcommands().keySet().stream().sorted().toList())
                        + ".");
    }
}

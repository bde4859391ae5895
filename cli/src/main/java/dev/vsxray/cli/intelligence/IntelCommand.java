package dev.vsxray.cli.intelligence;

import picocli.CommandLine.Command;

@Command(name = "intel", description = "What is known to be bad, and since when.", mixinStandardHelpOptions = true)
public final class IntelCommand {}

package dev.vsxray.cli;

import picocli.CommandLine.Command;

@Command(name = "intel", description = "What is known to be bad, and since when.", mixinStandardHelpOptions = true)
final class IntelCommand {}

package dev.vsxray.cli;

import picocli.CommandLine.Command;

@Command(
        name = "nightly",
        description = "The scan of every night: let this machine's scheduler start it, and see how it stands.",
        mixinStandardHelpOptions = true)
final class NightlyCommand {}

package dev.vsxray.cli.command;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.SystemPrograms;
import dev.vsxray.nightly.quarantine.Processes;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The machine as those commands need it that change something on it; injected, so that tests have their own.
 *
 * @param start how this program is started again, without a shell; empty where it does not run from its jar
 * @param zone of the machine's clock
 */
public record Host(Machine machine, Programs programs, Processes processes, List<String> start, ZoneId zone) {

    public Host {
        start = List.copyOf(start);
    }

    /** The machine this runs on. */
    public static Host current() {
        Machine machine = Machine.current();
        return new Host(machine, new SystemPrograms(), Processes.ofSystem(), start(machine), ZoneId.systemDefault());
    }

    /**
     * Not the launcher: a scheduler has another search path than the user, and nothing should be built at night. The
     * options are those of the launcher.
     */
    private static List<String> start(Machine machine) {
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            return List.of();
        }
        Path bin = Path.of(System.getProperty("java.home")).resolve("bin");
        Path windowless = bin.resolve("javaw.exe");
        Path java = machine.os() == Os.WINDOWS && Files.exists(windowless) ? windowless : bin.resolve("java");
        return List.of(
                java.toString(),
                "-Xlog:disable",
                "-XX:MaxRAMPercentage=50",
                "-jar",
                jar.get().toString());
    }

    private static Optional<Path> jar() {
        try {
            Path code = Path.of(Host.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(code.toAbsolutePath()).filter(Files::isRegularFile);
        } catch (URISyntaxException noFile) {
            return Optional.empty();
        }
    }
}

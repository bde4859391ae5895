package dev.vsxray.cli;

import dev.vsxray.cli.command.Scans;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.Version;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ScanReport;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the process starts: binds the commands to the real machine. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and exits with its code.
     *
     * <p>The launcher tells in the system property {@code vsxray.terminals} which of {@code out} and {@code err} are
     * terminals: Java's own {@code System.console()} means different things in different versions.
     */
    public static void main(String[] arguments) {
        Set<String> terminals =
                Set.of(System.getProperty("vsxray.terminals", "none").split(","));
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        Surroundings around = new Surroundings(
                new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                terminals.contains("out"),
                terminals.contains("err"),
                charset,
                environment(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        Scanner scanner = new Scanner(Machine.current(), hostName(), Version.ofTool(), around.clock());
        Scans scans = new Scans() {
            @Override
            public ScanReport scan(ScanRequest request, ScanProgress progress) {
                return scanner.scan(request, progress);
            }

            @Override
            public ScanReport scan(ScanRequest request, ScanProgress progress, ScanCache cache) {
                return scanner.scan(request, progress, cache);
            }
        };
        int code = Vsxray.run(scans, around, arguments);
        around.out().flush();
        System.exit(code);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Optional.ofNullable(System.getProperty(StateFolder.PROPERTY))
                .ifPresent(folder -> environment.put("VSXRAY_STATE", folder));
        return environment;
    }

    /** What the shell or the system calls this machine; looking its name up would be a network request. */
    private static String hostName() {
        return Stream.of("HOSTNAME", "COMPUTERNAME")
                .map(name -> System.getenv().getOrDefault(name, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}

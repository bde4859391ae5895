package dev.vsxray.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

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
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        Scans scans = (request, progress) -> {
            throw new UsageException("This build has no scanner yet.");
        };
        int code = Vsxray.commandLine(scans, around).execute(arguments);
        around.out().flush();
        System.exit(code);
    }
}

package dev.vsxray.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line as a process of its own, for what only a process can meet: signals, full disks, closed folders. */
final class OwnProcess {

    /** A shell may have started the tests with the signal ignored; this gives the child its default back. */
    static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

    private OwnProcess() {}

    /** Started by the words before it, such as {@code setpriv}; standard error goes where standard output goes. */
    static Process start(Path state, List<String> before, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("VSXRAY_STATE", state.toString());
        return builder.start();
    }

    /** All that it writes until it ends. */
    static String said(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** What lies in a folder, in the order of the names. */
    static List<String> names(Path at) throws IOException {
        try (Stream<Path> files = Files.list(at)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static boolean works(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    /** Skips a test where a process cannot mount a small disk that it alone sees. */
    static void assumeFileSystems() throws Exception {
        assumeTrue(
                works("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"), "no file systems of one's own here");
    }

    /** Even an administrator's process loses the right to read and write everything when it starts like this. */
    static List<String> unprivileged() throws Exception {
        List<String> start = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
        List<String> trial = new ArrayList<>(start);
        trial.add("true");
        assumeTrue(works(trial.toArray(String[]::new)), "no way here to give up privileges");
        return start;
    }
}

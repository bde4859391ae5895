package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that nothing leaves the machine unless a command says so, for each command there is: none may be added that nobody tried. */
class OfflineTest {

    @TempDir
    private Path folder;

    /**
     * Under a guard that makes sockets, look-ups of names and processes errors; where the system permits it, also in a
     * network namespace without interfaces, for what is no Java.
     */
    @Test
    void everyCommandButTheOnlineOnesIsSilentAndStartsNothing() throws Exception {
        List<String> command = new ArrayList<>(namespace());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + SilenceGuard.jar(folder),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EveryCommand.class.getName(),
                folder.toString()));

        List<String> lines = lines(command);

        int end = lines.indexOf("untried: []");
        assertThat(end).as("every command was tried: %s", lines).isGreaterThan(40);
        assertThat(lines.subList(0, end))
                .as(Files.readString(folder.resolve("complaints.txt")))
                .allMatch(line -> line.matches("[01] .* \\[]") || keepsAHistory(line));
        assertThat(folder.resolve(EveryCommand.MARK))
                .as("the mark that the extension leaves when it runs")
                .doesNotExist();
        // The guard does notice: the same scan with --online, and every way out that Java has.
        assertThat(lines.get(end + 1)).matches("online: [1-9][0-9]*");
        assertThat(lines.subList(end + 2, lines.size()))
                .hasSameSizeAs(WaysOut.all().entrySet())
                .allMatch(line -> line.startsWith("refused "));
    }

    /** On Linux the SQLite driver asks {@code uname -o} whether this is Android, and goes on where it is not told. */
    private static boolean keepsAHistory(String line) {
        return line.matches("[01] (nightly|history) .* \\[java\\.lang\\.ProcessImpl\\.start]");
    }

    private static List<String> namespace() throws Exception {
        List<String> unshare = List.of("unshare", "--user", "--map-root-user", "--net");
        try {
            List<String> probe = new ArrayList<>(unshare);
            probe.add("true");
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? unshare : List.of();
        } catch (IOException notOnThisSystem) {
            return List.of();
        }
    }

    private List<String> lines(List<String> command) throws Exception {
        Path complaints = folder.resolve("complaints.txt");
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(complaints)).isZero();
        return output.lines().toList();
    }
}

package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promise for each command there is: none may be added that nobody tried. */
class EveryCommandTest {

    private static final List<String> WITHOUT_INTERFACES = List.of("unshare", "--user", "--map-root-user", "--net");

    @TempDir
    private Path folder;

    @Test
    void everyCommandButTheOnlineOnesWorksWhereASocketIsAnError() throws Exception {
        worksIn(List.of());
    }

    /** What the guard on sockets cannot see, such as a program that a command starts, has no way out here. */
    @Test
    void everyCommandButTheOnlineOnesWorksWithoutNetworkInterfaces() throws Exception {
        assumeTrue(
                isPermitted(),
                "skipped: this system lets no user make a network namespace (" + String.join(" ", WITHOUT_INTERFACES)
                        + ")");
        worksIn(WITHOUT_INTERFACES);
    }

    private void worksIn(List<String> surroundings) throws Exception {
        List<String> command = new ArrayList<>(surroundings);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EveryCommand.class.getName(),
                folder.toString()));

        List<String> lines = lines(command);

        int end = lines.size() - 3;
        assertThat(lines.subList(0, end))
                .as(Files.readString(folder.resolve("complaints.txt")))
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.matches("[01] .*"));
        assertThat(lines.subList(end, end + 2)).containsExactly("untried: []", "offline attempts: 0");
        assertThat(lines.get(end + 2)).as("the guard guards").matches("online attempts: [1-9][0-9]*");
    }

    private static boolean isPermitted() throws Exception {
        try {
            List<String> probe = new ArrayList<>(WITHOUT_INTERFACES);
            probe.add("true");
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
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

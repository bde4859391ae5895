package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that nothing leaves the machine unless a command says so. */
class OfflineTest {

    @TempDir
    private Path folder;

    /** Where the system permits it, in a network namespace without interfaces; everywhere, with a guard on sockets. */
    @Test
    void everyCommandButTheOnlineOnesWorksWithoutANetwork() throws Exception {
        List<String> command = new ArrayList<>(namespace());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OfflineCommands.class.getName(),
                folder.toString()));

        List<String> lines = lines(command);

        assertThat(lines).hasSize(19).last().asString().isNotEqualTo("online attempts: 0");
        assertThat(lines.get(17)).isEqualTo("offline attempts: 0");
        assertThat(lines.subList(0, 17)).allMatch(line -> line.startsWith("0 ") || line.startsWith("1 "));
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

    private static List<String> lines(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}

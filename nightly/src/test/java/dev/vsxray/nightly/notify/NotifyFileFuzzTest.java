package dev.vsxray.nightly.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.scanner.locate.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whatever stands in {@code notify.yaml}: channels, and problems that name their line. Replays the kept inputs in every
 * build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class NotifyFileFuzzTest {

    private static final Machine MACHINE = new Machine(
            Machine.Os.LINUX, Path.of("/home/ada"), Path.of("/"), Map.of("SLACK", "https://hooks.example/a"));

    @FuzzTest(maxDuration = "3m")
    void notify(byte[] bytes) {
        NotifyFile.Reading read = NotifyFile.read(
                new String(bytes, StandardCharsets.UTF_8),
                Path.of("/etc/vsxray/notify.yaml"),
                MACHINE,
                new RecordedPrograms());

        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        assertThat(read.settings().channels()).doesNotContainNull();
    }
}

package dev.vsxray.reports.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void replacesAFileAndMakesItsFolder() throws IOException {
        Path file = folder.resolve("deep/report.json");
        WholeFile.write(file, out -> out.write('1'));
        WholeFile.write(file, out -> out.write('2'));

        assertThat(file).hasContent("2");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.partial");
    }

    /** As when the disk is full. */
    @Test
    void aFailureKeepsWhatWasThereAndLeavesNothingBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "yesterday");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");

        assertThat(file).hasContent("yesterday");
        assertThat(names()).containsExactly("report.json");
    }

    /** With one name for what both write, one would move the other's half into place. */
    @Test
    @Timeout(60)
    void twoAtOnceDoNotMix() throws Exception {
        Path file = folder.resolve("report.json");
        CyclicBarrier together = new CyclicBarrier(2);
        Thread other = new Thread(() -> half(file, 'b', together));
        other.start();
        half(file, 'a', together);
        other.join();

        assertThat(Files.readString(file)).matches("a{20000}|b{20000}");
        assertThat(names()).containsExactly("report.json");
    }

    private static void half(Path file, char letter, CyclicBarrier together) {
        byte[] part = String.valueOf(letter).repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.write(file, out -> {
                out.write(part);
                out.flush();
                meet(together);
                out.write(part);
            });
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private static void meet(CyclicBarrier together) throws IOException {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IOException("the other writer did not come", alone);
        }
    }

    @Test
    @Timeout(60)
    void anInterruptLeavesNothingHalfWritten() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "no signals as in Unix here");
        Path file = Files.writeString(folder.resolve("report.json"), "yesterday");
        // A shell may have started the tests with the signal ignored; env gives the child its default back.
        Process process = new ProcessBuilder(
                        "/usr/bin/env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfWriter.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("half");
        assertThat(names()).hasSize(2);

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(128 + 2);
        assertThat(file).hasContent("yesterday");
        assertThat(names()).containsExactly("report.json");
    }

    /** Writes half a file and waits. */
    static final class HalfWriter {
        public static void main(String[] arguments) throws IOException {
            WholeFile.write(Path.of(arguments[0]), out -> {
                out.write(new byte[100_000]);
                out.flush();
                System.out.println("half");
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            });
        }
    }
}

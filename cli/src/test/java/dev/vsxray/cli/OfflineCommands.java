package dev.vsxray.cli;

import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.online.provenance.OnlineServices;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs commands in a Java in which every socket is an error, and counts the attempts. Started by {@link OfflineTest} in a
 * process of its own, since the guard cannot be taken off again.
 */
final class OfflineCommands {

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    private OfflineCommands() {}

    /** @param arguments the folder to work in */
    @SuppressWarnings("deprecation") // deprecated as a way to make sockets; to forbid them there is no other
    public static void main(String[] arguments) throws IOException {
        Socket.setSocketImplFactory(OfflineCommands::refused);
        DatagramSocket.setDatagramSocketImplFactory(OfflineCommands::refused);
        Path folder = Path.of(arguments[0]);
        Path extension = Files.createDirectories(folder.resolve("acme.tool-1.0.0"));
        Files.writeString(
                extension.resolve("package.json"),
                "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"1.0.0\", \"main\": \"./main.js\"}");
        Files.writeString(extension.resolve("main.js"), "require('https').get('https://c2.example/x');");
        Files.writeString(folder.resolve("list.txt"), "acme.bad\n");
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("scan"),
                List.of("scan", "acme.tool-1.0.0", "-o", "old.json", "-o", "report.html", "-o", "bom.cdx.json"),
                List.of("scan", "acme.tool-1.0.0", "--baseline", "old.json", "--format", "sarif"),
                List.of("demo"),
                List.of("diff", "old.json", "acme.tool-1.0.0"),
                List.of("fleet", "report", "."),
                List.of("rules", "list"),
                List.of("rules", "explain", "network-data-becomes-code"),
                List.of("strings", "acme.tool-1.0.0/main.js"),
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
                List.of("intel", "verify", "team.vsxi", "--key", "team.public.pem"))) {
            System.out.println(run(folder, command) + " " + String.join(" ", command));
        }
        System.out.println("offline attempts: " + ATTEMPTS.get());
        run(folder, List.of("scan", "acme.tool", "--online", "--gallery", "http://127.0.0.1:9/"));
        System.out.println("online attempts: " + ATTEMPTS.get());
    }

    private static <T> T refused() {
        ATTEMPTS.incrementAndGet();
        throw new IllegalStateException("a socket was opened");
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

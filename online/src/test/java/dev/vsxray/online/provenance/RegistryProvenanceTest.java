package dev.vsxray.online.provenance;

import static dev.vsxray.online.Fixtures.answer;
import static dev.vsxray.online.Fixtures.gallery;
import static dev.vsxray.online.Fixtures.json;
import static dev.vsxray.online.Fixtures.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.registry.GalleryRegistry;
import dev.vsxray.online.registry.OpenVsxRegistry;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import dev.vsxray.scanner.model.Registry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProvenanceTest {

    private static final Map<String, String> FILES = Map.of(
            "package.json",
            "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"1.2.0\", \"icon\": \"media/icon.png\","
                    + " \"repository\": {\"type\": \"git\", \"url\": \"https://github.com/acme/tool.git\", \"directory\": \"ext\"}}",
            "main.js",
            "exports.a = 1;",
            "README.md",
            "# Acme Tool",
            "media/icon.png",
            "picture");

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
    void gathersWhatARegistrySays() throws Exception {
        answers.put("\"filterType\":7", json(gallery(tool("validated, public", ""))));
        answers.put("\"filterType\":18", json(gallery(tool("validated", ""))));

        Provenance provenance = provenance(Demands.NONE);

        assertThat(known(provenance))
                .containsEntry("registry", "vscode-marketplace")
                .containsEntry("status", "published")
                .containsEntry("version-served", "true")
                .containsEntry("publisher-verified", "true")
                .containsEntry("publisher-domain", "https://acme.example")
                .containsEntry("publisher-age-days", "1056")
                .containsEntry("extension-age-days", "1056")
                .containsEntry("update-age-days", "3")
                .containsEntry("release-age-days", "22")
                .containsEntry("installs", "1234")
                .containsEntry("rating-tenths", "43")
                .containsEntry("ratings", "17")
                .containsEntry("releases", "4")
                .containsEntry("releases-in-an-hour", "2")
                .containsEntry("silence-days", "18")
                .doesNotContainKeys("package", "signature", "old-enough", "same-name-as");
        assertThat(provenance.fact(ProvenanceTopic.PACKAGE).ground()).contains("--integrity");
    }

    @Test
    void aRegistryThatRefusesSaysNothing() throws Exception {
        answers.put("/gallery", answer(429, "").build());

        Provenance provenance = provenance(Demands.NONE);

        assertThat(provenance.fact(ProvenanceTopic.STATUS)).isInstanceOf(ProvenanceFact.Unknown.class);
        assertThat(provenance.fact(ProvenanceTopic.INSTALLS).ground())
                .contains("refuses to answer so often", "Nothing follows from that.");
    }

    @Test
    void aRegistryThatHasItNotSaysSo() throws Exception {
        answers.put("/gallery", json(gallery("")));

        assertThat(known(provenance(Demands.NONE)))
                .containsEntry("status", "not-found")
                .doesNotContainKeys("installs", "version-served");
    }

    @Test
    void whatWasInstalledFromAFileIsNobodysBusiness() throws Exception {
        Provenance provenance = source(Demands.NONE).of(ExtensionPackage.ofTexts(FILES), place(Registry.SIDELOADED));

        assertThat(known(provenance)).isEmpty();
        assertThat(provenance.fact(ProvenanceTopic.STATUS).ground()).contains("installed from a file");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void namesAMoreInstalledExtensionThatLooksTheSame() throws Exception {
        answers.put("\"filterType\":7", json(gallery(tool("validated", ""))));
        String asset = "{\"assetType\": \"Microsoft.VisualStudio.Services.%s\", \"source\": \"%s\"}";
        String files = asset.formatted("Icons.Default", server.url("/icon")) + ","
                + asset.formatted("Content.Details", server.url("/readme"));
        String original = tool("validated", files)
                .replace("\"Acme\"", "\"Original\"")
                .replace("1234.0", "99000.0")
                .replace("{\"version\": \"1.3.0\"", "{\"version\": \"1.3.0\", \"files\": [" + files + "]")
                .replace("\"files\": [],", "");
        answers.put("\"filterType\":10", json(gallery(original)));
        answers.put("/icon", new MockResponse.Builder().body("picture").build());
        answers.put("/readme", new MockResponse.Builder().body("# Another").build());

        assertThat(known(provenance(Demands.NONE)))
                .containsEntry("same-name-as", "Original.tool")
                .containsEntry("same-icon-as", "Original.tool")
                .doesNotContainKey("same-readme-as");
    }

    @Test
    void asksTheRepositoryWhetherItNamesTheExtension() throws Exception {
        answers.put("/pages/acme/tool", answer(200, "<html>").build());
        answers.put("/raw/acme/tool/HEAD/ext/package.json", json("{\"publisher\": \"Acme\", \"name\": \"tool\"}"));
        assertThat(known(provenance(Demands.NONE)))
                .containsEntry("repository-reachable", "true")
                .containsEntry("repository-names-it", "true");

        answers.put("/raw/acme/tool/HEAD/ext/package.json", json("{\"publisher\": \"other\", \"name\": \"tool\"}"));
        assertThat(known(provenance(Demands.NONE))).containsEntry("repository-names-it", "false");
    }

    @Test
    void tellsADeprecatedExtensionAndItsReplacement() throws Exception {
        answers.put(
                "/control",
                json(
                        "{\"malicious\": [], \"deprecated\": {\"Acme.Tool\": {\"extension\": {\"id\": \"acme.newer\"}}}}"));

        assertThat(known(provenance(Demands.NONE)))
                .containsEntry("deprecated", "true")
                .containsEntry("replacement", "acme.newer");
    }

    @Test
    void aListThatSaysNothingTakesNothingBack() throws Exception {
        String deprecated =
                "{\"namespace\": \"acme\", \"name\": \"tool\", \"version\": \"1.2.0\", \"deprecated\": true,"
                        + " \"files\": {\"download\": \"https://x.example/a\"}}";
        answers.put("/open/api/acme/tool", json(deprecated));
        answers.put("/open/api/v2", json("{\"totalSize\": 1, \"extensions\": [" + deprecated + "]}"));
        answers.put("/control", json("{\"malicious\": [], \"deprecated\": {}}"));

        Provenance provenance = source(Demands.NONE).of(ExtensionPackage.ofTexts(FILES), place(Registry.OPEN_VSX));

        assertThat(known(provenance)).containsEntry("deprecated", "true");
    }

    @Test
    void tellsThatSomebodyElseHasTheIdElsewhere() throws Exception {
        String elsewhere = "{\"namespace\": \"acme\", \"name\": \"tool\", \"version\": \"1.0.0\", \"verified\": false,"
                + " \"publishedBy\": {\"loginName\": \"stranger\"}, \"files\": {\"download\": \"https://x.example/a\"}}";
        answers.put("/open/api/acme/tool", json(elsewhere));
        answers.put("/open/api/v2", json("{\"totalSize\": 1, \"extensions\": [" + elsewhere + "]}"));

        assertThat(known(provenance(Demands.NONE))).containsEntry("other-publisher-elsewhere", "true");
    }

    /** Open VSX says that a stranger published what is at hand, and the Marketplace has the id: whose it is, is the question. */
    @Test
    void tellsThatWhatIsAtHandIsTheStrangersCopy() throws Exception {
        String atHand = "{\"namespace\": \"acme\", \"name\": \"tool\", \"version\": \"1.2.0\", \"verified\": false,"
                + " \"publishedBy\": {\"loginName\": \"stranger\"}, \"files\": {\"download\": \"https://x.example/a\"}}";
        answers.put("/open/api/acme/tool", json(atHand));
        answers.put("/open/api/v2", json("{\"totalSize\": 1, \"extensions\": [" + atHand + "]}"));
        assertThat(known(source(Demands.NONE).of(ExtensionPackage.ofTexts(FILES), place(Registry.OPEN_VSX))))
                .containsEntry("namespace-owned", "false")
                .doesNotContainKey("other-publisher-elsewhere");

        answers.put("\"filterType\":7", json(gallery(tool("validated, public", ""))));
        assertThat(known(source(Demands.NONE).of(ExtensionPackage.ofTexts(FILES), place(Registry.OPEN_VSX))))
                .containsEntry("namespace-owned", "false")
                .containsEntry("other-publisher-elsewhere", "true");
    }

    @Test
    void comparesTheOwnerOfTheRepositoryWithThePublisher() throws Exception {
        assertThat(owner("https://github.com/ACME/tool", Map.of())).isEqualTo("true");
        assertThat(owner("https://github.com/somebody/tool", Map.of())).isEqualTo("false");
        assertThat(owner("https://github.com/Acme-Corp/tool", Map.of()))
                .as("no registry said more")
                .isEqualTo("false");
        Map<String, MockResponse> listed = Map.of("\"filterType\":7", json(gallery(tool("validated, public", ""))));
        assertThat(owner("https://github.com/Acme-Corp/tool", listed))
                .as("the display name")
                .isEqualTo("true");
        assertThat(owner("https://gitlab.example/acme/tool", listed))
                .as("no host that is known")
                .isEqualTo("unknown");
    }

    private String owner(String repository, Map<String, MockResponse> more) throws IOException {
        answers.clear();
        answers.putAll(more);
        Map<String, String> files = Map.of(
                "package.json",
                "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"1.2.0\", \"repository\": \"" + repository
                        + "\"}");
        return source(Demands.NONE)
                .of(ExtensionPackage.ofTexts(files), place(Registry.VSCODE_MARKETPLACE))
                .fact(ProvenanceTopic.REPOSITORY_OWNER_IS_PUBLISHER)
                .known()
                .orElse("unknown");
    }

    @Test
    void judgesTheAgeThatIsDemanded() throws Exception {
        answers.put("\"filterType\":7", json(gallery(tool("validated", ""))));

        assertThat(known(provenance(demanding(Duration.ofDays(22))))).containsEntry("old-enough", "true");
        assertThat(known(provenance(demanding(Duration.ofDays(23))))).containsEntry("old-enough", "false");
    }

    @Test
    void comparesWithWhatTheRegistryServes() throws Exception {
        answers.put("\"filterType\":7", json(gallery(tool("validated", ""))));
        Map<String, String> other = new TreeMap<>(FILES);
        other.put("main.js", "exports.a = 2;");
        answers.put("/vspackage", Fixtures.bytes(Fixtures.vsix("1.2.0", other)));
        Demands demands = new Demands(Optional.empty(), Optional.of(folder), List.of(), Map.of());

        Provenance provenance = provenance(demands);

        assertThat(known(provenance)).containsEntry("package", "differs").containsEntry("signature", "missing");
        assertThat(provenance.differences()).contains(new PackageDifference("main.js", PackageDifference.Kind.CHANGED));
        assertThat(folder).isEmptyDirectory();
    }

    private static Demands demanding(Duration age) {
        return new Demands(Optional.of(age), Optional.empty(), List.of(), Map.of());
    }

    private static Map<String, String> known(Provenance provenance) {
        Map<String, String> known = new TreeMap<>();
        provenance.facts().forEach((topic, fact) -> fact.known().ifPresent(value -> known.put(topic.word(), value)));
        return known;
    }

    private Provenance provenance(Demands demands) throws IOException {
        return source(demands).of(ExtensionPackage.ofTexts(FILES), place(Registry.VSCODE_MARKETPLACE));
    }

    private static List<Place> place(Registry registry) {
        return List.of(new Place("/x", "VS Code", "", "", Place.InstallSource.GALLERY, registry, Place.State.ENABLED));
    }

    private RegistryProvenance source(Demands demands) throws IOException {
        Web web = Fixtures.web();
        URI base = server.url("/").uri();
        Registries registries = new Registries(
                new GalleryRegistry(Registries.MARKETPLACE, base.resolve("/gallery"), Fixtures.LOOPBACK, web),
                new OpenVsxRegistry(Registries.OPEN_VSX, base.resolve("/open"), Fixtures.LOOPBACK, web),
                Map.of(),
                Optional.empty());
        return new RegistryProvenance(
                registries,
                new ControlManifests(
                        web,
                        Map.of(
                                Registries.MARKETPLACE,
                                base.resolve("/control"),
                                Registries.OPEN_VSX,
                                base.resolve("/control"))),
                new CodeHosts(web, base.resolve("/pages"), base.resolve("/raw")),
                demands,
                Fixtures.CLOCK);
    }
}

package dev.vsxray.scanner.locate;

import static dev.vsxray.scanner.locate.SampleMachine.element;
import static dev.vsxray.scanner.locate.SampleMachine.extension;
import static dev.vsxray.scanner.locate.SampleMachine.list;
import static dev.vsxray.scanner.locate.SampleMachine.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.Place.InstallSource;
import dev.vsxray.scanner.model.Place.State;
import dev.vsxray.scanner.model.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineSearchTest {

    @TempDir
    private Path root;

    private SampleMachine linux() {
        return new SampleMachine(Os.LINUX, root);
    }

    private static List<Place> places(Located located) {
        return located.installations().stream()
                .flatMap(installation -> installation.places().stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyEditorOfTheTableIsFoundOnEverySystem() {
        return Stream.of(Os.values())
                .flatMap(os -> Editors.rows().stream()
                        .filter(row -> row.on().isEmpty() || row.on().get() == os)
                        .map(row -> DynamicTest.dynamicTest(os + " " + row.written(), () -> {
                            SampleMachine machine = new SampleMachine(os, Files.createTempDirectory(root, "machine"));
                            Path folder = row.extensions(machine.machine());
                            extension(folder, "hello");
                            list(folder.resolve("extensions.json"), element("hello", "{\"source\": \"gallery\"}"));

                            assertThat(places(machine.locator().onMachine(SearchScope.OWN)))
                                    .singleElement()
                                    .satisfies(place -> {
                                        assertThat(place.editor()).isEqualTo(row.editor());
                                        assertThat(place.registry()).isEqualTo(row.gallery());
                                        assertThat(place.installSource()).isEqualTo(InstallSource.GALLERY);
                                        assertThat(place.state()).isEqualTo(State.ENABLED);
                                    });
                        })));
    }

    @Test
    void theHomeIsTheOneTheEditorsTake() {
        Path other = root.resolve("other");
        assertThat(Machine.of(Os.LINUX, "/home/ada", Map.of("HOME", other.toString()))
                        .home())
                .isEqualTo(other);
        assertThat(Machine.of(Os.LINUX, root.toString(), Map.of("HOME", "", "USERPROFILE", other.toString()))
                        .home())
                .isEqualTo(root);
        assertThat(Machine.of(Os.WINDOWS, root.toString(), Map.of("USERPROFILE", other.toString()))
                        .home())
                .isEqualTo(other);
    }

    @Test
    void whereItLookedInVainIsTold() {
        Located located = linux().locator().onMachine(SearchScope.OWN);

        assertThat(located.installations()).isEmpty();
        assertThat(located.absent())
                .contains(
                        linux().home().resolve(".vscode/extensions"),
                        linux().home().resolve(".cursor/extensions"));
    }

    @Nested
    class TheEditorsList {

        private Path extensions;

        @BeforeEach
        void layOut() {
            extensions = linux().home().resolve(".vscode/extensions");
        }

        @Test
        void saysWhereAnExtensionCameFrom() {
            Stream.of("market", "file", "linked", "old", "private").forEach(name -> extension(extensions, name));
            list(
                    extensions.resolve("extensions.json"),
                    element("market", "{\"source\": \"gallery\"}"),
                    element("file", "{\"source\": \"vsix\"}"),
                    element("linked", "{\"source\": \"resource\"}"),
                    element("old", "{\"id\": \"1b4e28ba-2fa1-11d2-883f-0016d3cca427\"}"),
                    element("private", "{\"source\": \"gallery\", \"private\": true}"));

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .extracting(
                            place -> Path.of(place.path()).getFileName().toString(),
                            Place::installSource,
                            Place::registry)
                    .containsExactlyInAnyOrder(
                            tuple("sample.market-1.0.0", InstallSource.GALLERY, Registry.VSCODE_MARKETPLACE),
                            tuple("sample.file-1.0.0", InstallSource.VSIX, Registry.SIDELOADED),
                            tuple("sample.linked-1.0.0", InstallSource.FOLDER, Registry.SIDELOADED),
                            tuple("sample.old-1.0.0", InstallSource.GALLERY, Registry.VSCODE_MARKETPLACE),
                            tuple("sample.private-1.0.0", InstallSource.GALLERY, Registry.OTHER));
        }

        @Test
        void mayPointOutOfTheFolder() {
            Path elsewhere = extension(root.resolve("work"), "linked");
            extension(extensions, "inside");
            list(extensions.resolve("extensions.json"), element("inside", "{}"), """
                    {"identifier": {"id": "sample.linked"}, "version": "1.0.0",
                     "location": {"$mid": 1, "path": "%s", "scheme": "file"}, "metadata": {"source": "resource"}}
                    """.formatted(elsewhere));

            assertThat(linux().locator().onMachine(SearchScope.OWN).installations())
                    .extracting(Installation::path)
                    .contains(elsewhere, extensions.resolve("sample.inside-1.0.0"));
        }

        @Test
        void isReadPastAMalformedElementAndAMissingFolder() {
            extension(extensions, "good");
            list(
                    extensions.resolve("extensions.json"),
                    "{\"version\": 7}",
                    "null",
                    element("gone", "{}"),
                    element("good", "{}"));

            Located located = linux().locator().onMachine(SearchScope.OWN);

            assertThat(places(located))
                    .singleElement()
                    .extracting(Place::path)
                    .asString()
                    .endsWith("sample.good-1.0.0");
            assertThat(located.gaps()).hasSize(3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[", "{\"a\": 1}", "\u0000"})
        void thatIsNoListDoesNotHideWhatIsThere(String text) {
            extension(extensions, "there");
            write(extensions.resolve("extensions.json"), text);

            assertThat(places(linux().locator().onMachine(SearchScope.OWN))).hasSize(1);
        }

        @Test
        void mayBeMissing() {
            extension(extensions, "one");
            extension(extensions, "two");

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .extracting(Place::state)
                    .containsExactly(State.ENABLED, State.ENABLED);
        }

        @Test
        void leavesOutWhatIsObsoleteLeftOverOrDroppedIn() {
            Stream.of("current", "old", "stale").forEach(name -> extension(extensions, name));
            extension(extensions.resolve(".1b4e28ba"), "unpacking");
            write(
                    extensions.resolve("sample.dropped-1.0.0/package.json"),
                    "{\"name\": \"dropped\", \"engines\": {\"vscode\": \"*\"}}");
            write(extensions.resolve("sample.half-1.0.0.ab12.vsctmp/package.json"), "{\"name\": \"half\"}");
            write(extensions.resolve("not-an-extension/readme.md"), "nothing");
            list(extensions.resolve("extensions.json"), element("current", "{}"));
            write(extensions.resolve(".obsolete"), "{\"sample.old-1.0.0\": true, \"sample.current-1.0.0\": false}");

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .extracting(
                            place -> Path.of(place.path()).getFileName().toString(), Place::state, Place::installSource)
                    .containsExactlyInAnyOrder(
                            tuple("sample.current-1.0.0", State.ENABLED, InstallSource.UNKNOWN),
                            tuple("sample.old-1.0.0", State.OBSOLETE, InstallSource.UNKNOWN),
                            tuple("sample.stale-1.0.0", State.LEFT_OVER, InstallSource.UNKNOWN),
                            tuple("sample.dropped-1.0.0", State.ENABLED, InstallSource.FOLDER),
                            tuple("sample.half-1.0.0.ab12.vsctmp", State.LEFT_OVER, InstallSource.FOLDER));
        }
    }

    @Nested
    class EditorProfiles {

        @ParameterizedTest
        @EnumSource(Os.class)
        void haveListsOfTheirOwnOrShareTheDefaultOne(Os os) {
            SampleMachine machine = new SampleMachine(os, root);
            Path extensions = machine.home().resolve(".vscode/extensions");
            Path user = machine.userData("Code").resolve("User");
            Stream.of("everywhere", "default", "work").forEach(name -> extension(extensions, name));
            list(
                    extensions.resolve("extensions.json"),
                    element("everywhere", "{\"isApplicationScoped\": true}"),
                    element("default", "{}"));
            list(user.resolve("profiles/-5a1b/extensions.json"), element("work", "{}"));
            write(user.resolve("globalStorage/storage.json"), """
                    {"userDataProfiles": [
                       {"location": "-5a1b", "name": "Work"},
                       {"location": "77cd", "name": "Sharing", "useDefaultFlags": {"extensions": true}},
                       {"location": "../../../escape", "name": "Outside"}]}
                    """);

            assertThat(places(machine.locator().onMachine(SearchScope.OWN)))
                    .extracting(place -> Path.of(place.path()).getFileName().toString(), Place::profile)
                    .containsExactlyInAnyOrder(
                            tuple("sample.everywhere-1.0.0", ""),
                            tuple("sample.everywhere-1.0.0", "Work"),
                            tuple("sample.everywhere-1.0.0", "Sharing"),
                            tuple("sample.default-1.0.0", ""),
                            tuple("sample.default-1.0.0", "Sharing"),
                            tuple("sample.work-1.0.0", "Work"));
        }

        @Test
        void saySeparatelyWhatIsSwitchedOff() throws Exception {
            Path extensions = linux().home().resolve(".vscode/extensions");
            Path user = linux().userData("Code").resolve("User");
            extension(extensions, "switched-off");
            list(extensions.resolve("extensions.json"), element("switched-off", "{}"));
            list(user.resolve("profiles/other/extensions.json"), element("switched-off", "{}"));
            Files.createDirectories(user.resolve("globalStorage"));
            Files.move(StateDatabaseTest.sample("plain.vscdb", root), user.resolve("globalStorage/state.vscdb"));

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .extracting(Place::profile, Place::state)
                    .containsExactlyInAnyOrder(tuple("", State.DISABLED), tuple("other", State.ENABLED));
        }
    }

    @Nested
    class OtherPlaces {

        @Test
        void theEnvironmentNamesFolders() {
            extension(root.resolve("a"), "named");
            extension(root.resolve("b/extensions"), "portable");
            extension(root.resolve("c/extensions"), "agent");

            Located located = linux().with(
                            "VSCODE_EXTENSIONS", root.resolve("a").toString())
                    .with("VSCODE_PORTABLE", root.resolve("b").toString())
                    .with("VSCODE_AGENT_FOLDER", root.resolve("c").toString())
                    .locator()
                    .onMachine(SearchScope.OWN);

            assertThat(places(located)).extracting(Place::editor).containsExactly("VS Code", "VS Code", "VS Code");
        }

        @Test
        void oneFolderMayBeAskedFor() {
            extension(root.resolve("asked"), "yes");
            extension(linux().home().resolve(".vscode/extensions"), "no");

            assertThat(places(linux().locator()
                            .onMachine(new SearchScope(Optional.of(root.resolve("asked")), false, false))))
                    .singleElement()
                    .extracting(Place::path)
                    .asString()
                    .endsWith("sample.yes-1.0.0");
        }

        @Test
        void anEditorInNoTableIsFoundByItsProductFile() {
            write(root.resolve("opt/fancy/resources/app/product.json"), """
                    {"nameShort": "Fancy", "nameLong": "Fancy Editor", "dataFolderName": ".fancy",
                     "extensionsGallery": {"serviceUrl": "https://open-vsx.org/vscode/gallery"}}
                    """);
            Path extensions = linux().home().resolve(".fancy/extensions");
            extension(extensions, "hello");
            list(extensions.resolve("extensions.json"), element("hello", "{\"source\": \"gallery\"}"));

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .singleElement()
                    .satisfies(place -> {
                        assertThat(place.editor()).isEqualTo("Fancy Editor");
                        assertThat(place.registry()).isEqualTo(Registry.OPEN_VSX);
                    });
        }

        @Test
        void anEditorThatOnlyLeftAFolderIsFoundByItsList() {
            Path extensions = linux().home().resolve(".never-heard-of/extensions");
            extension(extensions, "hello");
            list(extensions.resolve("extensions.json"), element("hello", "{\"source\": \"gallery\"}"));

            assertThat(places(linux().locator().onMachine(SearchScope.OWN)))
                    .singleElement()
                    .satisfies(place -> {
                        assertThat(place.editor()).isEqualTo("unknown editor in .never-heard-of");
                        assertThat(place.registry()).isEqualTo(Registry.UNKNOWN);
                    });
        }

        @ParameterizedTest
        @EnumSource(Os.class)
        void portableEditorsKeepTheirExtensionsBesideThem(Os os) {
            SampleMachine machine = new SampleMachine(os, root);
            Path application = switch (os) {
                case LINUX -> root.resolve("opt/VSCode");
                case MACOS -> root.resolve("Applications/Visual Studio Code.app");
                case WINDOWS -> machine.home().resolve("AppData/Local/Programs/VSCode");
            };
            String inner = os == Os.MACOS ? "Contents/Resources/app" : "resources/app";
            write(application.resolve(inner).resolve("product.json"), """
                    {"nameShort": "Code", "nameLong": "Visual Studio Code", "dataFolderName": ".vscode",
                     "applicationName": "code", "extensionsGallery":
                     {"serviceUrl": "https://marketplace.visualstudio.com/_apis/public/gallery"}}
                    """);
            Path data = os == Os.MACOS ? root.resolve("Applications/code-portable-data") : application.resolve("data");
            extension(data.resolve("extensions"), "carried");
            extension(application.resolve(inner).resolve("extensions"), "built-in");

            assertThat(places(machine.locator().onMachine(SearchScope.OWN)))
                    .extracting(place -> Path.of(place.path()).getFileName().toString(), Place::editor)
                    .containsExactly(tuple("sample.carried-1.0.0", "Visual Studio Code"));
            assertThat(places(machine.locator().onMachine(new SearchScope(Optional.empty(), false, true))))
                    .extracting(place -> Path.of(place.path()).getFileName().toString())
                    .containsExactlyInAnyOrder("sample.carried-1.0.0", "sample.built-in-1.0.0");
        }

        @ParameterizedTest
        @EnumSource(Os.class)
        void otherUsersAreLookedAtWhenAskedFor(Os os) {
            SampleMachine machine = new SampleMachine(os, root);
            extension(machine.home("ada").resolve(".vscode/extensions"), "hers");
            extension(machine.home("bob").resolve(".cursor/extensions"), "his");

            assertThat(places(machine.locator().onMachine(SearchScope.OWN))).hasSize(1);
            assertThat(places(machine.locator().onMachine(new SearchScope(Optional.empty(), true, false))))
                    .extracting(Place::editor)
                    .containsExactlyInAnyOrder("VS Code", "Cursor");
        }

        @Test
        void theiaKeepsTheFolderOfTheArchive() {
            Path plugins = linux().home().resolve(".theia/deployedPlugins");
            write(plugins.resolve("sample.hello-1.0.0/extension/package.json"), "{\"name\": \"hello\"}");

            assertThat(linux().locator().onMachine(SearchScope.OWN).installations())
                    .extracting(Installation::path)
                    .containsExactly(plugins.resolve("sample.hello-1.0.0/extension"));
        }
    }
}

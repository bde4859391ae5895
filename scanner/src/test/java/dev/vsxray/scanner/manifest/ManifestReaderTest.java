package dev.vsxray.scanner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.manifest.EntryPoint.Runtime;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Feature.ManifestFact;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static ManifestReading read(String manifest) {
        return read(Map.of("package.json", manifest));
    }

    private static ManifestReading read(Map<String, String> files) {
        return ManifestReader.read(ExtensionPackage.ofTexts(files), Registry.OPEN_VSX);
    }

    private static List<String> traits(ManifestReading reading) {
        return of(reading, Trait.class).stream().map(Trait::name).toList();
    }

    private static <T extends Feature> List<T> of(ManifestReading reading, Class<T> kind) {
        return reading.features().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Map<String, String> facts(ManifestReading reading) {
        Map<String, String> facts = new TreeMap<>();
        of(reading, ManifestFact.class).forEach(fact -> facts.put(fact.pointer(), fact.value()));
        return facts;
    }

    @Nested
    class Identities {

        @Test
        void tellsWhoTheExtensionSaysItIs() {
            ManifestReading reading = read("""
                    {"publisher": "Acme", "name": "tools", "version": "3.1.4",
                     "__metadata": {"targetPlatform": "darwin-arm64"}}
                    """);

            assertThat(of(reading, Feature.Identity.class)).singleElement().satisfies(identity -> {
                assertThat(identity.id().written()).isEqualTo("Acme.tools");
                assertThat(identity.version()).isEqualTo("3.1.4");
                assertThat(identity.targetPlatform()).isEqualTo("darwin-arm64");
                assertThat(identity.registry()).isEqualTo(Registry.OPEN_VSX);
            });
        }

        @Test
        void theOtherManifestMayNameAnotherExtension() {
            ManifestReading reading = read(Map.of(
                    "package.json",
                    "{\"publisher\":\"acme\",\"name\":\"tools\",\"version\":\"3.1.4\"}",
                    ".vsixmanifest",
                    vsixManifest("Contoso", "tools", "3.1.5")));

            assertThat(of(reading, Trait.class)).singleElement().satisfies(trait -> {
                assertThat(trait.name()).isEqualTo("vsix-manifest-mismatch");
                assertThat(trait.facts()).containsOnly(Map.entry("id", "Contoso.tools"), Map.entry("version", "3.1.5"));
            });
        }

        @Test
        void caseDoesNotMakeAnotherExtension() {
            assertThat(traits(read(Map.of(
                            "package.json",
                            "{\"publisher\":\"acme\",\"name\":\"tools\",\"version\":\"3.1.4\"}",
                            ".vsixmanifest",
                            vsixManifest("Acme", "Tools", "3.1.4")))))
                    .isEmpty();
        }

        @Test
        void anEntityInTheOtherManifestIsNeverResolved() {
            ManifestReading reading = read(
                    Map.of(
                            "package.json",
                            "{\"publisher\":\"acme\",\"name\":\"tools\",\"version\":\"3.1.4\"}",
                            ".vsixmanifest",
                            "<!DOCTYPE p [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><p><DisplayName>&secret;</DisplayName></p>"));

            assertThat(traits(reading)).containsExactly("vsix-manifest-not-read");
            assertThat(reading.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.file()).isEqualTo(".vsixmanifest"));
        }

        private String vsixManifest(String publisher, String id, String version) {
            return """
                    <?xml version="1.0" encoding="utf-8"?>
                    <PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
                      <Metadata><Identity Language="en-US" Id="%s" Version="%s" Publisher="%s"/>
                        <DisplayName>Tools</DisplayName></Metadata>
                    </PackageManifest>
                    """.formatted(id, version, publisher);
        }
    }

    @Nested
    class Leaves {

        @Test
        void everyLeafIsAFactWithItsPlace() {
            ManifestReading reading = read("""
                    {"publisher": "acme",
                     "activationEvents": ["*", "onUri"],
                     "private": true, "engines": {"vscode": "^1.90.0"}}
                    """);

            assertThat(facts(reading))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "/publisher", "acme",
                            "/activationEvents/0", "*",
                            "/activationEvents/1", "onUri",
                            "/private", "true",
                            "/engines/vscode", "^1.90.0"));
            assertThat(of(reading, ManifestFact.class).get(2).evidence().location())
                    .satisfies(place -> {
                        assertThat(place.line()).isEqualTo(2);
                        assertThat(place.column()).isEqualTo(28);
                        assertThat(place.offset()).isEqualTo(49);
                    });
        }

        @Test
        void offsetsCountBytesAndColumnsCountCodeUnits() {
            ManifestReading reading = read("{\"a\": \"\u00e9\u4e2d\ud83d\ude00\", \"b\": 7}");

            assertThat(of(reading, ManifestFact.class).get(1).evidence().location())
                    .satisfies(place -> {
                        assertThat(place.column()).isEqualTo(20);
                        assertThat(place.offset()).isEqualTo(19 + (1 + 2 + 2));
                    });
        }

        @Test
        void placeholdersAreShownAsTheUserSeesThem() {
            ManifestReading reading = read(Map.of(
                    "package.json",
                            "{\"displayName\": \"%title%\", \"description\": \"100% sure%\", \"icon\": \"%none%\"}",
                    "package.nls.json", "{\"title\": {\"message\": \"Tidy\", \"comment\": [\"x\"]}}"));

            assertThat(facts(reading))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("/displayName", "Tidy", "/description", "100% sure%", "/icon", "%none%"));
        }
    }

    @Nested
    class Dependencies {

        @Test
        void extensionsAndPackagesAreToldApart() {
            ManifestReading reading = read("""
                    {"extensionPack": ["a.one"], "extensionDependencies": ["b.two"],
                     "dependencies": {"left-pad": "^1.3.0"}, "optionalDependencies": {"fsevents": "2"},
                     "devDependencies": {"typescript": "5"}}
                    """);

            assertThat(of(reading, Feature.Dependency.class))
                    .extracting(Feature.Dependency::kind, Feature.Dependency::name, Feature.Dependency::version)
                    .containsExactly(
                            tuple(DependencyKind.EXTENSION_PACK, "a.one", ""),
                            tuple(DependencyKind.EXTENSION_DEPENDENCY, "b.two", ""),
                            tuple(DependencyKind.DECLARED, "left-pad", "^1.3.0"),
                            tuple(DependencyKind.DECLARED, "fsevents", "2"));
        }
    }

    @Nested
    class EntryPoints {

        @ParameterizedTest
        @CsvSource({
            "./out/a, out/a.js",
            "out/b.cjs, out/b.cjs",
            "/lib, lib/index.js",
            "pkg, pkg/start/here.js",
            ".\\out\\a.js, out/a.js",
            "out/../lib/index, lib/index.js"
        })
        void mainIsResolvedAsNodeDoes(String main, String file) {
            ManifestReading reading = read(Map.of(
                    "package.json", "{\"main\": \"" + main.replace("\\", "\\\\") + "\"}",
                    "out/a.js", "1",
                    "out/b.cjs", "2",
                    "lib/index.js", "3",
                    "pkg/package.json", "{\"main\": \"start/here\"}",
                    "pkg/start/here.js", "4"));

            assertThat(reading.entryPoints())
                    .containsExactly(new EntryPoint(Runtime.EXTENSION_HOST, main, "/main", Optional.of(file)));
            assertThat(traits(reading)).isEmpty();
        }

        @Test
        void codeRunsFromManyPlacesWithoutMain() {
            ManifestReading reading = read(Map.of(
                    "package.json", """
                    {"contributes": {
                       "typescriptServerPlugins": [{"name": "my-plugin"}],
                       "markdown.previewScripts": ["./preview.js"],
                       "notebookRenderer": [{"entrypoint": {"extends": "x", "path": "./renderer.js"}}],
                       "debuggers": [{"program": "./adapter.js", "windows": {"program": "./adapter.exe"}}]},
                     "scripts": {"vscode:uninstall": "node ./bye.js --now", "postinstall": "node x"}}
                    """,
                    "node_modules/my-plugin/index.js", "1",
                    "preview.js", "2",
                    "renderer.js", "3",
                    "adapter.js", "4",
                    "adapter.exe", "5",
                    "bye.js", "6"));

            assertThat(reading.entryPoints())
                    .extracting(EntryPoint::runtime, point -> point.file().orElseThrow())
                    .containsExactly(
                            tuple(Runtime.UNINSTALL, "bye.js"),
                            tuple(Runtime.TYPESCRIPT_SERVER, "node_modules/my-plugin/index.js"),
                            tuple(Runtime.WEBVIEW, "preview.js"),
                            tuple(Runtime.WEBVIEW, "renderer.js"),
                            tuple(Runtime.DEBUG_ADAPTER, "adapter.js"),
                            tuple(Runtime.DEBUG_ADAPTER, "adapter.exe"));
            assertThat(traits(reading)).containsExactly("uninstall-hook", "code-without-main");
        }

        @ParameterizedTest
        @CsvSource({
            "../../elsewhere/a.js, entry-point-outside-package",
            "./gone.js, entry-point-missing",
            "./lock, entry-point-not-named-as-script",
            "./media/banner.png, entry-point-not-named-as-script"
        })
        void oddPlacesAreTold(String main, String trait) {
            ManifestReading reading =
                    read(Map.of("package.json", "{\"main\": \"" + main + "\"}", "lock", "1", "media/banner.png", "2"));

            assertThat(traits(reading)).containsExactly(trait);
        }
    }

    @Nested
    class Themes {

        @Test
        void aThemeThatBringsCodeIsTold() {
            assertThat(traits(read(Map.of(
                            "package.json",
                            "{\"main\": \"a.js\", \"contributes\": {\"themes\": [{\"path\": \"t.json\"}]}}",
                            "a.js",
                            "1"))))
                    .containsExactly("theme-with-code");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"contributes\": {\"themes\": []}}",
                    "{\"main\": \"a.js\", \"contributes\": {\"themes\": [], \"commands\": []}}",
                    "{\"main\": \"a.js\", \"contributes\": {\"commands\": []}}"
                })
        void aThemeWithoutCodeAndCodeWithCommandsAreNot(String manifest) {
            assertThat(traits(read(Map.of("package.json", manifest, "a.js", "1"))))
                    .isEmpty();
        }
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource({
            "Pretti\u0435r, display-name-mixed-script",
            "\uff30rettier, display-name-styled-letters",
            "Pret\u200btier, display-name-invisible-characters",
            "Prettier\u3164, display-name-invisible-characters"
        })
        void imitationsAreTold(String name, String trait) {
            assertThat(traits(read("{\"displayName\": \"" + name + "\"}"))).containsExactly(trait);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Prettier",
                    "\u4e2d\u6587 Chinese for VS Code",
                    "\u0420\u0443\u0441\u0441\u043a\u0438\u0439 Language Pack",
                    "Rainbow \u2764\ufe0f \ud83d\udc68\u200d\ud83d\udcbb",
                    "\u03bb Lambda",
                    "\u65e5\u672c\u8a9eIME"
                })
        void otherLanguagesAndEmojiAreNoImitation(String name) {
            assertThat(traits(read("{\"displayName\": \"" + name + "\"}"))).isEmpty();
        }

        @Test
        void aTranslationCanImitateToo() {
            ManifestReading reading = read(Map.of(
                    "package.json", "{\"displayName\": \"%t%\"}",
                    "package.nls.json", "{\"t\": \"Tools\"}",
                    "package.nls.de.json", "{\"t\": \"Pretti\u0435r\"}"));

            assertThat(of(reading, Trait.class))
                    .singleElement()
                    .satisfies(trait -> assertThat(trait.facts()).containsEntry("language", "de"));
        }
    }

    @Nested
    class Repositories {

        @ParameterizedTest
        @CsvSource({
            "https://github.com/other/thing.git, other",
            "git@github.com:someone-else/thing.git, someone-else",
            "github:third/thing, third",
            "fourth/thing, fourth"
        })
        void anotherOwnerIsTold(String url, String owner) {
            ManifestReading reading =
                    read("{\"publisher\": \"acme\", \"name\": \"t\", \"repository\": \"" + url + "\"}");

            assertThat(of(reading, Trait.class)).singleElement().satisfies(trait -> {
                assertThat(trait.name()).isEqualTo("repository-owner-differs");
                assertThat(trait.facts()).containsEntry("owner", owner);
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"https://github.com/Acme-Inc/t", "https://gitlab.com/ac-me/t", "https://acme.example/t"})
        void theSameOwnerInOtherSpellingIsNot(String url) {
            assertThat(traits(read(
                            "{\"publisher\": \"acme\", \"name\": \"t\", \"repository\": {\"url\": \"" + url + "\"}}")))
                    .isEmpty();
        }
    }
}

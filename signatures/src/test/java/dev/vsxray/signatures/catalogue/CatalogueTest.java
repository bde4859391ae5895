package dev.vsxray.signatures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void everyAliasLeadsToSomethingThatIsDescribed() {
        List<String> lost = new ArrayList<>();
        catalogue
                .entries()
                .forEach((api, entry) -> entry.sameAs().ifPresent(other -> {
                    boolean described = catalogue.find(other).isPresent()
                            || catalogue.entries().tailMap(other + ".").keySet().stream()
                                    .findFirst()
                                    .filter(next -> next.startsWith(other + "."))
                                    .isPresent();
                    if (!described) {
                        lost.add(api + " -> " + other);
                    }
                }));
        assertThat(lost).isEmpty();
    }

    /** A name below an alias is looked up below what the alias stands for, and would be lost. */
    @Test
    void whatLibrariesAreKnownByIsDescribed() {
        assertThat(catalogue.libraryClasses()).isNotEmpty().allSatisfy(known -> {
            assertThat(List.of(known.names(), known.instances()))
                    .anySatisfy(words -> assertThat(words).hasSizeGreaterThanOrEqualTo(4));
            assertThat(Stream.concat(known.api().stream(), known.methods().values().stream()))
                    .isNotEmpty()
                    .allSatisfy(api -> assertThat(catalogue.find(catalogue.canonical(api)))
                            .as(api)
                            .isPresent());
        });
    }

    @Test
    void whatLibrariesExportIsDescribed() {
        assertThat(catalogue.libraryObjects()).isNotEmpty().allSatisfy(known -> {
            assertThat(known.members()).as("members").hasSizeGreaterThanOrEqualTo(2);
            assertThat(known.described()).as("described").isNotEmpty();
            assertThat(catalogue.find(catalogue.canonical(known.api())).isPresent()
                            || known.described().stream()
                                    .anyMatch(member -> catalogue
                                            .find(known.api() + "." + member)
                                            .isPresent()))
                    .as(known.api())
                    .isTrue();
        });
    }

    @Test
    void everyEntrySaysWhereItIsDocumented() {
        assertThat(catalogue.entries().keySet())
                .allSatisfy(api -> assertThat(Documentation.of(api))
                        .as(api)
                        .hasValueSatisfying(page -> assertThat(page).matches("https://[\\w.-]+/[\\w./@#-]+")));
    }

    @ParameterizedTest
    @CsvSource({
        "vscode.TextDocument.getText, https://code.visualstudio.com/api/references/vscode-api#TextDocument",
        "node:fs/promises.readFile, https://nodejs.org/api/fs.html",
        "npm:@solana/web3.js.Connection.getTransaction, https://www.jsdocs.io/package/@solana/web3.js",
        "npm:vscode-languageclient/node.LanguageClient, https://www.jsdocs.io/package/vscode-languageclient",
        "global.process.env, https://nodejs.org/api/process.html",
        "global.fetch, https://developer.mozilla.org/docs/Web/API/Window/fetch",
    })
    void aNameLeadsToItsPage(String api, String page) {
        assertThat(Documentation.of(api)).hasValue(page);
    }

    @ParameterizedTest
    @MethodSource("expectedApis")
    void whatExtensionsCanReachIsListed(String api) {
        assertThat(catalogue.entries()).containsKey(api);
    }

    static Stream<String> expectedApis() throws IOException {
        try (InputStream file = CatalogueTest.class.getResourceAsStream("expected-apis.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "node:fs.promises.readFile, node:fs/promises.readFile",
        "npm:axios.default.post, npm:axios.post",
        "npm:cross-fetch.default, global.fetch",
        "npm:fs-extra.promises.writeFile, node:fs/promises.writeFile",
        "global.window.self.fetch, global.fetch",
        "npm:unheard-of.thing, npm:unheard-of.thing",
    })
    void namesOfTheSameApiHaveOneCanonicalName(String written, String canonical) {
        assertThat(catalogue.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "~/.ssh/id_rsa, ssh-credentials",
        "C:\\Users\\…\\.aws\\credentials, cloud-credentials",
        "…/.env.local, env-file",
        "~/.npmrc, package-credentials",
        "~/.config/gh/hosts.yml, git-credentials",
        "…/Google/Chrome/User Data/Default/Login Data, browser-data",
        "~/.claude/projects/…, chat-history",
        "…/Code/User/globalStorage/state.vscdb, editor-secrets",
        "~/.bash_history, shell-history",
    })
    void aPathSaysWhatReadingItMeans(String path, String source) {
        assertThat(catalogue.paths().readingOf(path))
                .flatMap(FilePaths.Family::reading)
                .hasValue(source);
    }

    @ParameterizedTest
    @CsvSource({
        "~/.bashrc, autorun-write",
        "~/Library/LaunchAgents/com.x.plist, autorun-write",
        "…/.git/hooks/pre-commit, git-hook-write",
        "…/.vscode/tasks.json, editor-config-write",
        "~/.claude/settings.json, agent-config-write",
        "…/.cursorrules, agent-config-write",
        "~/.ssh/authorized_keys, credential-write",
        "…/svc.exe, executable-write",
    })
    void aPathSaysWhatWritingItMeans(String path, String sink) {
        assertThat(catalogue.paths().writingOf(path))
                .flatMap(FilePaths.Family::writing)
                .hasValue(sink);
    }

    @ParameterizedTest
    @ValueSource(strings = {"…/src/index.ts", "/tmp/notes.txt", "…/README.md", "…/environment.md", "…/.envelope"})
    void anOrdinaryPathMeansNothing(String path) {
        assertThat(catalogue.paths().readingOf(path)).isEmpty();
        assertThat(catalogue.paths().writingOf(path)).isEmpty();
    }

    @Test
    void aPositionNamesAnArgumentAPropertyOrTheReceiver() {
        assertThat(Position.parse("1")).isEqualTo(new Position(1, false, List.of()));
        assertThat(Position.parse("0.headers.*")).isEqualTo(new Position(0, false, List.of("headers", "*")));
        assertThat(Position.parse("2..")).isEqualTo(new Position(2, true, List.of()));
        assertThat(Position.parse("this").isReceiver()).isTrue();
        assertThatThrownBy(() -> Position.parse("first"))
                .hasMessage("expected a position such as 0, 0.body, 1.. or this, found \"first\"");
    }

    @Test
    void theEditorsDocumentEventsGiveDocuments() {
        ApiEntry opened =
                catalogue.find("vscode.workspace.onDidOpenTextDocument").orElseThrow();
        assertThat(opened.callbacks()).singleElement().satisfies(callback -> {
            assertThat(callback.trigger()).hasValue("document-event");
            assertThat(callback.parameters().get(0).type()).hasValue("vscode.TextDocument");
        });
        assertThat(catalogue.find("vscode.TextDocument.getText").flatMap(ApiEntry::gives))
                .isEqualTo(Optional.of("editor-document"));
    }
}

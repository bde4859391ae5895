package dev.vsxray.online.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.registry.ExtensionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationsTest {

    @TempDir
    private Path workspace;

    @Test
    void readsWhatEditorsContainersAndProfilesAskFor() throws Exception {
        write(".vscode/extensions.json", "{\n // ours\n \"recommendations\": [\"acme.one\", \"acme.two@1.2.3\",],\n}");
        write("team.code-workspace", "{\"extensions\": {\"recommendations\": [\"acme.three\"]}}");
        write(
                ".devcontainer/devcontainer.json",
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.four\", \"-acme.one\"]}},"
                        + " \"features\": {\"./local\": {}, \"containers.example/features/go:1\": {}}}");
        write(
                ".devcontainer/local/devcontainer-feature.json",
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.five\"]}}}");
        write(".devcontainer/gpu/devcontainer.json", "{\"extensions\": [\"acme.six\"]}");
        write("work.code-profile", "{\"extensions\": \"[{\\\"identifier\\\": {\\\"id\\\": \\\"acme.seven\\\"}}]\"}");

        Recommendations found = Recommendations.of(workspace);

        assertThat(names(found))
                .containsExactlyInAnyOrder(
                        "acme.two@1.2.3", "acme.three", "acme.seven", "acme.four", "acme.five", "acme.six");
        assertThat(found.problems())
                .containsExactly("What the feature containers.example/features/go:1 of the development container"
                        + " installs was not looked at.");
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsRead() throws Exception {
        write(
                ".vscode/extensions.json",
                "{\"recommendations\": [\"acme.one\", \"../../etc\", \"openvsx:acme.two\", 7]}");
        write("team.code-workspace", "{");

        Recommendations found = Recommendations.of(workspace);

        assertThat(names(found)).containsExactly("acme.one");
        assertThat(found.problems()).hasSize(4).contains("team.code-workspace cannot be read as JSON.");
    }

    @Test
    void aFeatureDoesNotLeadOutOfTheWorkspace() throws Exception {
        Files.writeString(
                workspace.resolveSibling("devcontainer-feature.json"),
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.outside\"]}}}");
        write(".devcontainer/devcontainer.json", "{\"features\": {\"./../..\": {}}}");

        assertThat(Recommendations.of(workspace).references()).isEmpty();
    }

    @Test
    void anEmptyFolderRecommendsNothing() {
        assertThat(Recommendations.of(workspace)).isEqualTo(new Recommendations(List.of(), List.of()));
    }

    private static List<String> names(Recommendations found) {
        return found.references().stream().map(ExtensionReference::toString).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

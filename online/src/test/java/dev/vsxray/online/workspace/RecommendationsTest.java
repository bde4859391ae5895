package dev.vsxray.online.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vsxray.online.registry.ExtensionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        Recommendations found = Recommendations.of(workspace, FeatureSource.none());

        assertThat(names(found))
                .containsExactlyInAnyOrder(
                        "acme.two@1.2.3", "acme.three", "acme.seven", "acme.four", "acme.five", "acme.six");
        assertThat(found.problems())
                .containsExactly("What the feature 'containers.example/features/go:1' of the development container"
                        + " installs was not looked at: only features of the workspace itself are.");
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsRead() throws Exception {
        write(
                ".vscode/extensions.json",
                "{\"recommendations\": [\"acme.one\", \"../../etc\", \"openvsx:acme.two\", 7]}");
        write("team.code-workspace", "{");

        Recommendations found = Recommendations.of(workspace, FeatureSource.none());

        assertThat(names(found)).containsExactly("acme.one");
        assertThat(found.problems()).hasSize(4).contains("team.code-workspace cannot be read as JSON.");
    }

    @Test
    void aFeatureDoesNotLeadOutOfTheWorkspace() throws Exception {
        Files.writeString(
                workspace.resolveSibling("devcontainer-feature.json"),
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.outside\"]}}}");
        write(".devcontainer/devcontainer.json", "{\"features\": {\"./../..\": {}}}");

        assertThat(Recommendations.of(workspace, FeatureSource.none()).references())
                .isEmpty();
    }

    /** A feature brings extensions, takes some away, and names features that it depends on, in a circle at worst. */
    @Test
    void followsFeaturesToWhatTheyDependOn() throws Exception {
        write(
                ".devcontainer/devcontainer.json",
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.base\", \"acme.unwanted\"]}},"
                        + " \"features\": {\"r.example/go:1\": {}, \"r.example/gone\": {}}}");
        Map<String, String> registry = Map.of(
                "r.example/go:1",
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.go\", \"-acme.unwanted\"]}},"
                        + " \"dependsOn\": {\"r.example/tools\": {}}}",
                "r.example/tools",
                "{\"customizations\": {\"vscode\": {\"extensions\": [\"acme.tools\"]}},"
                        + " \"dependsOn\": {\"r.example/go:1\": {}}}");
        List<String> asked = new ArrayList<>();

        Recommendations found = Recommendations.of(workspace, feature -> {
            asked.add(feature);
            return registry.containsKey(feature)
                    ? new FeatureSource.Answer.Manifest(json(registry.get(feature)))
                    : new FeatureSource.Answer.Unknown("its registry does not have it");
        });

        assertThat(names(found)).containsExactly("acme.base", "acme.go", "acme.tools");
        assertThat(asked).containsExactly("r.example/go:1", "r.example/tools", "r.example/gone");
        assertThat(found.problems())
                .containsExactly(
                        "What the feature 'r.example/gone' of the development container installs was not looked"
                                + " at: its registry does not have it.");
    }

    @Test
    void doesNotFollowFeaturesWithoutEnd() throws Exception {
        write(".devcontainer.json", "{\"features\": {\"r.example/0\": {}}}");
        List<String> asked = new ArrayList<>();

        Recommendations found = Recommendations.of(workspace, feature -> {
            asked.add(feature);
            return new FeatureSource.Answer.Manifest(json("{\"dependsOn\": {\"r.example/" + asked.size() + "\": {}}}"));
        });

        assertThat(asked).hasSize(50);
        assertThat(found.problems())
                .containsExactly("What the feature 'r.example/50' of the development container installs was not looked"
                        + " at: no more than 50 are.");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException mistyped) {
            throw new AssertionError(mistyped);
        }
    }

    @Test
    void anEmptyFolderRecommendsNothing() {
        assertThat(Recommendations.of(workspace, FeatureSource.none()))
                .isEqualTo(new Recommendations(List.of(), List.of()));
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

package dev.vsxray.online.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whatever a repository recommends: names that can be asked for, and problems. Replays the kept inputs in every build;
 * with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class RecommendationsFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void workspace(byte[] bytes) throws IOException {
        Path workspace = Files.createTempDirectory("vsxray-fuzz-");
        Path folder = Files.createDirectories(workspace.resolve(".vscode"));
        Path list = Files.write(folder.resolve("extensions.json"), bytes);
        Path settings = Files.write(workspace.resolve("a.code-workspace"), bytes);
        try {
            Recommendations read = Recommendations.of(workspace, FeatureSource.none());
            assertThat(read.problems())
                    .allSatisfy(problem -> assertThat(problem).isNotBlank());
        } finally {
            Files.delete(list);
            Files.delete(settings);
            Files.delete(folder);
            Files.delete(workspace);
        }
    }
}

package dev.vsxray.scanner.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tools of npm that rewrite and read scripts. There when {@code scanner/src/test/scripts/get-npm-tools.sh} has fetched
 * them; tests that need them say so when not.
 */
public final class NpmTools {

    private static final Path FOLDER = Path.of("target", "npm-tools");
    private static final Path WORK = Path.of("src", "test", "scripts", "npm-tools.mjs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private NpmTools() {}

    /** Skips a test where the tools are not. */
    public static void assumeFetched() {
        assumeThat(FOLDER.resolve("node_modules"))
                .as(
                        "skipped: run scanner/src/test/scripts/get-npm-tools.sh to fetch javascript-obfuscator, esbuild and acorn")
                .isDirectory();
    }

    /**
     * What the tools make of scripts.
     *
     * @param work {@code obfuscate}, {@code minify} or {@code count}, as {@code npm-tools.mjs} says
     */
    public static JsonNode make(String work, List<String> scripts) throws IOException, InterruptedException {
        Path input = Files.createTempFile("vsxray-npm-", ".json");
        Path output = Files.createTempFile("vsxray-npm-", ".json");
        try {
            Files.write(input, JSON.writeValueAsBytes(scripts));
            Process node = new ProcessBuilder("node", WORK.toString(), FOLDER.toString(), work)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(node.waitFor()).as("exit code of node").isZero();
            return JSON.readTree(output.toFile());
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }
}

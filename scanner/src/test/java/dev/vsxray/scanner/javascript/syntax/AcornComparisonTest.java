package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.javascript.NpmTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Real libraries, read by this parser and by acorn: both must see as many functions and calls. */
class AcornComparisonTest {

    private static final List<String> LIBRARIES = List.of(
            "acorn/8.11.3/dist/acorn.js",
            "acorn/8.11.3/dist/acorn.mjs",
            "lodash/4.17.21/lodash.js",
            "lodash/4.17.21/lodash.min.js",
            "react-dom/18.2.0/umd/react-dom.production.min.js",
            "vscode-languageserver-types/3.17.5/lib/esm/main.js");

    @Test
    void bothSeeTheSameInLibraries() throws Exception {
        NpmTools.assumeFetched();
        List<String> texts =
                LIBRARIES.stream().map(AcornComparisonTest::library).toList();

        JsonNode counts = NpmTools.make("count", texts);

        for (int i = 0; i < texts.size(); i++) {
            TreeWalk walk = TreeWalk.of(Parser.parse(texts.get(i)).program());
            int calls =
                    walk.count("Call") + walk.count("New") + walk.count("ImportCall") + walk.count("TaggedTemplate");
            assertThat(List.of(walk.count("FunctionNode"), calls))
                    .as(LIBRARIES.get(i))
                    .containsExactly(
                            counts.get(i).path("functions").asInt(),
                            counts.get(i).path("calls").asInt());
        }
    }

    private static String library(String file) {
        String resource = "META-INF/resources/webjars/" + file;
        try (InputStream bytes = AcornComparisonTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(bytes, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(resource, unreadable);
        }
    }
}

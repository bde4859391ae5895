package dev.vsxray.scanner.javascript.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every script that GraalJS accepts below the folder that {@code -Dvsxray.bundles=DIR} names is accepted, with the same functions, calls and
 * statements. Skipped without: the bundles of published extensions are not ours to keep.
 */
class GraalBundlesTest {

    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?js");

    @Test
    void bothSeeTheSameInBundles() throws IOException {
        String folder = System.getProperty("vsxray.bundles", "");
        assumeThat(folder)
                .as("skipped: -Dvsxray.bundles=DIR names a folder of extensions")
                .isNotEmpty();
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            scripts = files.filter(file -> SCRIPT.matcher(file.toString()).matches() && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        List<String> different = new ArrayList<>();
        int refused = 0;
        long characters = 0;
        for (Path script : scripts) {
            String text = new String(Files.readAllBytes(script), StandardCharsets.UTF_8);
            ParseResult result = Parser.parse(text);
            Optional<GraalParser.Counts> theirs =
                    GraalParser.counts(text, result.program().module());
            if (theirs.isEmpty()) {
                refused++;
                continue;
            }
            characters += text.length();
            GraalParser.Counts ours = GraalParser.expected(result.program());
            if (!result.problems().isEmpty() || !theirs.get().equals(ours)) {
                different.add(script + ": " + theirs.get() + " but here " + ours + " " + result.problems());
            }
        }
        System.out.printf(
                "%d scripts, %d of them refused by GraalJS, %d characters in the others, %d read differently%n",
                scripts.size(), refused, characters, different.size());

        assertThat(scripts).isNotEmpty();
        assertThat(different).isEmpty();
    }
}

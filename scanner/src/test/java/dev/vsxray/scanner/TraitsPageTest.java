package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/traits.md} lists the traits of the readers: all of them, and no other. */
class TraitsPageTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    /** How the readers name a trait: the literal that begins a call of {@code observations.trait}. */
    private static final Pattern MADE = Pattern.compile("\\btrait\\(\\s*\"([a-z0-9-]+)\"");

    @Test
    void everyTraitOfAReaderIsOnThePage() throws IOException {
        assertThat(all(ROW, Files.readString(page()))).containsAll(all(MADE, sources()));
    }

    @Test
    void everyTraitOnThePageIsMadeByAReader() throws IOException {
        String sources = sources();
        assertThat(all(ROW, Files.readString(page())))
                .allSatisfy(name -> assertThat(sources).contains("\"" + name + "\""));
    }

    private static Path page() {
        return Path.of("..", "docs", "traits.md");
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().endsWith(".java")).sorted()::iterator) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        TreeSet<String> names = new TreeSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }
}

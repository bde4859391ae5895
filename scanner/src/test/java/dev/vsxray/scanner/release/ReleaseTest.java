package dev.vsxray.scanner.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.release.Novelty.Kind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseTest {

    private static final Release PLAIN = release("acme", "notes", "https://git.example/acme/notes");

    @Test
    void nothingIsNewInTheSame() {
        assertThat(PLAIN.since(PLAIN)).isEmpty();
    }

    @Test
    void tellsAllThatIsNewTheGravestFirst() {
        Release later = new Release(
                new ExtensionId("umbrella", "Notes"),
                "https://git.example/umbrella/notes",
                words("other.helper"),
                words("bin/helper.node"),
                words("*"),
                true,
                words("network", "processes"),
                words("a.example", "stats.example"));
        assertThat(later.since(PLAIN))
                .extracting(Novelty::kind, Novelty::before, Novelty::values)
                .containsExactly(
                        tuple(Kind.PUBLISHER, "acme", List.of("umbrella")),
                        tuple(
                                Kind.REPOSITORY,
                                "https://git.example/acme/notes",
                                List.of("https://git.example/umbrella/notes")),
                        tuple(Kind.EXTENSION, "", List.of("other.helper")),
                        tuple(Kind.BINARY, "", List.of("bin/helper.node")),
                        tuple(Kind.ACTIVATION, "onStartupFinished", List.of("*")),
                        tuple(Kind.OBFUSCATION, "", List.of()),
                        tuple(Kind.CAPABILITY, "", List.of("processes")),
                        tuple(Kind.HOST, "", List.of("stats.example")));
        assertThat(PLAIN.since(later))
                .as("what went is no news")
                .extracting(Novelty::kind)
                .containsExactly(Kind.PUBLISHER, Kind.REPOSITORY);
    }

    @Test
    void anotherSpellingIsNotAnotherPublisher() {
        assertThat(release("Acme", "NOTES", PLAIN.repository()).since(PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/notes, git+https://github.com/acme/notes.git, true",
        "https://github.com/acme/notes, github:Acme/Notes, true",
        "https://github.com/acme/notes, git@github.com:acme/notes.git, true",
        "https://github.com/acme/notes/, https://github.com/acme/notes#readme, true",
        "https://github.com/acme/notes, https://github.com/acme/other, false",
        "https://github.com/acme/notes, '', false",
        "https://github.com/acme/notes, https://gitlab.com/acme/notes, false",
    })
    void aRepositoryHasManySpellings(String one, String other, boolean same) {
        assertThat(release("acme", "notes", one).since(release("acme", "notes", other)))
                .hasSize(same ? 0 : 1);
    }

    private static Release release(String publisher, String name, String repository) {
        return new Release(
                new ExtensionId(publisher, name),
                repository,
                words(),
                words(),
                words("onStartupFinished"),
                false,
                words("network"),
                words("a.example"));
    }

    private static SortedSet<String> words(String... words) {
        return new TreeSet<>(List.of(words));
    }
}

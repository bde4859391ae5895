package dev.vsxray.scanner.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.scanner.audit.Audit;
import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.release.Novelty.Kind;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onLanguage:go|onLanguage:go, onStartupFinished|onStartupFinished",
                "onLanguage:go|*|*",
                "onLanguage:go|onLanguage:go, onUri|onUri",
                "''|onFileSystem:s, workspaceContains:**/{a, b}.json|onFileSystem:s; workspaceContains:**/{a, b}.json",
                "onCommand:a.b|onCommand:a.b, onCommand:c.d, onView:e, onDebugResolve:f|''",
                "onStartupFinished|onStartupFinished, onUri, onLanguage:go|''",
                "onStartupFinished|onLanguage:go, onUri|''",
                "onLanguage:go, onUri|onUri|''",
                "*|onStartupFinished, onUri|''",
            })
    void activationIsWiderWhereMoreOrSoonerEventsStartIt(String before, String now, String told) {
        assertThat(activated(now).since(activated(before)))
                .extracting(Novelty::kind, Novelty::before, novelty -> String.join("; ", novelty.values()))
                .isEqualTo(told.isEmpty() ? List.of() : List.of(tuple(Kind.ACTIVATION, asked(before), told)));
    }

    /** What a user asks for is not told. */
    private static String asked(String events) {
        return events.startsWith("onCommand") ? "" : events;
    }

    private static Release activated(String events) {
        boolean atStartup = events.contains("*") && !events.contains("**") || events.contains("onStartupFinished");
        Answer answer = atStartup ? Answer.YES : Answer.NO;
        return Release.of(
                new ExtensionId("acme", "notes"),
                new Audit(
                        List.of(),
                        Map.of(AuditQuestion.RUNS_AT_STARTUP, new AuditAnswer(answer, "So it is.", events, List.of())),
                        PrivacyCard.unknown("Not asked."),
                        List.of()),
                List.of());
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

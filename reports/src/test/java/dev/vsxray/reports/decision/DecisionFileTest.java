package dev.vsxray.reports.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Kind;
import dev.vsxray.scanner.model.Decision.Scope;
import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionFileTest {

    private static final Path SCHEMA = Path.of("../docs/schema/decisions-1.json");

    private static final String EACH_KIND = """
            # reviewed every quarter
            decisions:
              - decision: suppress
                extension: Acme.Notes
                versions: ">=1.2.0 <2.0.0"
                rule: starts-hidden-window
                owner: grace@team.example
                reason: The language server is started without a window on purpose.
                expires: 2027-01-31
              - decision: suppress
                fingerprint: 00112233445566778899aabbccddeeff
                owner: ada
                reason: Looked at, harmless.
                expires: never
              - {decision: allow, publisher: acme, owner: ada, reason: ours, expires: 2027-02-01}
              - decision: deny
                extension: other.assistant
                owner: board
                reason: Sends documents to a cloud we have no contract with.
                expires: never
            """;

    @Test
    void saysWhatWasDecided() {
        DecisionFile.Reading reading = DecisionFile.read(EACH_KIND, "team.yaml");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.decisions()).hasSize(4);
        assertThat(reading.decisions().get(0))
                .isEqualTo(new Decision(
                        Kind.SUPPRESS,
                        new Scope("Acme.Notes", ">=1.2.0 <2.0.0", "", "starts-hidden-window", ""),
                        "grace@team.example",
                        "The language server is started without a window on purpose.",
                        Optional.of(LocalDate.of(2027, 1, 31)),
                        "team.yaml:3"));
        assertThat(reading.decisions())
                .extracting(Decision::kind)
                .containsExactly(Kind.SUPPRESS, Kind.SUPPRESS, Kind.ALLOW, Kind.DENY);
        assertThat(reading.decisions().get(1).expires()).isEmpty();
        assertThat(reading.decisions().get(2).scope().publisher()).isEqualTo("acme");
    }

    @Test
    void tellsEveryMistakeWithItsPlace() {
        List<String> problems = problems("""
                decisions:
                  - decision: supress
                    extension: acme.notes
                    owner: ada
                    reason: x
                    expires: soon
                  - decision: allow
                    rule: reads-a-thing
                    publisher: acme
                    owner: ada
                    reason: ""
                    expires: never
                    until: 2027-01-01
                  - decision: deny
                    owner: ada
                    reason: x
                    expires: never
                  - decision: suppress
                    owner: ada
                    reason: x
                    expires: never
                  - decision: suppress
                    extension: acme
                    versions: latest
                    fingerprint: f-1
                    owner: ada
                    reason: x
                    expires: never
                  - decision: deny
                    publisher: acme
                    versions: 1.x
                    owner: ada
                    reason: x
                    expires: never
                """);
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "d.yaml:2:15: expected one of allow, deny, suppress, found \"supress\"; did you mean \"suppress\"?",
                        "d.yaml:6:5: expected a date such as 2027-01-31, or never, found \"soon\"; correct it",
                        "d.yaml:8:5: expected an extension to allow, found a finding; write \"decision: suppress\" for a"
                                + " finding",
                        "d.yaml:11:5: expected a text, found nothing; write it",
                        "d.yaml:13:5: expected one of decision, expires, extension, fingerprint, owner, publisher, reason,"
                                + " rule, versions, found \"until\"; remove it or write one of them",
                        "d.yaml:14:5: expected the field \"extension\" or \"publisher\", found neither; add one",
                        "d.yaml:18:5: expected a scope: extension, publisher, rule or fingerprint, found none; nobody means"
                                + " to suppress everything",
                        "d.yaml:18:5: expected one decision for each scope, found the scope of line 14; remove one of them",
                        "d.yaml:23:5: expected an id such as publisher.name, found \"acme\"; correct it",
                        "d.yaml:24:5: expected a version or a range such as 1.2.3, 1.x or \">=1.2.0 <2.0.0\", found"
                                + " \"latest\"; leave the field out for all versions",
                        "d.yaml:25:5: expected the 32 hexadecimal digits of a finding's fingerprint, found \"f-1\"; correct"
                                + " it",
                        "d.yaml:31:5: expected versions of one extension, found no extension; name it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "decisions:", "decisions: none", "allow: []", "- decision: allow", "decisions: ["})
    void refusesWhatIsNoListOfDecisions(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void decidesNothingWithAMistake() {
        String half = EACH_KIND + "  - decision: allow\n";
        assertThat(DecisionFile.read(half, "d.yaml").decisions()).isEmpty();
    }

    @Test
    void mayDecideNothing() {
        DecisionFile.Reading reading = DecisionFile.read("decisions: []\n", "d.yaml");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.decisions()).isEmpty();
    }

    @Test
    void refusesBytesThatAreNoText(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("d.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(DecisionFile.read(file).problems())
                .extracting(FileProblem::expected)
                .containsExactly("text in UTF-8");
    }

    /** The schema that editors use agrees with the reader. */
    @Test
    void hasASchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        assertThat(schema.validate(EACH_KIND.replaceAll("(2027[0-9-]+)", "\"$1\""), InputFormat.YAML))
                .isEmpty();
        for (String wrong : List.of(
                "{decision: allow, rule: reads-a-thing, publisher: acme, owner: a, reason: b, expires: never}",
                "{decision: deny, owner: a, reason: b, expires: never}",
                "{decision: suppress, owner: a, reason: b, expires: never}",
                "{decision: suppress, rule: a-b, reason: b, expires: never}",
                "{decision: suppress, rule: a-b, owner: a, reason: b}",
                "{decision: deny, publisher: acme, versions: 1.x, owner: a, reason: b, expires: never}",
                "{decision: ban, publisher: acme, owner: a, reason: b, expires: never}")) {
            assertThat(schema.validate("decisions: [" + wrong + "]", InputFormat.YAML))
                    .as(wrong)
                    .isNotEmpty();
            assertThat(problems("decisions: [" + wrong + "]")).as(wrong).isNotEmpty();
        }
    }

    private static List<String> problems(String text) {
        return DecisionFile.read(text, "d.yaml").problems().stream()
                .map(FileProblem::toString)
                .toList();
    }
}

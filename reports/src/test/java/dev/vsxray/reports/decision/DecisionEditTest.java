package dev.vsxray.reports.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Kind;
import dev.vsxray.scanner.model.Decision.Scope;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionEditTest {

    private static final Decision ALLOW = new Decision(
            Kind.ALLOW,
            new Scope("acme.notes", "1.4.0", "", "", ""),
            "ada@team.example",
            "Needed: \"until\" # the\nmigration",
            Optional.of(LocalDate.of(2027, 1, 31)),
            "");

    private static final String ENTRY = """
            - decision: allow
              extension: acme.notes
              versions: "1.4.0"
              owner: ada@team.example
              reason: "Needed: \\"until\\" # the\\nmigration"
              expires: 2027-01-31
            """;

    @Test
    void startsAFile() {
        String text = DecisionEdit.first(ALLOW);
        assertThat(text).startsWith("# ").contains("decisions:\n").endsWith(ENTRY.indent(2));
        assertThat(DecisionFile.read(text, "d.yaml").decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEqualTo(ALLOW.reason()));
    }

    @Test
    void keepsWhatIsThere() {
        String before = """
                # Reviewed by the security team.

                decisions:
                - decision: deny   # the board
                  publisher: other
                  owner: board
                  reason: >
                    folded
                    text
                  expires: never
                # the end""";
        assertThat(DecisionEdit.appended(before, ALLOW)).contains(before + "\n" + ENTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decisions: []", "decisions: [] # none yet\n", "decisions: [ ]\r\n"})
    void opensAnEmptyList(String before) {
        assertThat(DecisionEdit.appended(before, ALLOW))
                .hasValueSatisfying(
                        text -> assertThat(DecisionFile.read(text, "d.yaml").decisions())
                                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decisions: [{decision: deny, publisher: other, owner: b, reason: x, expires: never}]\n",
                "decisions:\n  - {decision: deny, extension: acme.notes, versions: 1.4.0, owner: b, reason: x, expires: never}\n",
                "decisions: []\n...\n",
            })
    void leavesAloneWhatItWouldBreak(String before) {
        assertThat(DecisionEdit.appended(before, ALLOW)).isEmpty();
    }
}

package dev.vsxray.scanner.javascript.disguise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In whatever disguise a payload comes, its modules, hosts and paths are readable afterwards. */
class DisguiseMatrixTest {

    @ParameterizedTest
    @EnumSource
    void textsComeOut(StringDisguise disguise) {
        List<String> missing = new ArrayList<>();
        for (Payload payload : Payload.values()) {
            missing.addAll(missing(payload, Reading.of(disguise.of(payload))));
        }

        assertThat(missing).isEmpty();
    }

    /** And they are programs then, not texts: what they call is told as it is of the program without disguise. */
    @ParameterizedTest
    @EnumSource
    void programsComeOut(ProgramDisguise disguise) {
        List<String> missing = new ArrayList<>();
        for (Payload payload : Payload.values()) {
            Set<String> calls = Reading.of(payload.plain()).calls();
            assertThat(calls).as("calls of " + payload).isNotEmpty();
            Reading reading = Reading.of(disguise.of(payload.plain()));
            missing.addAll(missing(payload, reading));
            calls.removeAll(reading.calls());
            calls.forEach(call -> missing.add(payload + ": calls " + call));
        }

        assertThat(missing).isEmpty();
    }

    /** What of the payload's evidence is not readable. */
    private static List<String> missing(Payload payload, Reading reading) {
        return payload.evidence().stream()
                .filter(text -> !reading.text().contains(text))
                .map(text -> payload + ": " + text)
                .toList();
    }
}

package dev.vsxray.scanner.javascript.disguise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In whatever disguise a payload comes, its modules, hosts and paths are readable afterwards. */
class DisguiseMatrixTest {

    @ParameterizedTest
    @EnumSource
    void textsComeOut(StringDisguise disguise) {
        assertThat(missing(disguise::of)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void programsComeOut(ProgramDisguise disguise) {
        assertThat(missing(payload -> disguise.of(payload.plain()))).isEmpty();
    }

    @FunctionalInterface
    private interface Disguise {
        String of(Payload payload);
    }

    /** What of the payloads' evidence is not readable, as {@code PAYLOAD: text}. */
    private static List<String> missing(Disguise disguise) {
        List<String> missing = new ArrayList<>();
        for (Payload payload : Payload.values()) {
            String readable = Reading.of(disguise.of(payload));
            payload.evidence().stream()
                    .filter(text -> !readable.contains(text))
                    .forEach(text -> missing.add(payload + ": " + text));
        }
        return missing;
    }
}

package dev.vsxray.scanner.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDatabaseTest {

    private static final String KEY = "extensionsIdentifiers/disabled";

    @TempDir
    private Path temporary;

    static Path sample(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        try (var in = StateDatabaseTest.class.getResourceAsStream(name)) {
            Files.copy(in, copy);
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"plain.vscdb, '[{\"id\": \"Sample.Switched-Off\"}]'", "utf16.vscdb, '[{\"id\": \"sample.wide\"}]'"})
    void readsTheValueOfAKey(String database, String value) throws Exception {
        assertThat(StateDatabase.value(sample(database, temporary), KEY)).contains(value);
    }

    @Test
    void followsInnerAndOverflowPages() throws Exception {
        assertThat(StateDatabase.value(sample("deep.vscdb", temporary), KEY))
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("[{\"id\": \"sample.extension-0\"}, ")
                        .endsWith("{\"id\": \"sample.extension-99\"}]"));
        assertThat(StateDatabase.value(temporary.resolve("deep.vscdb"), "some.key/149"))
                .contains("value value ");
    }

    @Test
    void anUnknownKeyAndAMissingFileHaveNoValue() throws Exception {
        assertThat(StateDatabase.value(sample("plain.vscdb", temporary), "no.such/key"))
                .isEmpty();
        assertThat(StateDatabase.value(temporary.resolve("missing.vscdb"), KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 512, 5_000})
    void aFileThatEndsEarlyIsRefused(int length) throws Exception {
        Path database = sample("deep.vscdb", temporary);
        Files.write(database, java.util.Arrays.copyOf(Files.readAllBytes(database), length));

        assertThatThrownBy(() -> StateDatabase.value(database, KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void damageNeverLeadsToAnythingButAnAnswerOrAnIoException() throws Exception {
        Path database = sample("deep.vscdb", temporary);
        byte[] sound = Files.readAllBytes(database);
        Random random = new Random(20_261_123);
        for (int attempt = 0; attempt < 2_000; attempt++) {
            byte[] damaged = sound.clone();
            for (int change = 0; change < 20; change++) {
                damaged[random.nextInt(change % 2 == 0 ? damaged.length : 2_048)] = (byte) random.nextInt();
            }
            Files.write(database, damaged);
            try {
                StateDatabase.value(database, KEY);
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }
}

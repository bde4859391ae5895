package dev.vsxray.online.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.online.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OsvZipTest {

    private static final Map<String, byte[]> ENTRIES = new TreeMap<>(Map.of(
            "GHSA-1.json", new byte[90],
            "MAL-1.json", "{ \"id\": \"MAL-1\" }".getBytes(StandardCharsets.UTF_8),
            "readme.txt", new byte[30]));

    @Test
    void takesTheRecordsThatAreWanted() throws IOException {
        assertThat(OsvZip.records(Fixtures.zip(ENTRIES), name -> name.startsWith("MAL-")))
                .isEqualTo("{\"id\":\"MAL-1\"}\n");
    }

    /** The reader of the JDK says nothing of it but that it is the end. */
    @Test
    void saysWhatIsWrongWithOneThatEndsInsideAnEntry() throws IOException {
        byte[] zip = Fixtures.zip(ENTRIES);

        assertThatThrownBy(() -> OsvZip.records(Arrays.copyOf(zip, 50), name -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("the zip is empty, damaged or ends early");
    }

    /** To get past an entry means to unpack it: a bomb among those that nobody wants would be unpacked for ever. */
    @Test
    void countsWhatItPassesOver() throws IOException {
        byte[] zip = Fixtures.zip(ENTRIES);
        long all = ENTRIES.values().stream().mapToLong(bytes -> bytes.length).sum();
        assertThat(OsvZip.records(zip, name -> name.startsWith("MAL-"), all)).isNotEmpty();
        assertThatThrownBy(() -> OsvZip.records(zip, name -> name.startsWith("MAL-"), all - 1))
                .isInstanceOf(IOException.class)
                .hasMessage("the zip is larger unpacked than any real one");
        assertThatThrownBy(() -> OsvZip.records(zip, name -> false, 89)).isInstanceOf(IOException.class);
    }
}

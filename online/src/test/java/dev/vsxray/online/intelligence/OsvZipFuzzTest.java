package dev.vsxray.online.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Whatever is served as a zip of records: lines, or a refusal. Replays the kept inputs in every build; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class OsvZipFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void records(byte[] bytes) {
        try {
            assertThat(OsvZip.records(bytes, name -> true)).doesNotContain("\r");
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }
}

package dev.vsxray.online.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CadenceTest {

    @Test
    void countsWhatFallsIntoOneHour() {
        assertThat(at("2026-01-01T00:00:00Z", "2026-01-01T00:30:00Z", "2026-01-01T01:00:00Z", "2026-01-01T01:20:00Z")
                        .mostInAnHour())
                .isEqualTo(3);
        assertThat(at("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z").mostInAnHour())
                .isEqualTo(1);
        assertThat(at().mostInAnHour()).isZero();
    }

    @Test
    void measuresTheSilenceBeforeTheNewest() {
        assertThat(at("2020-01-01T00:00:00Z", "2022-03-01T00:00:00Z", "2026-03-01T00:00:00Z")
                        .silenceBeforeNewest())
                .contains(1461L);
        assertThat(at("2026-01-01T00:00:00Z").silenceBeforeNewest()).isEmpty();
    }

    private static Cadence at(String... times) {
        return new Cadence(List.copyOf(Stream.of(times).map(Instant::parse).toList()));
    }
}

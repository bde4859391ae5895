package dev.vsxray.scanner.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final Evidence PLACE = Evidence.match(Location.startOf("dist/extension.js"), "seen", "");

    private final Observations observations = new Observations("dist/extension.js");

    private void hosts(int count) {
        for (int i = 0; i < count; i++) {
            String host = "host" + i + ".example";
            observations.add(new Feature.Host(host, Feature.HostKind.PUBLIC, "https://" + host, PLACE));
        }
    }

    private void traits(int count) {
        for (int i = 0; i < count; i++) {
            observations.trait("encoded-blob", PLACE, Facts.of("length", i));
        }
    }

    @Test
    void aListOfKnownSitesIsKeptWhole() {
        hosts(Observations.MAX_LISTED);

        assertThat(observations.features()).hasSize(Observations.MAX_LISTED);
        assertThat(observations.gaps()).isEmpty();
    }

    @Test
    void whatIsNotKeptIsTold() {
        hosts(Observations.MAX_LISTED + 2);
        traits(Observations.MAX_PER_NAME + 3);

        assertThat(observations.features()).hasSize(Observations.MAX_LISTED + Observations.MAX_PER_NAME);
        assertThat(observations.gaps())
                .containsExactly(
                        gap("More observations of Host than are kept", "10000 per file"),
                        gap("More observations of encoded-blob than are kept", "500 per file"));
    }

    private static Gap gap(String reason, String limit) {
        return new Gap("dist/extension.js", Gap.Kind.LIMIT, reason, limit);
    }
}

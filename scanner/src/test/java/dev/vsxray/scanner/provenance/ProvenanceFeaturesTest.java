package dev.vsxray.scanner.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceFeaturesTest {

    @Test
    void whatIsKnownIsOneTraitAndEachDifferingFileAnother() {
        Provenance provenance = Provenance.of(
                Map.of(
                        ProvenanceTopic.INSTALLS, new ProvenanceFact.Known("12", "It says so."),
                        ProvenanceTopic.STATUS, new ProvenanceFact.Unknown("It refused.")),
                List.of(new PackageDifference("main.js", PackageDifference.Kind.ADDED)));

        List<Feature> features = ProvenanceFeatures.of(provenance);

        assertThat(features).hasSize(2);
        assertThat(features.get(0)).isInstanceOfSatisfying(Feature.Trait.class, trait -> {
            assertThat(trait.name()).isEqualTo("provenance");
            assertThat(trait.facts()).containsExactly(Map.entry("installs", "12"));
        });
        assertThat(features.get(1)).isInstanceOfSatisfying(Feature.Trait.class, trait -> {
            assertThat(trait.file()).isEqualTo("main.js");
            assertThat(trait.facts()).containsExactly(Map.entry("how", "added"));
        });
    }

    @Test
    void offlineNothingIsKnownAndEveryTopicSaysWhy() {
        assertThat(ProvenanceFeatures.of(Provenance.notAsked())).isEmpty();
        assertThat(Provenance.notAsked().facts())
                .containsOnlyKeys(ProvenanceTopic.values())
                .allSatisfy((topic, fact) -> assertThat(fact.ground()).contains("none was asked"));
    }
}

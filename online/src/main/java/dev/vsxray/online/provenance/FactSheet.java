package dev.vsxray.online.provenance;

import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts as they are learnt. Used by one thread, for one extension. */
final class FactSheet {

    /** Differing files that are kept; more say the same. */
    private static final int MOST_DIFFERENCES = 1_000;

    private final Map<ProvenanceTopic, ProvenanceFact> facts = new EnumMap<>(ProvenanceTopic.class);
    private final List<PackageDifference> differences = new ArrayList<>();

    void known(ProvenanceTopic topic, Object value, String ground) {
        facts.put(topic, new ProvenanceFact.Known(value.toString(), ground));
    }

    /** Known where there is a value, otherwise left to be what nobody said. */
    void known(ProvenanceTopic topic, Optional<?> value, String ground) {
        value.ifPresent(present -> known(topic, present, ground));
    }

    /** Whether somebody already told. */
    boolean knows(ProvenanceTopic topic) {
        return facts.get(topic) instanceof ProvenanceFact.Known;
    }

    void unknown(ProvenanceTopic topic, String ground) {
        facts.put(topic, new ProvenanceFact.Unknown(ground));
    }

    void differences(List<PackageDifference> found) {
        found.stream().limit(MOST_DIFFERENCES).forEach(differences::add);
    }

    Provenance provenance() {
        return Provenance.of(facts, differences);
    }

    /** A sheet on which nothing is known, for one reason. */
    static Provenance nothing(String ground) {
        FactSheet sheet = new FactSheet();
        for (ProvenanceTopic topic : ProvenanceTopic.values()) {
            sheet.unknown(topic, ground);
        }
        return sheet.provenance();
    }
}

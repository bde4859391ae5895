package dev.vsxray.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.model.PackageDifference;
import dev.vsxray.scanner.model.Provenance;
import dev.vsxray.scanner.model.ProvenanceFact;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Provenance in JSON. It is only there where a registry was asked: offline, the audit says that nobody was. */
final class ProvenanceJson {

    private static final String FIELD = "provenance";

    private ProvenanceJson() {}

    static void write(Provenance provenance, JsonGenerator json) throws IOException {
        if (!provenance.asked()) {
            return;
        }
        json.writeObjectFieldStart(FIELD);
        json.writeArrayFieldStart("facts");
        for (Map.Entry<ProvenanceTopic, ProvenanceFact> fact :
                provenance.facts().entrySet()) {
            json.writeStartObject();
            json.writeStringField("topic", fact.getKey().word());
            json.writeBooleanField("known", fact.getValue().known().isPresent());
            json.writeStringField("value", fact.getValue().known().orElse(""));
            json.writeStringField("ground", fact.getValue().ground());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("differences");
        for (PackageDifference difference : provenance.differences()) {
            json.writeStartObject();
            json.writeStringField("path", difference.path());
            json.writeStringField("kind", difference.kind().word());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A topic that this version does not know is left out. */
    static Provenance read(JsonNode extension) {
        if (!extension.has(FIELD)) {
            return Provenance.notAsked();
        }
        Map<ProvenanceTopic, ProvenanceFact> facts = new EnumMap<>(ProvenanceTopic.class);
        for (JsonNode fact : extension.get(FIELD).required("facts")) {
            ProvenanceTopic.ofWord(fact.required("topic").asText()).ifPresent(topic -> facts.put(topic, fact(fact)));
        }
        List<PackageDifference> differences = new ArrayList<>();
        for (JsonNode difference : extension.get(FIELD).required("differences")) {
            differences.add(new PackageDifference(
                    difference.required("path").asText(),
                    Words.parse(
                            PackageDifference.Kind.class,
                            difference.required("kind").asText())));
        }
        return Provenance.of(facts, differences);
    }

    private static ProvenanceFact fact(JsonNode node) {
        String ground = node.required("ground").asText();
        return node.required("known").asBoolean()
                ? new ProvenanceFact.Known(node.required("value").asText(), ground)
                : new ProvenanceFact.Unknown(ground);
    }
}

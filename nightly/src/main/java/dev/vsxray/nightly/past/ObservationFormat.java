package dev.vsxray.nightly.past;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.vsxray.scanner.model.Feature;
import java.io.IOException;
import java.util.Optional;

/**
 * Records as JSON, component by component, for files that only this tool reads. Of another build's records it reads those
 * that have exactly these components; others it refuses, which is to say that they are not kept.
 */
final class ObservationFormat {

    /** No component of a feature has this name. */
    private static final String FEATURE = "feature";

    private ObservationFormat() {}

    static ObjectMapper mapper() {
        // Writing must not close the packed stream before its end is written.
        JsonMapper.Builder mapper = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .addMixIn(Feature.class, NamedFeature.class)
                .addModule(new SimpleModule()
                        .addSerializer(new PresentText())
                        .addDeserializer(Optional.class, new OptionalText()));
        for (Class<?> kind : Feature.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return mapper.build();
    }

    /** Each feature names its kind. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = FEATURE)
    private interface NamedFeature {}

    /** All that is optional in a feature is text. */
    private static final class PresentText extends StdSerializer<Optional<?>> {

        private static final long serialVersionUID = 1;

        PresentText() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> text, JsonGenerator json, SerializerProvider unused) throws IOException {
            if (text.isPresent()) {
                json.writeString(String.valueOf(text.get()));
            } else {
                json.writeNull();
            }
        }
    }

    @SuppressWarnings("rawtypes") // Jackson asks by the raw class.
    private static final class OptionalText extends StdDeserializer<Optional> {

        private static final long serialVersionUID = 1;

        OptionalText() {
            super(Optional.class);
        }

        @Override
        public Optional deserialize(JsonParser json, DeserializationContext unused) throws IOException {
            return Optional.of(json.getText());
        }

        @Override
        public Optional getNullValue(DeserializationContext unused) {
            return Optional.empty();
        }
    }
}

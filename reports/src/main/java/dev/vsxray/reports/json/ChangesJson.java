package dev.vsxray.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** What changed since an earlier report, in JSON. It is only there where one was compared with, and is not read back. */
public final class ChangesJson {

    private ChangesJson() {}

    /** Writes a difference alone, as an object with the field {@code changes}, and leaves {@code out} open. */
    public static void write(Difference difference, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> {
            json.writeStartObject();
            write(difference, json);
            json.writeEndObject();
        });
    }

    /** Writes the field {@code changes} into an object. */
    public static void write(Difference difference, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("changes");
        json.writeStringField("since", difference.since().toString());
        json.writeStringField("digest", difference.digest());
        json.writeArrayFieldStart("list");
        for (Change change : difference.changes()) {
            json.writeStartObject();
            json.writeStringField("kind", word(change.kind()));
            json.writeStringField("cause", change.cause().word());
            json.writeStringField("extension", change.extension().written());
            json.writeStringField("before", change.before());
            json.writeStringField("after", change.after());
            json.writeArrayFieldStart("items");
            for (String item : change.items()) {
                json.writeString(item);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.vsxray.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON as every format here writes it: indented, with every character outside printable ASCII escaped. The values stay
 * exact, lone surrogates included, and a bidirectional override or an invisible character cannot mislead whoever opens
 * the file in an editor or prints it on a terminal.
 */
public final class AsciiJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private AsciiJson() {}

    /** Writes one value and a line feed to {@code out}, which stays open. */
    public static void write(OutputStream out, Value value) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter();
        layout.indentObjectsWith(lines);
        layout.indentArraysWith(lines);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setCharacterEscapes(new DeleteEscaped());
            json.setPrettyPrinter(layout);
            value.write(json);
            json.writeRaw('\n');
        }
    }

    /** Something that writes one JSON value. */
    public interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** The delete character is ASCII, and JSON allows it as it is; it should be visible all the same. */
    private static final class DeleteEscaped extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        DeleteEscaped() {
            escapes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int codePoint) {
            return null;
        }
    }
}

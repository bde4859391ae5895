package dev.vsxray.scanner.text;

import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Location;
import java.util.List;

/**
 * JavaScript that a reader found somewhere else than in a script file, for the analyser of scripts.
 *
 * @param location where its first character stands; for decoded text, where what it was decoded from stands
 * @param text the script
 * @param decoded how it was made readable, empty where it stands in the file as such
 */
public record EmbeddedScript(Place place, Location location, String text, List<Decoding> decoded) {

    /** Where a script was found. */
    public enum Place {
        /** A script element of a page. */
        PAGE,
        /** An attribute of a page that the user's acts run, such as {@code onclick}, or a {@code javascript:} address. */
        EVENT_HANDLER,
        /** An attribute of a page that runs by itself, such as {@code onload}. */
        LOAD_HANDLER,
        /** Decoded from an encoded or invisible text. */
        LAYER,
        /** A whole file whose name promises something else. */
        DISGUISED_FILE
    }

    public EmbeddedScript {
        decoded = List.copyOf(decoded);
    }

    public String path() {
        return location.file();
    }

    /** The script of a decoded layer. */
    public static EmbeddedScript of(DerivedText layer) {
        return new EmbeddedScript(
                Place.LAYER,
                layer.from().location(),
                layer.text(),
                List.of(new Decoding(layer.how(), layer.excerpt(0, ReadableText.MAX_EXCERPT))));
    }
}

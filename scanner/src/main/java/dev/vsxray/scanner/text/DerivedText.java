package dev.vsxray.scanner.text;

import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that does not stand in the file as such: a folded string, a decoded layer, a member of an archive.
 *
 * @param from the place it was derived from; every place in the text is that place
 * @param how the step that made it, such as {@code base64}
 */
public record DerivedText(Evidence from, String how, String text, TextOrigin origin) implements ReadableText {

    @Override
    public String path() {
        return from.location().file();
    }

    @Override
    public Location locate(int index) {
        return from.location();
    }

    @Override
    public Evidence evidence(int start, int end, String note) {
        List<Decoding> decoded = new ArrayList<>(from.decoded());
        decoded.add(new Decoding(how, excerpt(start, end)));
        return new Evidence(Evidence.Role.MATCH, from.location(), note, from.excerpt(), decoded, from.assumed());
    }
}

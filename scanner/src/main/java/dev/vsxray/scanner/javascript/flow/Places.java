package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.ReadableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns places of the machine into evidence: for code of a layer, the place in the file that made it. */
final class Places {

    private final ScriptFiles files;
    private final Map<String, Optional<FileText>> texts = new HashMap<>();

    Places(ScriptFiles files) {
        this.files = files;
    }

    Evidence evidence(Evidence.Role role, Place place, String note, boolean assumed) {
        Place inFile = root(place);
        List<Decoding> decoded = decodings(place);
        Optional<FileText> text = text(inFile.script().path());
        if (text.isEmpty()) {
            Location start = Location.startOf(inFile.script().path());
            return new Evidence(role, start, note, "", decoded, assumed);
        }
        int shift = inFile.script().startInFile();
        Evidence found = text.get().evidence(inFile.start() + shift, inFile.end() + shift, note);
        return new Evidence(role, found.location(), note, found.excerpt(), decoded, assumed);
    }

    private Optional<FileText> text(String path) {
        return texts.computeIfAbsent(path, files::file);
    }

    /** The place in a file that, perhaps over several layers, made the code at {@code place}. */
    private static Place root(Place place) {
        Place at = place;
        while (at.script().madeAt().isPresent()) {
            at = at.script().madeAt().get();
        }
        return at;
    }

    /** What stands at the place, for code of a layer: how the layer was made and a window of it. */
    private static List<Decoding> decodings(Place place) {
        List<Decoding> decoded = new ArrayList<>();
        Script script = place.script();
        if (script.madeAt().isEmpty()) {
            return decoded;
        }
        String text = script.text();
        int start = Math.max(0, Math.min(place.start(), text.length()));
        int end = Math.max(start, Math.min(text.length(), Math.min(place.end(), start + ReadableText.MAX_EXCERPT)));
        decoded.add(new Decoding(String.join(", ", script.layers()), text.substring(start, end)));
        return decoded;
    }
}

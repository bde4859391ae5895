package dev.vsxray.scanner.reading;

import dev.vsxray.scanner.archive.FileContent;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.ContentKind.Family;
import dev.vsxray.scanner.content.ContentKinds;
import dev.vsxray.scanner.content.ContentReader;
import dev.vsxray.scanner.content.DisguiseReader;
import dev.vsxray.scanner.content.PatternMatcher;
import dev.vsxray.scanner.content.TextKinds;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.signatures.pattern.PatternSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends a file to the readers that know its kind. Immutable and thread-safe; made once per rule set. */
public final class FileReaders {

    private final PatternMatcher patterns;
    private final ContentReader content;

    public FileReaders(PatternSet patterns) {
        this.patterns = new PatternMatcher(patterns);
        this.content = new ContentReader(this.patterns);
    }

    /** Reads a file of a package: its kind, and by its kind what it holds. Never fails; what cannot be read is a gap. */
    public FileReading read(PackageFile file) {
        FileContent bytes = file.content();
        FileReading reading = read(file.path(), bytes.bytes(), file.size());
        Optional<Gap> gap = bytes.gap();
        if (gap.isEmpty()) {
            return reading;
        }
        List<Gap> gaps = new ArrayList<>(reading.gaps());
        gaps.add(gap.get());
        return new FileReading(reading.features(), gaps, reading.scripts());
    }

    /** Reads the first {@code bytes} of a file of {@code size} bytes. */
    FileReading read(String path, byte[] bytes, long size) {
        Observations observations = new Observations(path);
        List<EmbeddedScript> scripts = new ArrayList<>();
        for (DerivedText stowaway : DisguiseReader.read(path, bytes, size, observations)) {
            layer(stowaway, observations, scripts);
        }
        ContentKind kind = ContentKinds.of(bytes);
        if (ContentKinds.isText(bytes)) {
            text(path, kind, FileText.of(path, bytes), observations, scripts);
        } else if (kind.family() == Family.EXECUTABLE || kind == ContentKind.BINARY) {
            patterns.read(FileText.of(path, bytes), observations);
        }
        return new FileReading(observations.features(), observations.gaps(), scripts);
    }

    /** Reads a text that is not in the file as such: a string that folding made, or a layer decoded elsewhere. */
    public FileReading read(DerivedText text) {
        Observations observations = new Observations(text.path());
        List<EmbeddedScript> scripts = new ArrayList<>();
        for (DerivedText layer : content.read(text, observations)) {
            script(layer, scripts);
        }
        return new FileReading(observations.features(), observations.gaps(), scripts);
    }

    private void text(
            String path, ContentKind kind, FileText text, Observations observations, List<EmbeddedScript> scripts) {
        for (DerivedText layer : content.read(text, observations)) {
            script(layer, scripts);
        }
        boolean promised = ContentKind.promisedBy(path).family() == Family.SCRIPT;
        if (kind == ContentKind.JAVASCRIPT && !promised) {
            scripts.add(new EmbeddedScript(
                    EmbeddedScript.Place.DISGUISED_FILE, Location.startOf(path), text.text(), List.of()));
        }
    }

    private void layer(DerivedText layer, Observations observations, List<EmbeddedScript> scripts) {
        script(layer, scripts);
        for (DerivedText inner : content.read(layer, observations)) {
            script(inner, scripts);
        }
    }

    private static void script(DerivedText layer, List<EmbeddedScript> scripts) {
        if (TextKinds.of(layer.text()) == ContentKind.JAVASCRIPT) {
            scripts.add(EmbeddedScript.of(layer));
        }
    }
}
